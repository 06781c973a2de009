/**
 * The copy of one document on this device. A word is handed over whole in the turn in which it was typed, so that a tab
 * which is closed in the next one takes nothing along; and a device that keeps no more says so.
 */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';

const updates = 'updates';
const trimAfterMs = 1_000;

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
  const write = (update: Uint8Array, origin: unknown) => {
    // What comes before the copy is open is written with the whole document when it opens.
    if (copy.db === null || origin === copy) return;
    try {
      const transaction = copy.db.transaction(updates, 'readwrite');
      transaction.onabort = onFailed;
      transaction.objectStore(updates).add(update);
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
  doc.off('update', copy._storeUpdate);
  doc.on('update', write);
  return {
    origin: copy,
    loaded: copy.whenSynced,
    async close() {
      clearTimeout(trimming);
      doc.off('update', write);
      await copy.destroy();
    },
  };
}
