/**
 * Logs of people who wrote together, by chance but repeatable: several documents, rows with several entries of
 * several authors, words of the server's own, snapshots somewhere on the way.
 */

import * as Y from 'yjs';
import { type DocumentName, documentName, nobody, type PersonKey, personKey } from '../src/names.ts';
import { LogFile, type PackedBatch } from '../src/update-log/log-file.ts';
import { packEntries } from '../src/update-log/rows.ts';
import { openLogFile } from '../src/update-log/sqlite-file.ts';
import type { Binding, Entry, UpdateLog } from '../src/update-log/update-log.ts';
import { type Dice, dice, writtenTogether } from './histories.ts';

/** Appends to one or several documents at once, as the log's thread does. */
export function appendTo(
  log: LogFile,
  batches: readonly {
    readonly document: DocumentName;
    readonly after: number;
    readonly entries: readonly Entry[];
    readonly owners: readonly Binding[];
  }[],
): void {
  const bodies = batches.map(({ entries }) => packEntries(entries));
  let at = 0;
  const packed = batches.map(({ document, after, entries, owners }, i): PackedBatch => {
    const from = at;
    at += bodies[i]?.length ?? 0;
    return { document, after, entries: entries.length, from, to: at, owners };
  });
  log.append(packed, Buffer.concat(bodies), 1_750_000_000_000);
}

interface History {
  readonly document: DocumentName;
  readonly entries: readonly (Entry & { readonly owners: readonly Binding[] })[];
}

function historyOf(document: DocumentName, seed: number, roll: Dice): History {
  const seen = new Set<number>();
  const person = (client: number) => personKey(['ana', 'ben', 'cleo'][Math.floor(client / 1_000_000) % 3] as string);
  const entries = writtenTogether(seed, 3, 6 + roll(25)).map(({ client, update }) => {
    const author = person(client);
    const isNew = !seen.has(client);
    seen.add(client);
    // Now and then a client id turns out to be the server's, which writes in somebody's name.
    const owner: PersonKey = client % 5 === 0 ? nobody : author;
    return { author, update, owners: isNew ? [[client, owner] as const] : [] };
  });
  return { document, entries };
}

/** Makes a log file. Returns its documents, the longest first. */
export function writeLog(file: string, seed: number, documents = 3): readonly DocumentName[] {
  const roll = dice(seed);
  const db = openLogFile(file, 0);
  db.pragma('synchronous = OFF'); // nobody pulls the plug here
  const log = new LogFile(db);
  const histories = Array.from({ length: documents }, (_, i) =>
    historyOf(documentName(`document ${i}`), seed * 31 + i, roll),
  );
  const written = histories.map(() => 0);
  const snapshotAt = histories.map(({ entries }) => 1 + roll(entries.length));
  for (let left = true; left; ) {
    const batches = histories.flatMap(({ document, entries }, i) => {
      const after = written[i] as number;
      const some = entries.slice(after, after + 1 + roll(6));
      written[i] = after + some.length;
      return some.length === 0
        ? []
        : [{ document, after, entries: some, owners: some.flatMap(({ owners }) => owners) }];
    });
    left = batches.length > 0;
    if (left) appendTo(log, batches);
  }
  histories.forEach(({ document, entries }, i) => {
    const position = snapshotAt[i] as number;
    const doc = new Y.Doc();
    for (const { update } of entries.slice(0, position)) Y.applyUpdate(doc, update);
    const snapshot = { position, update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
    if (roll(4) > 0 || i === 0) log.saveSnapshot(document, snapshot);
  });
  log.close();
  return histories.toSorted((a, b) => b.entries.length - a.entries.length).map(({ document }) => document);
}

/** Writes the same through a log's own door, with snapshots half way. Returns its documents, the longest first. */
export async function writeThrough(log: UpdateLog, seed: number, documents = 3): Promise<readonly DocumentName[]> {
  const roll = dice(seed);
  const histories = Array.from({ length: documents }, (_, i) =>
    historyOf(documentName(`document ${i}`), seed * 31 + i, roll),
  );
  for (const { document, entries } of histories) {
    for (let after = 0; after < entries.length; ) {
      const some = entries.slice(after, after + 1 + roll(6));
      await log.append([{ document, after, entries: some, owners: some.flatMap(({ owners }) => owners) }]);
      after += some.length;
    }
    const position = entries.length >> 1;
    const doc = new Y.Doc();
    for (const { update } of entries.slice(0, position)) Y.applyUpdate(doc, update);
    await log.saveSnapshot(document, {
      position,
      update: Y.encodeStateAsUpdate(doc),
      stateVector: Y.encodeStateVector(doc),
    });
  }
  return histories.toSorted((a, b) => b.entries.length - a.entries.length).map(({ document }) => document);
}
