/**
 * An update log on a simulated disk. It answers only when the disk has flushed; after a call that failed it
 * believes nothing that it holds in memory, and reads the disk again before it does anything else.
 */

import type { Clock } from '../../src/clock.ts';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import {
  type Appended,
  type Batch,
  type LoggedUpdate,
  type Snapshot,
  type UpdateLog,
  UpdatesNotLogged,
} from '../../src/update-log/update-log.ts';
import type { SimulatedDisk } from './disk.ts';
import { readRows, writeRow } from './log-rows.ts';

interface Kept {
  readonly entries: LoggedUpdate[];
  readonly owners: Map<number, PersonKey>;
  snapshot: Snapshot | null;
}

const empty: Kept = { entries: [], owners: new Map(), snapshot: null };

/** Opens the log that lies on a disk, in a process with this clock. */
export function openDiskLog(disk: SimulatedDisk, clock: Clock, generation = 1): UpdateLog {
  let documents = new Map<DocumentName, Kept>();
  let isKnown = false;
  let isClosed = false;
  let before: Promise<unknown> = Promise.resolve();

  /** One call after the other, as on a thread. */
  function turn<T>(act: () => Promise<T>): Promise<T> {
    const mine = before.then(async () => {
      if (isClosed) throw new Error('the log is closed');
      if (!isKnown) await recover();
      return act();
    });
    before = mine.catch(() => {});
    return mine;
  }

  async function recover(): Promise<void> {
    const { rows, end } = readRows(await disk.read(clock));
    await disk.truncate(end, clock);
    await disk.flush(clock); // what is believed from now on must stay
    documents = new Map();
    for (const row of rows) {
      const into = kept(row.document);
      if (row.kind === 'snapshot') into.snapshot = row.snapshot;
      else into.entries.push(...row.entries);
      if (row.kind === 'entries') for (const [client, person] of row.owners) into.owners.set(client, person);
    }
    isKnown = true;
  }

  function kept(document: DocumentName): Kept {
    let found = documents.get(document);
    if (found === undefined) {
      found = { entries: [], owners: new Map(), snapshot: null };
      documents.set(document, found);
    }
    return found;
  }

  const find = (document: DocumentName) => documents.get(document) ?? empty;

  async function store(bytes: readonly Uint8Array[]): Promise<void> {
    isKnown = false;
    for (const row of bytes) await disk.write(row, clock);
    await disk.flush(clock);
    isKnown = true;
  }

  async function append(batches: readonly Batch[]): Promise<readonly Appended[]> {
    for (const { document, after } of batches) {
      if (find(document).entries.length < after) throw new Error(`${document} ends before ${after}`);
    }
    const at = clock.wall();
    const fresh = batches.filter(({ document, after }) => find(document).entries.length === after);
    const rows = fresh.map(({ document, after, entries, owners }) => ({
      kind: 'entries' as const,
      document,
      entries: entries.map(({ author, update }, i) => ({
        author,
        update: update.slice(),
        at,
        position: after + i + 1,
      })),
      owners: owners.filter(([client]) => !find(document).owners.has(client)),
    }));
    const answers = batches.map(({ document, after, entries }): Appended => {
      const known = find(document);
      if (known.entries.length === after) return { kind: 'appended', position: after + entries.length };
      return { kind: 'overtaken', missed: { entries: known.entries.slice(after), owners: new Map(known.owners) } };
    });
    if (rows.length > 0) await store(rows.map(writeRow));
    for (const { document, entries, owners } of rows) {
      const into = kept(document);
      into.entries.push(...entries);
      for (const [client, person] of owners) into.owners.set(client, person);
    }
    return answers;
  }

  return {
    generation,
    append: (batches) =>
      turn(() => append(batches)).catch((cause: unknown) => {
        throw new UpdatesNotLogged(cause);
      }),
    open: (document) =>
      turn(async () => {
        const { entries, owners, snapshot } = find(document);
        return {
          snapshot,
          entries: entries.slice(snapshot?.position ?? 0),
          position: entries.length,
          owners: new Map(owners),
          damage: null,
        };
      }),
    readAfter: (document, position) => turn(async () => find(document).entries.slice(position)),
    missedSince: (document, position) =>
      turn(async () => ({
        entries: find(document).entries.slice(position),
        owners: new Map(find(document).owners),
      })),
    heads: (names) =>
      turn(async () =>
        names.map((name) => {
          const { entries, snapshot } = find(name);
          return { position: entries.length, snapshot: snapshot?.position ?? 0 };
        }),
      ),
    saveSnapshot: (document, snapshot) =>
      turn(async () => {
        if ((find(document).snapshot?.position ?? 0) > snapshot.position) return;
        await store([writeRow({ kind: 'snapshot', document, snapshot })]);
        kept(document).snapshot = snapshot;
      }),
    documents: () =>
      turn(async () => [...documents].filter(([, { entries }]) => entries.length > 0).map(([name]) => name)),
    close: async () => {
      await before;
      isClosed = true;
    },
  };
}
