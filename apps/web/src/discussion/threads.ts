/**
 * The threads of an open plan as the page holds them: what the server last said, which one is chosen, and where each of them
 * points today.
 */
import type { Thread } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import type { Placement } from '@tangram/plan';
import { createStore, type Store } from '../ui/store.ts';
import { allOpen, type Filter } from './filters.ts';
import { type Highlighted, nothingHighlighted } from './highlights.ts';

/** What a thread is about today. */
export type ThreadPlace =
  | {
      readonly kind: 'inPlace';
      readonly section: SectionId;
      readonly index: number;
      /** Which kind of figure, where it is about one. */
      readonly figure?: string | undefined;
    }
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
  /** The open threads about fields, by the name that `fieldKey` gives them. */
  readonly onFields: Store<ReadonlyMap<string, readonly string[]>>;
  /** The thread that a reply is being written to. Its form goes along when the cards move from the page's side into a drawer, and back. */
  readonly replying: Store<string | null>;
  /** The comment that its author is changing; its form goes along too. */
  readonly editing: Store<string | null>;
  /** Which threads stand beside the page. */
  readonly filter: Store<Filter>;
  /** The thread that is being put on other words: those that are selected next. */
  readonly attaching: Store<string | null>;
  /** The thread whose card is to come into view with the keyboard's focus. */
  readonly asked: Store<string | null>;
  /** The thread whose words were clicked last: a screen without room beside the page opens its card. */
  readonly clicked: Store<{ readonly thread: string } | null>;
}

export function createThreads(): Threads {
  return {
    chosen: createStore<string | null>(null),
    highlighted: createStore<Highlighted>(nothingHighlighted),
    onFields: createStore<ReadonlyMap<string, readonly string[]>>(new Map()),
    replying: createStore<string | null>(null),
    editing: createStore<string | null>(null),
    filter: createStore(allOpen),
    attaching: createStore<string | null>(null),
    asked: createStore<string | null>(null),
    clicked: createStore<{ readonly thread: string } | null>(null),
  };
}

/** For each thread with a mark, in the order of the marks, where it is. */
export type Located = Readonly<Record<string, readonly Pick<Placement, 'section' | 'removed' | 'figure'>[]>>;

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

/**
 * Threads in the order of the page: of the whole plan first, then those without a place, then along the sections and their words.
 * `everLocated`: those whose mark this page has seen. Another's mark is on its way, unless the server says that its words are gone.
 */
export function placeThreads(
  threads: readonly Thread[],
  located: Located,
  everLocated: ReadonlySet<string>,
  order: readonly SectionId[],
): readonly PlacedThread[] {
  const inText = Object.keys(located);
  const placed = threads.map((thread): PlacedThread => {
    const isComing = thread.gone === null && !everLocated.has(thread.id);
    return { thread, place: placeOf(thread, located, inText, isComing) };
  });
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

function placeOf(thread: Thread, located: Located, inText: readonly string[], isComing: boolean): ThreadPlace {
  const where = located[thread.id]?.find(({ removed }) => !removed);
  if (where) {
    return { kind: 'inPlace', section: where.section, index: inText.indexOf(thread.id), figure: where.figure };
  }
  if (thread.about === 'plan' || thread.sectionId === null) return { kind: 'plan' };
  const section = thread.sectionId as SectionId;
  const isFixed = thread.about === 'section' || thread.about === 'field';
  if (isFixed && thread.gone === null) return { kind: 'section', section };
  return isComing ? { kind: 'inPlace', section, index: inText.length } : { kind: 'orphaned' };
}

/** What a field of a section is called among all of a plan. */
export const fieldKey = (section: string, field: string): string => `${section} ${field}`;

/** The open threads about each field. */
export function threadsOnFields(placed: readonly PlacedThread[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { thread, place } of placed) {
    if (thread.about !== 'field' || thread.resolved !== null || place.kind !== 'section') continue;
    const key = fieldKey(place.section, thread.field ?? '');
    found.set(key, [...(found.get(key) ?? []), thread.id]);
  }
  return found;
}
