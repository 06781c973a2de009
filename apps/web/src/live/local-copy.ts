/**
 * The copies of plans on this device: one IndexedDB store per person and document, and a note of the documents that hold
 * words the server has not acknowledged.
 */
import { namesRemembered, remember, remembered } from '../remembered.ts';

const start = (personId: string) => `tangram:${personId}:`;

/** The name of the IndexedDB store for a person's copy of a document. */
export function storeName(personId: string, document: string, generation: number): string {
  return `${start(personId)}${document}:${generation}`;
}

/** Notes that a document has, or has no longer, words that only this device holds. */
export function noteUnsent(personId: string, document: string, title: string | null): void {
  remember(personId, `unsent:${document}`, title ?? undefined);
}

/** The titles of the plans whose words are only on this device. */
export function unsentTitles(personId: string): string[] {
  return namesRemembered(personId, 'unsent:').map((name) => remembered<string>(personId, name) ?? '');
}

/** Deletes every copy of a person. Resolves when they are gone. */
export async function deleteLocalCopies(personId: string): Promise<void> {
  const stores = await indexedDB.databases();
  await Promise.all(stores.map(({ name }) => (name?.startsWith(start(personId)) ? deleteStore(name) : undefined)));
}

/** Deletes one store. */
export function deleteStore(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Another tab still has it open; the deletion happens when that tab closes.
    request.onblocked = () => resolve();
  });
}
