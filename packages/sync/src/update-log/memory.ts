/** An update log that lasts as long as the process: for tests, and for trying things out. */

import type { DocumentName, PersonKey } from '../names.ts';
import { type LoggedUpdate, type Snapshot, type UpdateLog, UpdatesNotLogged } from './update-log.ts';

interface Kept {
  readonly entries: LoggedUpdate[];
  readonly owners: Map<number, PersonKey>;
  snapshot: Snapshot | null;
}

/** Opens an empty log in memory. */
export function openMemoryLog(): UpdateLog {
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
    async append(batches) {
      if (closed) throw new UpdatesNotLogged(new Error('the log is closed'));
      const at = Date.now();
      return batches.map(({ document, entries, owners }) => {
        const into = kept(document);
        for (const { author, update } of entries) {
          into.entries.push({ author, update: update.slice(), at, position: into.entries.length + 1 });
        }
        for (const [client, person] of owners) if (!into.owners.has(client)) into.owners.set(client, person);
        return into.entries.length;
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
      };
    },
    async readAfter(document, position) {
      return documents.get(document)?.entries.slice(position) ?? [];
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
