/** Which threads are shown beside the page: open, resolved or mine, and of these one school’s or one kind’s. */
import type { Thread } from '@tangram/contract';
import { type FeedbackKind, feedbackKinds } from '@tangram/domain';
import type { PlacedThread } from './threads.ts';

export const shows = ['open', 'resolved', 'mine'] as const;
export type Show = (typeof shows)[number];

export interface Filter {
  readonly show: Show;
  /** A school's id: threads in which somebody of it wrote. */
  readonly school: string | null;
  readonly kind: FeedbackKind | null;
}

export const allOpen: Filter = { show: 'open', school: null, kind: null };

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly count: number;
}

/** The threads that pass, in their order, and with them those that are `kept`: somebody is writing in them. */
export function passing(
  placed: readonly PlacedThread[],
  filter: Filter,
  me: string,
  kept: (one: PlacedThread) => boolean = () => false,
): readonly PlacedThread[] {
  return placed.filter((one) => passes(one.thread, filter, me) || kept(one));
}

/** How many threads each of the three would show. */
export function countShown(placed: readonly PlacedThread[], me: string): Readonly<Record<Show, number>> {
  const count = (show: Show) => placed.filter(({ thread }) => isShown(thread, show, me)).length;
  return { open: count('open'), resolved: count('resolved'), mine: count('mine') };
}

/** The schools whose people wrote in the threads, by name, with the number of their threads. */
export function schoolsIn(placed: readonly PlacedThread[]): readonly Choice<string>[] {
  const found = new Map<string, Choice<string>>();
  for (const { thread } of placed) {
    for (const [id, name] of schoolsOf(thread)) found.set(id, { id, name, count: (found.get(id)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The kinds of feedback that threads give, with their number. */
export function kindsIn(placed: readonly PlacedThread[]): ReadonlyMap<FeedbackKind, number> {
  const counts = feedbackKinds.map(
    (kind) => [kind, placed.filter(({ thread }) => thread.feedback === kind).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}

/** The filter under which a thread can be seen: the same where it is seen already. */
export function filterShowing(thread: Thread, filter: Filter, me: string): Filter {
  if (passes(thread, filter, me)) return filter;
  return { ...allOpen, show: thread.resolved === null ? 'open' : 'resolved' };
}

function passes(thread: Thread, { show, school, kind }: Filter, me: string): boolean {
  if (!isShown(thread, show, me)) return false;
  if (kind !== null && thread.feedback !== kind) return false;
  return school === null || schoolsOf(thread).has(school);
}

function isShown({ resolved, comments }: Thread, show: Show, me: string): boolean {
  if (show === 'mine') return comments.some(({ author, deleted }) => author.id === me && !deleted);
  return (resolved === null) === (show === 'open');
}

function schoolsOf({ comments }: Thread): ReadonlyMap<string, string> {
  const schools = new Map<string, string>();
  for (const { author, deleted } of comments) {
    if (deleted) continue;
    for (const { schoolId, schoolName } of author.roles) {
      if (schoolId !== null && schoolName !== null) schools.set(schoolId, schoolName);
    }
  }
  return schools;
}
