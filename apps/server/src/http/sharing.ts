/**
 * Sharing over HTTP: who can see a plan, and how its authors change that. Every answer is the circle as it is now.
 *
 * Letting somebody new in is refused while the plan's own words may name a student; taking access away never is.
 */
import { ORPCError } from '@orpc/server';
import { circleOf, circleSentence, type PlanFacts, type Viewer } from '@tangram/access';
import type { Circle, PersonCard } from '@tangram/contract';
import { collaboratorAccesses, type PersonId, personId, visibilities } from '@tangram/domain';
import type { Revoke } from '../live/revoke.ts';
import type { SharingBlocks } from '../live/sharing-blocks.ts';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import { notTaken, notThere } from './problem.ts';

export interface SharingParts {
  readonly grant: AskGrant;
  readonly plans: Plans;
  readonly roster: Roster;
  readonly revoke: Pick<Revoke, 'change'>;
  readonly sharingBlocks: SharingBlocks;
}

export function sharingRoutes({ grant, plans, roster, revoke, sharingBlocks }: SharingParts) {
  const factsOf = async (plan: string): Promise<PlanFacts> => {
    const facts = await plans.facts(plan);
    if (facts === null) throw notThere();
    return facts;
  };

  const circle = async (viewer: Viewer, plan: string): Promise<Circle> => {
    const { access } = await grant(viewer, 'open', plan);
    const facts = await factsOf(plan);
    const everybody = await roster.everybody(viewer.network);
    const people = new Map((await roster.cards(viewer.network)).map((card) => [card.id, card]));
    const card = (id: string): PersonCard[] => [people.get(id)].flatMap((found) => found ?? []);
    return {
      sentence: circleSentence(facts, everybody, viewer.person),
      visibility: facts.visibility,
      circleAccess: facts.circleAccess,
      authors: facts.authors.flatMap(card),
      collaborators: facts.collaborators.flatMap(({ person, access: given }) =>
        card(person).map((found) => ({ person: found, access: given })),
      ),
      members: circleOf(facts, everybody).flatMap(({ person, access: held }) =>
        card(person).map((found) => ({ person: found, access: held })),
      ),
      mayShare: access === 'author',
    };
  };

  return {
    circle: api.sharing.circle.handler(({ input, context }) => circle(context.viewer, input.planId)),

    preview: api.sharing.preview.handler(async ({ input, context: { viewer } }) => {
      await grant(viewer, 'share', input.planId);
      const facts = await factsOf(input.planId);
      const everybody = await roster.everybody(viewer.network);
      const people = await roster.cards(viewer.network);
      const members = (some: PlanFacts) => new Set<string>(circleOf(some, everybody).map(({ person }) => person));
      const now = members(facts);
      const then = members({ ...facts, visibility: input.visibility });
      return {
        gained: people.filter(({ id }) => then.has(id) && !now.has(id)),
        lost: people.filter(({ id }) => now.has(id) && !then.has(id)),
      };
    }),

    setVisibility: api.sharing.setVisibility.handler(async ({ input, context: { viewer } }) => {
      const mayShare = await grant(viewer, 'share', input.planId);
      const { visibility, circleAccess } = input;
      const facts = await factsOf(input.planId);
      const widens = visibilities.indexOf(visibility) > visibilities.indexOf(facts.visibility);
      if (widens) await refuseIfBlocked(facts);
      await revoke.change(facts, { ...facts, visibility, circleAccess }, () =>
        plans.setVisibility(mayShare, visibility, circleAccess),
      );
      return circle(viewer, input.planId);
    }),

    setCollaborator: api.sharing.setCollaborator.handler(async ({ input, context: { viewer } }) => {
      const mayShare = await grant(viewer, 'share', input.planId);
      const facts = await factsOf(input.planId);
      const colleague = await colleagueOf(viewer, input.personId);
      if (facts.authors.includes(colleague))
        throw notTaken('personId', 'This person is an author of the plan already.');
      const held = facts.collaborators.find(({ person }) => person === colleague);
      const rank = collaboratorAccesses.indexOf(input.access);
      if (held === undefined || rank < collaboratorAccesses.indexOf(held.access)) await refuseIfBlocked(facts);
      const collaborators = [...without(facts, colleague), { person: colleague, access: input.access }];
      await revoke.change(facts, { ...facts, collaborators }, () =>
        plans.setCollaborator(mayShare, colleague, input.access),
      );
      return circle(viewer, input.planId);
    }),

    removeCollaborator: api.sharing.removeCollaborator.handler(async ({ input, context: { viewer } }) => {
      const mayShare = await grant(viewer, 'share', input.planId);
      const facts = await factsOf(input.planId);
      const person = personId(input.personId);
      if (!facts.collaborators.some((one) => one.person === person)) throw notThere();
      await revoke.change(facts, { ...facts, collaborators: without(facts, person) }, () =>
        plans.removeCollaborator(mayShare, person),
      );
      return circle(viewer, input.planId);
    }),
  };

  async function refuseIfBlocked(facts: PlanFacts): Promise<void> {
    const [first, ...others] = await sharingBlocks(facts);
    if (first === undefined) return;
    const more = others.length === 0 ? '' : ` ${others.length} more of this kind: see Review.`;
    throw new ORPCError('CONFLICT', { message: `This plan cannot be shared further yet. ${first}${more}` });
  }

  /** Somebody of the same network; of another, there is nobody. */
  async function colleagueOf(viewer: Viewer, id: string): Promise<PersonId> {
    const colleague = await roster.viewer(id);
    if (colleague === null || colleague.network !== viewer.network) throw notThere();
    return colleague.person;
  }
}

function without(facts: PlanFacts, person: PersonId): PlanFacts['collaborators'] {
  return facts.collaborators.filter((one) => one.person !== person);
}
