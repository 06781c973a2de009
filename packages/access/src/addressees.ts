/**
 * Whom a name for somebody or for several people means, and which of them it reaches: asked from the same rules as every door, so
 * that nobody is told of a plan that is not there for them.
 */
import { type GroupParts, groupParts, type PersonId } from '@tangram/domain';
import { type AccessLevel, atLeast } from './action.ts';
import { accessOf, isOfTeam, type PlanFacts } from './rules.ts';
import type { Viewer } from './viewer.ts';

/** Why somebody is not reached. */
export type NotReached = 'cannotSee' | 'viewOnly';

export interface Reach {
  readonly reached: readonly PersonId[];
  readonly notReached: readonly { readonly person: PersonId; readonly because: NotReached }[];
}

/** Everybody whom a group of a plan means, whether they may see it or not, in the roster's order. */
export function membersOf(group: GroupParts, facts: PlanFacts, everybody: readonly Viewer[]): readonly Viewer[] {
  switch (group.kind) {
    case 'authors':
      return everybody.filter(({ person }) => facts.authors.includes(person));
    case 'team':
      return everybody.filter((viewer) => isOfTeam(viewer, facts));
    case 'role':
      return everybody.filter(({ roles }) => roles.some(({ role }) => role === group.role));
    case 'school':
      return everybody.filter(({ roles }) => roles.some(({ school }) => school === group.school));
  }
}

/**
 * Whom people and groups together mean, each person once, and who of them has at least this access. Never whoever asks; an author
 * only where named, or meant as one of the authors: a school that is asked is the others of that school.
 */
export function reachOf(
  addressees: readonly string[],
  facts: PlanFacts,
  everybody: readonly Viewer[],
  { by, needs }: { readonly by: PersonId; readonly needs: AccessLevel },
): Reach {
  const meant = new Set<PersonId>();
  for (const addressee of addressees) {
    const group = groupParts(addressee);
    const found =
      group === null
        ? everybody.filter(({ person }) => person === addressee)
        : membersOf(group, facts, everybody).filter(
            ({ person }) => group.kind === 'authors' || !facts.authors.includes(person),
          );
    for (const { person } of found) if (person !== by) meant.add(person);
  }
  const reached: PersonId[] = [];
  const notReached: { person: PersonId; because: NotReached }[] = [];
  for (const viewer of everybody.filter(({ person }) => meant.has(person))) {
    const access = accessOf(viewer, facts);
    if (access !== null && atLeast(access, needs)) reached.push(viewer.person);
    else notReached.push({ person: viewer.person, because: access === null ? 'cannotSee' : 'viewOnly' });
  }
  return { reached, notReached };
}
