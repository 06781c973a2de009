/**
 * Who may read a thread, of those who may read its plan:
 *
 * 1. Whoever began it, always.
 * 2. Everyone, unless whoever began it chose fewer.
 * 3. The authors of today, of a thread that is for the authors.
 * 4. Those who were named as coaches when it began, of a thread that is for one's coach; nobody comes to it later.
 *
 * Whoever may not read a thread may do nothing else with it, and is told nothing of it.
 */
import type { PersonId, ThreadReaders } from '@tangram/domain';
import type { Viewer } from './viewer.ts';

/** All that the rules need to know of a thread. */
export interface ThreadFacts {
  readonly startedBy: PersonId;
  readonly readers: ThreadReaders;
  /** Whom whoever began it named with their choice. */
  readonly named: readonly PersonId[];
}

/** May somebody who may read the plan read this thread on it? */
export function mayReadThread(person: PersonId, authors: readonly PersonId[], thread: ThreadFacts): boolean {
  if (person === thread.startedBy || thread.readers === 'everyone') return true;
  return thread.readers === 'authors' ? authors.includes(person) : thread.named.includes(person);
}

/** The coaches of a person's schools among those who may read a plan. */
export function coachesOf(person: Viewer, readers: readonly Viewer[]): readonly PersonId[] {
  const schools = new Set(person.roles.flatMap(({ school }) => (school === null ? [] : [school])));
  const isCoach = ({ roles }: Viewer) =>
    roles.some(({ role, school }) => role === 'coach' && school !== null && schools.has(school));
  return readers.flatMap((one) => (one.person !== person.person && isCoach(one) ? [one.person] : []));
}
