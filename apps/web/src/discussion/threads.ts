/**
 * The threads of an open plan as the page holds them: what the server last said, which one is chosen, and where each of them
 * points today.
 */
import type { Thread } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import { createStore, type Store } from '../ui/store.ts';
import { allOpen, type Filter } from './filters.ts';
import type { Highlighted } from './highlights.ts';

/** Where a thread stands beside the page. */
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
}

export function createThreads(): Threads {
  return {
    chosen: createStore<string | null>(null),
    highlighted: createStore<Highlighted>({ open: new Set(), chosen: null }),
    filter: createStore(allOpen),
    asked: createStore<string | null>(null),
  };
}

type Located = Readonly<Record<string, readonly { readonly section: SectionId; readonly removed: boolean }[]>>;

/** Threads in the order of the page: of the whole plan first, then along the sections and their words, then those without a place. */
export function placeThreads(
  threads: readonly Thread[],
  located: Located,
  order: readonly SectionId[],
): readonly PlacedThread[] {
  const inText = Object.keys(located);
  const placed = threads.map((thread): PlacedThread => ({ thread, place: placeOf(thread, located, inText) }));
  const rank = ({ place }: PlacedThread): readonly [number, number] => {
    if (place.kind === 'plan') return [-1, 0];
    if (place.kind === 'orphaned') return [order.length + 1, 0];
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
