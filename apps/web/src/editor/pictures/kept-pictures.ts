/** Pictures that are only on this device until the server has them: one small IndexedDB store for each person. */
import { ownStore } from '../../live/local-copy.ts';

/** A picture that is to be sent. */
export interface KeptPicture {
  readonly id: string;
  readonly planId: string;
  readonly part: 'open' | 'authors';
  readonly blob: Blob;
}

/** A picture that the server has, pasted into a plan that is to keep it too. */
export interface PastedPicture extends Omit<KeptPicture, 'blob'> {
  readonly pasted: string;
}

export interface KeptPictures {
  put(picture: KeptPicture | PastedPicture): Promise<void>;
  /** Those of one plan, oldest first. */
  of(planId: string): Promise<readonly (KeptPicture | PastedPicture)[]>;
  /** Whether this device still has a picture to send, into whichever plan. */
  isToSend(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
}

const rows = 'pictures';

export function keptPictures(personId: string): KeptPictures {
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(ownStore(personId, rows), 1);
      request.onupgradeneeded = () => request.result.createObjectStore(rows, { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  /** Does one thing in a transaction, and closes: signing out deletes the store. */
  const act = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(rows, mode);
        const request = ask(transaction.objectStore(rows));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };
  return {
    put: async (picture) => void (await act('readwrite', (store) => store.put(picture))),
    of: async (planId) => {
      const all: readonly (KeptPicture | PastedPicture)[] = await act('readonly', (store) => store.getAll());
      return all.filter((picture) => picture.planId === planId);
    },
    isToSend: async (id) => (await act('readonly', (store) => store.getKey(id))) !== undefined,
    remove: async (id) => act('readwrite', (store) => store.delete(id)),
  };
}
