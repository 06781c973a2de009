/**
 * Who can see a plan, as the people in it are told: the list by name, and one plain sentence.
 *
 * The list is made by asking the same rules about everybody, so it cannot disagree with the doors.
 */
import type { PersonId, SchoolId } from '@tangram/domain';
import { type AccessLevel, atLeast } from './action.ts';
import { accessOf, type PlanFacts } from './rules.ts';
import type { Viewer } from './viewer.ts';

export interface CircleMember {
  readonly person: PersonId;
  readonly access: AccessLevel;
}

/** Everybody of a roster who may at least read the plan, in the roster's order. */
export function circleOf(facts: PlanFacts, everybody: readonly Viewer[]): readonly CircleMember[] {
  return everybody.flatMap((viewer) => {
    const access = accessOf(viewer, facts);
    return access === null ? [] : [{ person: viewer.person, access }];
  });
}

/**
 * One sentence that says who can see a plan, for example “27 people at 10 schools can comment” or “Only you”.
 * `reader` is the person who reads it.
 */
export function circleSentence(facts: PlanFacts, everybody: readonly Viewer[], reader: PersonId): string {
  const members = circleOf(facts, everybody);
  const others = members.filter((member) => member.person !== reader);
  if (others.length === 0) return 'Only you can see this';
  const schools = schoolsOf(everybody.filter(({ person }) => members.some((member) => member.person === person)));
  const where = schools > 1 ? ` at ${schools} schools` : '';
  const count = `${members.length} people${where}`;
  const writers = members.filter((member) => atLeast(member.access, 'edit')).length;
  const speakers = members.filter((member) => atLeast(member.access, 'comment')).length;
  if (writers === members.length) return `${count} can edit, nobody else can see this`;
  if (speakers === members.length) return `${count} can comment`;
  if (speakers === writers) return `${count} can view`;
  return `${count} can see this, ${speakers} of them can comment`;
}

/**
 * At how many schools these people are. Somebody of several schools, such as a coach, is at one where others are: nobody reads the
 * plan at the coach's other schools.
 */
function schoolsOf(people: readonly Viewer[]): number {
  const own = people.map(({ roles }) => roles.flatMap(({ school }) => school ?? []));
  const schools = new Set<SchoolId>();
  for (const [first, ...more] of own.toSorted((one, other) => one.length - other.length)) {
    if (first !== undefined && ![first, ...more].some((school) => schools.has(school))) schools.add(first);
  }
  return schools.size;
}
