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
  const schools = new Set<SchoolId>();
  for (const viewer of everybody) {
    if (!members.some((member) => member.person === viewer.person)) continue;
    for (const held of viewer.roles) if (held.school !== null) schools.add(held.school);
  }
  const where = schools.size > 1 ? ` at ${schools.size} schools` : '';
  const count = `${members.length} people${where}`;
  const writers = members.filter((member) => atLeast(member.access, 'edit')).length;
  const speakers = members.filter((member) => atLeast(member.access, 'comment')).length;
  if (writers === members.length) return `${count} can edit, nobody else can see this`;
  if (speakers === members.length) return `${count} can comment`;
  if (speakers === writers) return `${count} can view`;
  return `${count} can see this, ${speakers} of them can comment`;
}
