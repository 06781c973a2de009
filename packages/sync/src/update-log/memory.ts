/** An update log that lasts as long as the process: for tests, and for trying things out. */

import type { DocumentName, PersonKey } from '../names.ts';
import { type Appended, type LoggedUpdate, type Snapshot, type UpdateLog, UpdatesNotLogged } from './update-log.ts';

interface Kept {
  readonly entries: LoggedUpdate[];
  readonly owners: Map<number, PersonKey>;
  snapshot: Snapshot | null;
}

/** Opens an empty log in memory. Several servers may share it. */
export function openMemoryLog(generation = 1): UpdateLog {
  const documents = new Map<DocumentName, Kept>();
  let closed = false;

  function kept(document: DocumentName): Kept {
    let found = documents.get(document);
    if (found === undefined) {
      found = { entries: [], owners: new Map(), snapshot: null };
      documents.set(document, found);
    }
    return found;
  }

  return {
    generation,
    async append(batches) {
      if (closed) throw new UpdatesNotLogged(new Error('the log is closed'));
      const at = Date.now();
      for (const { document, after } of batches) {
        if ((documents.get(document)?.entries.length ?? 0) < after)
          throw new UpdatesNotLogged(new Error(`${document} ends before ${after}`));
      }
      return batches.map(({ document, after, entries, owners }): Appended => {
        const into = kept(document);
        if (into.entries.length > after) {
          return { kind: 'overtaken', missed: { entries: into.entries.slice(after), owners: new Map(into.owners) } };
        }
        for (const { author, update } of entries) {
          into.entries.push({ author, update: update.slice(), at, position: into.entries.length + 1 });
        }
        for (const [client, person] of owners) if (!into.owners.has(client)) into.owners.set(client, person);
        return { kind: 'appended', position: into.entries.length };
      });
    },
    async open(document) {
      const { entries, owners, snapshot } = documents.get(document) ?? {
        entries: [],
        owners: new Map(),
        snapshot: null,
      };
      return {
        snapshot,
        entries: entries.slice(snapshot?.position ?? 0),
        position: entries.length,
        owners: new Map(owners),
        damage: null,
      };
    },
    async readAfter(document, position) {
      return documents.get(document)?.entries.slice(position) ?? [];
    },
    async missedSince(document, position) {
      const { entries = [], owners } = documents.get(document) ?? {};
      return { entries: entries.slice(position), owners: new Map(owners) };
    },
    async heads(names) {
      return names.map((name) => {
        const { entries = [], snapshot } = documents.get(name) ?? {};
        return { position: entries.length, snapshot: snapshot?.position ?? 0 };
      });
    },
    async saveSnapshot(document, snapshot) {
      const into = kept(document);
      if (into.snapshot === null || into.snapshot.position <= snapshot.position) into.snapshot = snapshot;
    },
    async documents() {
      return [...documents].filter(([, { entries }]) => entries.length > 0).map(([document]) => document);
    },
    async close() {
      closed = true;
    },
  };
}
