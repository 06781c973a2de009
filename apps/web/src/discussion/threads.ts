/**
 * The threads of an open plan as the page holds them: what the server last said, which one is chosen, and where each of them
 * points today.
 */
import type { Thread } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import { createStore, type Store } from '../ui/store.ts';
import { allOpen, type Filter } from './filters.ts';
import { type Highlighted, nothingHighlighted } from './highlights.ts';

/** What a thread is about today. */
export type ThreadPlace =
  | { readonly kind: 'inPlace'; readonly section: SectionId; readonly index: number }
  | { readonly kind: 'section'; readonly section: SectionId }
  | { readonly kind: 'plan' }
  | { readonly kind: 'orphaned' };

export interface PlacedThread {
  readonly thread: Thread;
  readonly place: ThreadPlace;
}

export interface Threads {
  readonly chosen: Store<string | null>;
  /** What the editors show. */
  readonly highlighted: Store<Highlighted>;
  /** Which threads stand beside the page. */
  readonly filter: Store<Filter>;
  /** The thread whose card is to come into view with the keyboard's focus. */
  readonly asked: Store<string | null>;
  /** The thread whose words were clicked last: a screen without room beside the page opens its card. */
  readonly clicked: Store<{ readonly thread: string } | null>;
}

export function createThreads(): Threads {
  return {
    chosen: createStore<string | null>(null),
    highlighted: createStore<Highlighted>(nothingHighlighted),
    filter: createStore(allOpen),
    asked: createStore<string | null>(null),
    clicked: createStore<{ readonly thread: string } | null>(null),
  };
}

/** For each thread with a mark, in the order of the marks, where it is. */
export type Located = Readonly<Record<string, readonly { readonly section: SectionId; readonly removed: boolean }[]>>;

/** Whether the threads are where they were: most of what is typed moves none of them to another section. */
export function areWhereTheyWere(one: Located, other: Located): boolean {
  const [ones, others] = [Object.entries(one), Object.entries(other)];
  if (ones.length !== others.length) return false;
  return ones.every(([thread, places], at) => {
    const [otherThread, otherPlaces = []] = others[at] ?? [];
    if (thread !== otherThread || places.length !== otherPlaces.length) return false;
    return places.every(
      ({ section, removed }, index) =>
        section === otherPlaces[index]?.section && removed === otherPlaces[index]?.removed,
    );
  });
}

/** Threads in the order of the page: of the whole plan first, then those without a place, then along the sections and their words. */
export function placeThreads(
  threads: readonly Thread[],
  located: Located,
  order: readonly SectionId[],
): readonly PlacedThread[] {
  const inText = Object.keys(located);
  const placed = threads.map((thread): PlacedThread => ({ thread, place: placeOf(thread, located, inText) }));
  const rank = ({ place }: PlacedThread): readonly [number, number] => {
    if (place.kind === 'plan') return [-2, 0];
    if (place.kind === 'orphaned') return [-1, 0];
    const at = order.indexOf(place.section);
    const along = at === -1 ? order.length : at;
    return [along, place.kind === 'section' ? -1 : place.index];
  };
  return placed.sort((one, other) => {
    const [a, b] = rank(one);
    const [c, d] = rank(other);
    return a - c || b - d || one.thread.startedAt.localeCompare(other.thread.startedAt);
  });
}

function placeOf(thread: Thread, located: Located, inText: readonly string[]): ThreadPlace {
  const where = located[thread.id]?.find(({ removed }) => !removed);
  if (where) return { kind: 'inPlace', section: where.section, index: inText.indexOf(thread.id) };
  if (thread.quote !== '') return { kind: 'orphaned' };
  return thread.sectionId === null ? { kind: 'plan' } : { kind: 'section', section: thread.sectionId as SectionId };
}
