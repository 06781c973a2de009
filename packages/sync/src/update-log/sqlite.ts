/**
 * The update log in one SQLite file, `log.db`, written by a thread of its own: committing takes the
 * disk's time, and the event loop must not.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentName } from '../names.ts';
import { WorkerCalls } from '../worker-calls.ts';
import { lockFolder } from './folder-lock.ts';
import type { PackedBatch } from './log-file.ts';
import { packEntries } from './rows.ts';
import { type Facts, LogUnreadable } from './sqlite-file.ts';
import type { LogRequest } from './sqlite-worker.ts';
import { type Appended, type Batch, type Head, type UpdateLog, UpdatesNotLogged } from './update-log.ts';

export { readHeads } from './care/heads.ts';
export { FolderInUse } from './folder-lock.ts';
export { LogUnreadable } from './sqlite-file.ts';

/** How long a commit waits for another program that holds the file, before it counts as failed. */
const BUSY_MS = 1_000;

type Question<R = LogRequest> = R extends unknown ? Omit<R, 'id'> : never;

/**
 * Opens the log in a folder and takes the folder for this process. A log of an older format is brought forward.
 * Throws FolderInUse, or LogUnreadable when the file cannot be used as a whole.
 */
export async function openSqliteLog(folder: string): Promise<UpdateLog> {
  const lock = lockFolder(folder);
  const file = join(folder, 'log.db');
  if (lock.hadLog && !existsSync(file)) {
    lock.release();
    throw new LogUnreadable(file, 'it is not there any more; put it back, or restore a backup into an empty folder');
  }
  const calls = new WorkerCalls(new URL('./sqlite-worker.ts', import.meta.url), {
    file,
    busyMs: BUSY_MS,
  });
  const ask = <T>(question: Question, transfer?: ArrayBuffer[]) => calls.ask<T>(question, transfer);
  const close = async () => {
    await calls.close();
    lock.release();
  };
  let facts: Facts;
  try {
    facts = await ask<Facts>({ kind: 'facts' });
    lock.noteLog();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    generation: facts.generation,
    async append(batches) {
      const { packed, bytes } = pack(batches);
      try {
        return await ask<readonly Appended[]>({ kind: 'append', batches: packed, bytes, at: Date.now() }, [
          bytes.buffer,
        ]);
      } catch (error) {
        throw new UpdatesNotLogged(error);
      }
    },
    open: (document) => ask({ kind: 'open', document, position: 0 }),
    readAfter: (document, position) => ask({ kind: 'readAfter', document, position }),
    missedSince: (document, position) => ask({ kind: 'missedSince', document, position }),
    heads: (documents) => ask<readonly Head[]>({ kind: 'heads', documents }),
    saveSnapshot: (document, snapshot) => ask({ kind: 'saveSnapshot', document, snapshot }),
    documents: () => ask<readonly DocumentName[]>({ kind: 'documents' }),
    async close() {
      await ask({ kind: 'close' });
      await close();
    },
  };
}

/** All batches in one piece of memory, which is handed over instead of copied. */
function pack(batches: readonly Batch[]): { packed: PackedBatch[]; bytes: Uint8Array<ArrayBuffer> } {
  let size = 0;
  const bodies = batches.map(({ entries }) => {
    const body = packEntries(entries);
    size += body.length;
    return body;
  });
  const bytes = new Uint8Array(size);
  let at = 0;
  const packed = batches.map(({ document, after, entries, owners }, i) => {
    const body = bodies[i] as Uint8Array;
    bytes.set(body, at);
    at += body.length;
    return { document, after, entries: entries.length, from: at - body.length, to: at, owners };
  });
  return { packed, bytes };
}
