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

/** The name of a store of a person's that belongs to no document; it goes with their copies. */
export function ownStore(personId: string, what: string): string {
  return `${start(personId)}own:${what}`;
}

/** The generation of the oldest copy of a document on this device; null if there is none. */
export async function keptGeneration(personId: string, document: string): Promise<number | null> {
  if (!('indexedDB' in globalThis)) return null;
  const stores = await indexedDB.databases().catch(() => []);
  const beginning = `${start(personId)}${document}:`;
  const generations = stores
    .filter(({ name }) => name?.startsWith(beginning))
    .map(({ name = '' }) => Number(name.slice(beginning.length)));
  return generations.length === 0 ? null : Math.min(...generations);
}

/** Words of a plan that only this device holds. */
export interface Unsent {
  readonly title: string;
  readonly sections: readonly string[];
}

/** The note on a document's unsent words; it outlives the page, as the words do. */
export function unsentNote(personId: string, document: string) {
  const name = `unsent:${document}`;
  let known = remembered<Unsent>(personId, name) ?? null;
  return {
    get: (): Unsent | null => known,
    set: (unsent: Unsent | null): void => {
      const same = known?.title === unsent?.title && known?.sections.length === unsent?.sections.length;
      known = unsent;
      if (!same) remember(personId, name, unsent ?? undefined);
    },
  };
}

/** The titles of the plans whose words are only on this device. */
export function unsentTitles(personId: string): string[] {
  const titles = namesRemembered(personId, 'unsent:').map((name) => remembered<Unsent>(personId, name)?.title ?? '');
  return [...new Set(titles)];
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
