/**
 * The copy of one document on this device. A letter is handed over whole right behind the frame that shows it, or when its tab is closed
 * before: nothing that somebody has seen is taken along. And a device that keeps no more says so.
 */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { afterFrame } from '../ui/after-frame.ts';

const updates = 'updates';
const trimAfterMs = 1_000;
/** How long words that came from the server may wait for one another. */
const gatherMs = 500;

export interface KeptCopy {
  /** The origin of the transactions that only load what this device has. */
  readonly origin: unknown;
  /** Resolves when what this device has is in the document. */
  readonly loaded: Promise<unknown>;
  close(): Promise<void>;
}

/** Opens the copy of this name. `onFailed` is called when a change could not be kept. */
export function keepCopy(name: string, doc: Y.Doc, onFailed: () => void): KeptCopy {
  const copy = new IndexeddbPersistence(name, doc);
  copy._db.catch(onFailed);
  let trimming: ReturnType<typeof setTimeout> | undefined;
  // What the server has sent is on its disk; it waits for the next key, or a moment.
  let gathered: Uint8Array[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const store = () => {
    clearTimeout(gathering);
    gathering = undefined;
    if (copy.db === null || gathered.length === 0) return;
    const row = Y.mergeUpdates(gathered);
    gathered = [];
    try {
      const transaction = copy.db.transaction(updates, 'readwrite');
      transaction.onabort = onFailed;
      transaction.objectStore(updates).add(row);
      // Left to itself a transaction ends when the page has heard of its success: behind every key that waits, or never.
      transaction.commit();
    } catch {
      // Another tab has deleted the copy.
      onFailed();
      return;
    }
    copy._dbsize += 1;
    if (copy._dbsize < PREFERRED_TRIM_SIZE) return;
    clearTimeout(trimming);
    trimming = setTimeout(() => void storeState(copy, false), trimAfterMs);
  };
  const write = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (origin === copy) return;
    gathered.push(update);
    if (local) afterFrame(store);
    else gathering ??= setTimeout(store, gatherMs);
  };
  doc.off('update', copy._storeUpdate);
  // What comes before is written with the whole document when the copy is read; and nobody has to write down what only loads it.
  copy.once('synced', () => doc.on('update', write));
  addEventListener('pagehide', store);
  return {
    origin: copy,
    loaded: copy.whenSynced,
    async close() {
      doc.off('update', write);
      removeEventListener('pagehide', store);
      store();
      clearTimeout(trimming);
      await copy.destroy();
    },
  };
}
