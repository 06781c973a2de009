/**
 * Who can hear of a comment on a plan, asked from the same rules as every door; whom it names is believed of nobody. A group is
 * one of the names that a comment can hold, whatever its size, and its people hear of it as far as they can see the plan.
 */
import { accessOf, circleOf, coachesOf, type Grant, type Viewer } from '@tangram/access';
import { groupOf, groupParts, type PersonId, personId } from '@tangram/domain';
import { groupName, readersOf } from '../requests/addressees.ts';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import { type Audience, nobody } from '../store/tell-people.ts';

/** The coaches of whoever asks, among those who may open the plan. */
export type AskCoaches = (viewer: Viewer, grant: Grant<'comment'>) => Promise<readonly PersonId[]>;

export function createAskCoaches(plans: Pick<Plans, 'facts'>, roster: Pick<Roster, 'everybody'>): AskCoaches {
  return async (viewer, grant) => {
    const facts = await plans.facts(grant.plan);
    if (facts === null) return [];
    const everybody = await roster.everybody(viewer.network);
    return coachesOf(
      viewer,
      everybody.filter((one) => accessOf(one, facts) !== null),
    );
  };
}

export type AskAudience = (
  viewer: Viewer,
  grant: Grant<'comment' | 'edit'>,
  said?: { readonly text: string; readonly mentions: readonly string[] },
) => Promise<Audience>;

/** Of those whom the page says a comment names, people count who may open the plan, and groups with any of them, and whose name is in the words. */
export function createAudience(
  plans: Pick<Plans, 'facts'>,
  roster: Pick<Roster, 'everybody' | 'cards' | 'schools'>,
): AskAudience {
  return async (viewer, grant, said = { text: '', mentions: [] }) => {
    const facts = await plans.facts(grant.plan);
    if (facts === null) return nobody;
    const everybody = await roster.everybody(viewer.network);
    const circle = circleOf(facts, everybody);
    const readers = new Set(circle.map(({ person }) => person));
    const named = new Set(said.mentions);
    const cards = named.size === 0 ? [] : await roster.cards(viewer.network);
    const mentions = cards.flatMap(({ id, name }): PersonId[] =>
      named.has(id) && readers.has(personId(id)) && said.text.includes(`@${name}`) ? [personId(id)] : [],
    );
    const parts = [...named].flatMap((one) => groupParts(one) ?? []);
    const schools = parts.length === 0 ? [] : await roster.schools(viewer.network);
    const groups = parts.flatMap((group) => {
      const name = groupName(group, schools);
      const counts = name !== null && said.text.includes(`@${name}`);
      return counts && readersOf([group], facts, everybody, readers).length > 0 ? [{ group, name }] : [];
    });
    const inGroups = readersOf(
      groups.map(({ group }) => group),
      facts,
      everybody,
      readers,
    );
    return { readers, mentions, groups: groups.map(({ group, name }) => ({ id: groupOf(group), name })), inGroups };
  };
}
