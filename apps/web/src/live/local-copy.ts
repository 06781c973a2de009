/**
 * The copies of plans on this device: one IndexedDB store per person and document, and a note of the documents that hold
 * words the server has not acknowledged.
 */
import { newId } from '../new-id.ts';
import { namesRemembered, remember, remembered } from '../remembered.ts';
import { afterFrame } from '../ui/after-frame.ts';

const start = (personId: string) => `tangram:${personId}:`;

/** The name of the IndexedDB store for a person's copy of a document. */
export function storeName(personId: string, document: string, generation: number): string {
  return `${start(personId)}${document}:${generation}`;
}

/** The name of a store of a person's that belongs to no document; it goes with their copies. */
export function ownStore(personId: string, what: string): string {
  return `${start(personId)}own:${what}`;
}

const earlyMs = 3_000;
/** The names of all stores, asked for before somebody waits for them. */
let askedEarly: Promise<IDBDatabaseInfo[]> | null = null;

const allStores = () => ('indexedDB' in globalThis ? indexedDB.databases().catch(() => []) : Promise.resolve([]));

/** Asks this device what it keeps; where a plan is opened, the answer is there before the plan's page is. */
export function askForCopies(): void {
  askedEarly = allStores();
  // Another tab may make one.
  setTimeout(() => {
    askedEarly = null;
  }, earlyMs);
}

/** The generation of the oldest copy of a document on this device; null if there is none. */
export async function keptGeneration(personId: string, document: string): Promise<number | null> {
  const asked = askedEarly ?? allStores();
  askedEarly = null;
  const stores = await asked;
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

/** What one tab wrote into a document, and how often. */
interface Note extends Unsent {
  readonly times: number;
}

/**
 * The notes on a document's unsent words, one of each tab that wrote some; they outlive the tabs, as the words do. A tab takes its own
 * back when everything is acknowledged, and with it those of other tabs whose words it has taken over, unless these wrote on.
 */
export function unsentNotes(personId: string, document: string, behindFrame = afterFrame) {
  const begins = `unsent:${document}#`;
  const own = begins + newId();
  let mine: Note | null = null;
  let takenOver: ReadonlyMap<string, number> = new Map();
  const notes = () =>
    namesRemembered(personId, begins).flatMap((name) => {
      const note = remembered<Note>(personId, name);
      return note === undefined ? [] : [{ name, note }];
    });
  return {
    /** What this device holds of all its tabs. */
    read(): Unsent | null {
      const all = notes().map(({ note }) => note);
      const [first] = all;
      if (first === undefined) return null;
      return { title: first.title, sections: [...new Set(all.flatMap(({ sections }) => sections))] };
    },
    /** This tab wrote into these sections. A section is noted at once; how often, behind the frame of the key. */
    wrote(title: () => string, sections: readonly string[]): void {
      const known = mine?.sections ?? [];
      const isMore = sections.some((section) => !known.includes(section));
      mine = {
        title: mine === null || isMore ? title() : mine.title,
        sections: isMore ? [...new Set([...known, ...sections])] : known,
        times: (mine?.times ?? 0) + 1,
      };
      if (isMore || mine.times === 1) remember(personId, own, mine);
      else behindFrame(() => remember(personId, own, mine ?? undefined));
    },
    /** From here on this tab has the words that were noted until now, or they are on their way to it. */
    takeOver(): void {
      takenOver = new Map(notes().flatMap(({ name, note }) => (name === own ? [] : [[name, note.times] as const])));
    },
    /** Everything in this tab is acknowledged. */
    clear(): void {
      if (mine !== null) remember(personId, own, undefined);
      mine = null;
      for (const [name, times] of takenOver)
        if (remembered<Note>(personId, name)?.times === times) remember(personId, name, undefined);
      takenOver = new Map();
    },
  };
}

/** Forgets that a document has unsent words. */
export function forgetUnsent(personId: string, document: string): void {
  for (const name of namesRemembered(personId, `unsent:${document}#`)) remember(personId, name, undefined);
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
