/**
 * Who may see this plan? Every rule, on one page, in the order we agreed on them:
 *
 * 1. Networks never see each other.
 * 2. Authors may do everything.
 * 3. Collaborators, named by an author, edit, comment or view.
 * 4. The circle of the plan's visibility may comment, or only view if the authors say so:
 *    team     mathematics teachers, teacher leaders and coaches of the authors' schools
 *    school   adds the principals of those schools
 *    network  adds everybody in the network
 * 5. Whoever is both named and in the circle has the greater of the two.
 *
 * No role gives more than this: a principal reads what was shared with the school, a facilitator what was
 * shared with the network, and leaders edit only as invited.
 */
import type { CollaboratorAccess, NetworkId, PersonId, PlanId, Role, SchoolId, Visibility } from '@tangram/domain';
import { type AccessLevel, type Action, atLeast, needed } from './action.ts';
import { type Grant, makeGrant } from './grant.ts';
import type { Viewer } from './viewer.ts';

/** All that the rules need to know of a plan. */
export interface PlanFacts {
  readonly plan: PlanId;
  readonly network: NetworkId;
  readonly authors: readonly PersonId[];
  /** The schools in which the authors hold a role today. */
  readonly authorSchools: readonly SchoolId[];
  readonly collaborators: readonly { readonly person: PersonId; readonly access: CollaboratorAccess }[];
  readonly visibility: Visibility;
  /** What the circle may do. */
  readonly circleAccess: 'comment' | 'view';
}

export type Refusal = 'notInCircle' | 'viewOnly' | 'commentOnly' | 'notAuthor';

export type Decision<A extends Action> =
  | { readonly allowed: true; readonly grant: Grant<A> }
  | { readonly allowed: false; readonly because: Refusal };

const teamRoles: readonly Role[] = ['teacher', 'teacherLeader', 'coach'];
const schoolRoles: readonly Role[] = [...teamRoles, 'principal'];

/** May this viewer do this? The one function that every door asks. */
export function decide<A extends Action>(viewer: Viewer, action: A, facts: PlanFacts): Decision<A> {
  const access = accessOf(viewer, facts);
  if (access === null) return { allowed: false, because: 'notInCircle' };
  if (atLeast(access, needed[action])) {
    return { allowed: true, grant: makeGrant(action, facts.plan, viewer.person, access) };
  }
  if (needed[action] === 'author') return { allowed: false, because: 'notAuthor' };
  return { allowed: false, because: access === 'view' ? 'viewOnly' : 'commentOnly' };
}

/** The greatest access that the rules give a viewer to a plan, or null when the plan is not there for them. */
export function accessOf(viewer: Viewer, facts: PlanFacts): AccessLevel | null {
  if (viewer.network !== facts.network) return null;
  if (facts.authors.includes(viewer.person)) return 'author';
  const named = facts.collaborators.find((one) => one.person === viewer.person)?.access ?? null;
  const circle = inCircle(viewer, facts) ? facts.circleAccess : null;
  if (named === null) return circle;
  if (circle === null) return named;
  return atLeast(named, circle) ? named : circle;
}

function inCircle(viewer: Viewer, facts: PlanFacts): boolean {
  switch (facts.visibility) {
    case 'authors':
      return false;
    case 'team':
      return isOfTeam(viewer, facts);
    case 'school':
      return holdsAtAuthorsSchool(viewer, facts, schoolRoles);
    case 'network':
      return true;
  }
}

/** Whether somebody belongs to the math team of the authors' schools, whatever the plan's visibility. */
export function isOfTeam(viewer: Viewer, facts: PlanFacts): boolean {
  return holdsAtAuthorsSchool(viewer, facts, teamRoles);
}

function holdsAtAuthorsSchool(viewer: Viewer, facts: PlanFacts, roles: readonly Role[]): boolean {
  return viewer.roles.some(
    (held) => held.school !== null && facts.authorSchools.includes(held.school) && roles.includes(held.role),
  );
}
