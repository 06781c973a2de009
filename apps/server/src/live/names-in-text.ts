/**
 * Who is newly named in a plan's own words, found in what is stored whenever the plan falls quiet: a name counts when it stands there
 * and its person may open the plan, and each is told once for each section. Nothing that a page says of it is believed.
 */
import { circleOf } from '@tangram/access';
import { type PersonId, type PlanId, personId } from '@tangram/domain';
import { peopleNamed } from '@tangram/plan';
import type { SyncServer } from '@tangram/sync';
import { z } from 'zod';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import type { TextMentions } from '../store/text-mentions.ts';
import { documentOf } from './names.ts';

/** An update as the log holds it. */
export interface Written {
  readonly author: string;
  readonly update: Uint8Array;
}

export interface NamesInTextParts {
  readonly engine: Pick<SyncServer, 'derive'>;
  readonly plans: Pick<Plans, 'facts'>;
  readonly roster: Pick<Roster, 'everybody' | 'cards'>;
  readonly textMentions: TextMentions;
}

const found = z.array(z.object({ section: z.string(), behind: z.array(z.string()) }));

export function createNamesInText({ engine, plans, roster, textMentions }: NamesInTextParts) {
  /** People of the plan's network who are named in it, by section, without those who are known to be. */
  const newlyNamed = async (plan: PlanId) => {
    const { value } = await engine.derive(documentOf(plan, 'open'), 'wordsBehindAt', {});
    const sections = found.parse(value);
    const facts = sections.length === 0 ? null : await plans.facts(plan);
    if (facts === null) return null;
    const [people, known] = await Promise.all([roster.cards(facts.network), textMentions.known(plan)]);
    const named = sections.flatMap(({ section, behind }) =>
      peopleNamed(behind, people)
        .filter(({ id }) => !known.has(`${section} ${id}`))
        .map(({ id, name }) => ({ section, person: personId(id), name })),
    );
    return named.length === 0 ? null : { facts, named, people };
  };

  return {
    /** A plan was made, of words that stood elsewhere: whoever is named in them is told nothing. */
    async begun(plan: PlanId): Promise<void> {
      const fresh = await newlyNamed(plan);
      await textMentions.add(plan, fresh?.named.map(({ section, person }) => ({ section, person, by: null })) ?? []);
    },

    /** A plan fell quiet after these updates. Resolves to whether anybody was told something. */
    async written(plan: PlanId, updates: readonly Written[]): Promise<boolean> {
      const fresh = await newlyNamed(plan);
      if (fresh === null) return false;
      const { facts, named, people } = fresh;
      const circle = circleOf(facts, await roster.everybody(facts.network));
      const readers = new Set(circle.map(({ person }) => person));
      const writers = new Set(people.map(({ id }) => id));
      const mentions = named
        .filter(({ person }) => readers.has(person))
        .map(({ section, person, name }) => ({ section, person, by: writerOf(name, updates, writers) }))
        .filter(({ by }) => by !== null);
      await textMentions.add(plan, mentions);
      return mentions.length > 0;
    },
  };
}

/** Who wrote a name: whose update holds it whole, as one that was chosen from a list is, or else who wrote last. */
function writerOf(name: string, updates: readonly Written[], people: ReadonlySet<string>): PersonId | null {
  const byPeople = updates.filter(({ author }) => people.has(author));
  const whole = byPeople.findLast(({ update }) => Buffer.from(update).includes(`@${name}`));
  const writer = whole ?? byPeople.at(-1);
  return writer === undefined ? null : personId(writer.author);
}
