/** Who can hear of a comment on a plan, asked from the same rules as every door; whom it names is believed of nobody. */
import { circleOf, type Grant, type Viewer } from '@tangram/access';
import { type PersonId, personId } from '@tangram/domain';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import type { Audience } from '../store/tell-people.ts';

export type AskAudience = (
  viewer: Viewer,
  grant: Grant<'comment' | 'edit'>,
  said?: { readonly text: string; readonly mentions: readonly string[] },
) => Promise<Audience>;

/** Of the people whom the page says a comment names, those count who may open the plan and whose name is in the words. */
export function createAudience(plans: Pick<Plans, 'facts'>, roster: Pick<Roster, 'everybody' | 'cards'>): AskAudience {
  return async (viewer, grant, said = { text: '', mentions: [] }) => {
    const facts = await plans.facts(grant.plan);
    if (facts === null) return { readers: new Set(), mentions: [] };
    const circle = circleOf(facts, await roster.everybody(viewer.network));
    const readers = new Set(circle.map(({ person }) => person));
    const named = new Set(said.mentions);
    const cards = named.size === 0 ? [] : await roster.cards(viewer.network);
    const mentions = cards.flatMap(({ id, name }): PersonId[] =>
      named.has(id) && readers.has(personId(id)) && said.text.includes(`@${name}`) ? [personId(id)] : [],
    );
    return { readers, mentions };
  };
}
