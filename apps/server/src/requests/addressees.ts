/** Whom a plan's readers can name and its authors can ask: everybody of the network, and the groups that they make, with their names. */
import {
  type AccessLevel,
  accessOf,
  membersOf,
  type PlanFacts,
  type Reach,
  reachOf,
  type Viewer,
} from '@tangram/access';
import type { Addressees, PersonCard } from '@tangram/contract';
import {
  type GroupParts,
  groupOf,
  groupParts,
  type PersonId,
  personId,
  type Role,
  roles,
  schoolId,
} from '@tangram/domain';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';

export interface Addressing {
  /** Whom a plan's words can name, as this viewer is told. */
  readonly offered: (viewer: Viewer, plan: string) => Promise<Addressees>;
  /** Whom people and groups mean, and who of them may do this much. */
  readonly reach: (viewer: Viewer, plan: string, to: readonly string[], needs: AccessLevel) => Promise<Reach>;
}

/** What people of a role are called together. */
const together: Record<Role, string> = {
  teacher: 'teachers',
  teacherLeader: 'teacher leaders',
  coach: 'coaches',
  principal: 'principals',
  districtLeader: 'district leaders',
  facilitator: 'facilitators',
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a group is called; null for a school that the network does not have. */
export function groupName(group: GroupParts, schools: readonly Named[]): string | null {
  switch (group.kind) {
    case 'authors':
      return 'authors';
    case 'team':
      return 'math team';
    case 'role':
      return together[group.role];
    case 'school':
      return schools.find(({ id }) => id === group.school)?.name ?? null;
  }
}

/** A person's or a group's name, as it stands where somebody was asked. */
export function addresseeName(
  addressee: string,
  schools: readonly Named[],
  people: ReadonlyMap<string, PersonCard>,
): string {
  const group = groupParts(addressee);
  const name = group === null ? people.get(addressee)?.name : groupName(group, schools);
  return name ?? 'Former member';
}

export function createAddressing(
  plans: Pick<Plans, 'facts'>,
  roster: Pick<Roster, 'everybody' | 'cards' | 'schools'>,
): Addressing {
  const known = async (viewer: Viewer, plan: string): Promise<PlanFacts> => {
    const facts = await plans.facts(plan);
    if (facts === null || facts.network !== viewer.network) throw new Error('a granted plan is gone');
    return facts;
  };
  return {
    async offered(viewer, plan) {
      const facts = await known(viewer, plan);
      const [everybody, cards, schools] = await Promise.all([
        roster.everybody(viewer.network),
        roster.cards(viewer.network),
        roster.schools(viewer.network),
      ]);
      const access = new Map(everybody.map((one) => [one.person, accessOf(one, facts)]));
      const people = cards
        .filter(({ id }) => id !== viewer.person)
        .map((person) => ({ person, access: access.get(personId(person.id)) ?? null }));
      const groups = everyGroup(schools).flatMap((parts) => {
        const others = membersOf(parts, facts, everybody).filter(({ person }) => person !== viewer.person);
        const name = groupName(parts, schools);
        if (others.length === 0 || name === null) return [];
        const see = others.filter(({ person }) => (access.get(person) ?? null) !== null).length;
        return [{ group: groupOf(parts), name, of: others.length, see }];
      });
      return { people, groups };
    },

    async reach(viewer, plan, to, needs) {
      const [facts, everybody] = await Promise.all([known(viewer, plan), roster.everybody(viewer.network)]);
      return reachOf(to, facts, everybody, { by: viewer.person, needs });
    },
  };
}

/** Every group that there can be, in the order in which they are offered. */
function everyGroup(schools: readonly Named[]): GroupParts[] {
  return [
    { kind: 'authors' },
    { kind: 'team' },
    ...roles.map((role) => ({ kind: 'role', role }) as const),
    ...schools.map(({ id }) => ({ kind: 'school', school: schoolId(id) }) as const),
  ];
}

/** The people of groups that a comment names, who may read the plan. */
export function readersOf(
  groups: readonly GroupParts[],
  facts: PlanFacts,
  everybody: readonly Viewer[],
  readers: ReadonlySet<PersonId>,
): PersonId[] {
  const named = groups.flatMap((group) => membersOf(group, facts, everybody).map(({ person }) => person));
  return [...new Set(named)].filter((person) => readers.has(person));
}
