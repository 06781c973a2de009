/** A plan as this reader may see it: in a list, and above its page. Numbers of the authors' part leave only masked. */
import { type AccessLevel, atLeast, circleSentence, type Grant, type Viewer } from '@tangram/access';
import type { OpenPlan, PersonCard, PlanCard, RequestToMe } from '@tangram/contract';
import type { NetworkId } from '@tangram/domain';
import { z } from 'zod';
import { documentOf } from '../live/names.ts';
import type { Today } from '../requests/day.ts';
import type { Comments } from '../store/comments.ts';
import type { PlanRecord, Plans, SharedPlan } from '../store/plans.ts';
import type { Requests } from '../store/requests.ts';
import type { Roster } from '../store/roster.ts';
import type { Summaries } from '../store/summaries.ts';
import { personOf } from './present-people.ts';

export interface PresentParts {
  readonly roster: Pick<Roster, 'cards' | 'everybody'>;
  readonly plans: Pick<Plans, 'read' | 'facts'>;
  readonly summaries: Pick<Summaries, 'read'>;
  readonly comments: Pick<Comments, 'openCounts'>;
  readonly requests: Pick<Requests, 'openTo'>;
  readonly today: Today;
  /** Which history the log holds; pages with a copy of another are not merged into it. */
  readonly generation: number;
  readonly schemaVersion: number;
}

/** Who reads. */
type Reader = Pick<Viewer, 'network' | 'person'>;

export type PresentPlan = ReturnType<typeof createPresentPlan>;

const openSummary = z.object({
  facts: z.string(),
  focusStandards: z.array(z.string()),
  standards: z.array(z.string()),
  // A summary of an earlier version does not say it.
  cognitiveDemand: z.string().nullable().default(null),
});
const outline = z.object({
  outline: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), minutes: z.number().nullable() })),
});
const maskedNumbers = z.array(z.object({ label: z.string(), value: z.string() }));
const noSummary: z.infer<typeof openSummary> = { facts: '', focusStandards: [], standards: [], cognitiveDemand: null };
/** As many standards as a card has room for. */
const standardsShown = 5;

export function createPresentPlan(parts: PresentParts) {
  const { roster, plans, summaries, comments, requests, today, generation, schemaVersion } = parts;
  const cards = async (reader: Reader, shared: readonly SharedPlan[]): Promise<PlanCard[]> => {
    const ids = shared.map(({ plan }) => plan.id);
    const [people, derived, counts] = await Promise.all([
      roster.cards(reader.network),
      summaries.read(ids, 'open'),
      comments.openCounts(ids, reader.person),
    ]);
    const byId = new Map(people.map((person) => [person.id, person]));
    return shared.map(({ plan, access }) => card(plan, access, byId, derived.get(plan.id), counts.get(plan.id) ?? 0));
  };

  const cardOf = async (
    network: NetworkId,
    grant: Grant<'open' | 'export' | 'edit' | 'archive'>,
  ): Promise<PlanCard> => {
    const [found] = await cards({ network, person: grant.person }, [
      { plan: await plans.read(grant), access: grant.access },
    ]);
    if (found === undefined) throw new Error('a plan that was read has a card');
    return found;
  };

  const requestsTo = async (network: NetworkId, grant: Grant<'open'>): Promise<RequestToMe[]> => {
    const open = atLeast(grant.access, 'comment') ? await requests.openTo(grant) : [];
    if (open.length === 0) return [];
    const [day, people] = await Promise.all([today(network), roster.cards(network)]);
    const byId = new Map(people.map((person) => [person.id, person]));
    return open.map((one) => ({ ...one, by: personOf(one.by, byId), past: one.byDate < day }));
  };

  return {
    /** What is asked of a reader; nothing of one who may not comment any more. */
    requestsTo,

    /** Plans as they stand in a list. */
    cards,
    card: cardOf,

    /** The sections of a plan; none until it is derived. */
    async outline(grant: Grant<'open'>) {
      const derived = (await summaries.read([grant.plan], 'open')).get(grant.plan);
      return { sections: outline.safeParse(derived).data?.outline ?? [] };
    },

    /** A plan as its page opens it. */
    async open(network: NetworkId, grant: Grant<'open'>): Promise<OpenPlan> {
      const plan = await plans.read(grant);
      const { adaptedFrom: adapted } = plan;
      const facts = await plans.facts(grant.plan);
      const readsAuthorsPart = atLeast(grant.access, 'edit');
      const masked = readsAuthorsPart ? undefined : (await summaries.read([grant.plan], 'authors')).get(grant.plan);
      return {
        ...(await cardOf(network, grant)),
        circle: facts === null ? '' : circleSentence(facts, await roster.everybody(network), grant.person),
        circleAccess: plan.circleAccess,
        documents: {
          open: documentOf(plan.id, 'open'),
          authors: readsAuthorsPart ? documentOf(plan.id, 'authors') : null,
        },
        generation,
        schemaVersion,
        adaptedFrom:
          adapted === null ? null : { planId: adapted.plan, title: adapted.title, authors: [...adapted.authors] },
        maskedNumbers: maskedNumbers.safeParse(masked).data ?? [],
        requests: await requestsTo(network, grant),
      };
    },
  };
}

function card(
  plan: PlanRecord,
  access: AccessLevel,
  people: ReadonlyMap<string, PersonCard>,
  derived: unknown,
  openThreads: number,
): PlanCard {
  const { id, kind, title, grade, status, visibility } = plan;
  // Until it is derived, a plan has a title and no facts.
  const summary = openSummary.safeParse(derived).data ?? noSummary;
  return {
    id,
    kind,
    title,
    grade,
    status,
    visibility,
    focusStandards: summary.focusStandards.slice(0, standardsShown),
    standards: summary.standards,
    cognitiveDemand: summary.cognitiveDemand,
    facts: summary.facts,
    authors: plan.authors.flatMap((author) => people.get(author) ?? []),
    access,
    openThreads,
    updatedAt: new Date(plan.updatedAt).toISOString(),
    updatedBy: plan.updatedBy === null ? null : (people.get(plan.updatedBy)?.name ?? null),
  };
}
