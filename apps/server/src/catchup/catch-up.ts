/**
 * What somebody missed in a plan since they last had it open: their last sight is compared with what the plan is now. Both come
 * from the log, which keeps every change with its author; a state near each sight is kept, so that nobody replays a plan from
 * its beginning.
 */
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { atLeast, type Grant } from '@tangram/access';
import type { PlanId } from '@tangram/domain';
import type { SyncServer, UpdateLog } from '@tangram/sync';
import { z } from 'zod';
import { documentOf, type Part, server } from '../live/names.ts';
import type { Visits } from '../store/visits.ts';
import type { Compare, ComparedSection } from './compare.ts';
import { onSight, type Sight, type Visit } from './visit.ts';

export interface CatchUpParts {
  readonly engine: Pick<SyncServer, 'derive'>;
  readonly log: Pick<UpdateLog, 'heads' | 'readAfter'>;
  readonly visits: Visits;
  readonly compare: Compare;
  /** Whoever comes after so long comes back. */
  readonly awayMs: number;
  readonly now: () => number;
}

const catchUpLimits = {
  /** Changes between a kept state and somebody's sight. */
  apart: 400,
  /** Changes that are compared: about a day on which ten people type without a pause. */
  changes: 40_000,
  /** Comparisons that are remembered, for all who saw the same last. */
  remembered: 60,
} as const;

/** A section that changed, in the part of the plan where it is. */
export interface MissedSection extends ComparedSection {
  readonly part: Part;
}

/** `tooMuch`: more was written than is compared. */
export type Missed = readonly MissedSection[] | 'tooMuch';

export type CatchUps = ReturnType<typeof createCatchUps>;

const deflate = promisify(deflateRaw);

export function createCatchUps({ engine, log, visits, compare, awayMs, now }: CatchUpParts) {
  const keeping = new Map<string, Promise<number>>();
  const compared = new Map<string, Promise<readonly ComparedSection[]>>();

  const head = async (plan: PlanId, part: Part): Promise<number> =>
    (await log.heads([documentOf(plan, part)]))[0]?.position ?? 0;

  /** Keeps the state of a document as it is now; resolves to its position. */
  const keepState = (plan: PlanId, part: Part): Promise<number> => {
    const document = documentOf(plan, part);
    const keep = async () => {
      const { value, position } = await engine.derive(document, 'state', {});
      const state = await deflate(Buffer.from(z.string().parse(value), 'base64'));
      await visits.keepState(plan, part, { position, state });
      return position;
    };
    const kept = keeping.get(document) ?? keep().finally(() => keeping.delete(document));
    keeping.set(document, kept);
    return kept;
  };

  /** How far a document has come, with a state kept not far before it. */
  const position = async (plan: PlanId, part: Part): Promise<number> => {
    const at = await head(plan, part);
    const kept = await visits.statePosition(plan, part, at);
    return kept !== null && at - kept <= catchUpLimits.apart ? at : keepState(plan, part);
  };

  const missedIn = async (plan: PlanId, part: Part, since: number): Promise<readonly ComparedSection[] | 'tooMuch'> => {
    const to = await head(plan, part);
    if (to === since) return [];
    const key = `${documentOf(plan, part)} ${since} ${to}`;
    const known = compared.get(key);
    if (known !== undefined) return known;
    const from = await visits.state(plan, part, since);
    // Without a state to begin with there is nothing to compare: a backup from before it was kept was restored.
    if (from === null || to < since) return [];
    if (to - from.position > catchUpLimits.changes) return 'tooMuch';
    const work = async () => {
      const entries = await log.readAfter(documentOf(plan, part), from.position);
      const at = entries.findIndex((entry) => entry.position > since);
      const cut = at === -1 ? entries.length : at;
      return compare({ state: from.state, until: entries.slice(0, cut), since: entries.slice(cut) });
    };
    const comparison = work();
    compared.set(key, comparison);
    comparison.catch(() => compared.delete(key));
    for (const old of [...compared.keys()].slice(0, -catchUpLimits.remembered)) compared.delete(old);
    return comparison;
  };

  return {
    /** The person has the plan before them. Returns from which sight they may catch up, and whether they have looked at it. */
    async visit(grant: Grant<'open'>): Promise<Pick<Visit, 'since' | 'looked'>> {
      const { plan, access } = grant;
      const here: Sight = {
        at: now(),
        open: await position(plan, 'open'),
        authors: atLeast(access, 'edit') ? await position(plan, 'authors') : null,
      };
      const visit = onSight(await visits.read(grant), here, awayMs);
      await visits.write(grant, visit);
      return visit;
    },

    /** From which sight the person may catch up; null for none. */
    async since(grant: Grant<'open'>): Promise<Sight | null> {
      return (await visits.read(grant))?.since ?? null;
    },

    /** The sections in which others wrote since. */
    async missed({ plan, person, access }: Grant<'open'>, since: Sight): Promise<Missed> {
      const open = await missedIn(plan, 'open', since.open);
      const readsAuthors = since.authors !== null && atLeast(access, 'edit');
      const authors = readsAuthors ? await missedIn(plan, 'authors', since.authors) : [];
      if (open === 'tooMuch' || authors === 'tooMuch') return 'tooMuch';
      const byOthers = (part: Part, sections: readonly ComparedSection[]) =>
        sections.flatMap((section): MissedSection[] => {
          const by = section.by.filter(([author]) => author !== server && author !== '');
          const others = by.filter(([author]) => author !== person);
          return by.length > 0 && others.length === 0 ? [] : [{ ...section, by: others, part }];
        });
      return [...byOthers('open', open), ...byOthers('authors', authors)];
    },

    /** They looked at what they are offered, or want it no longer. */
    async done(grant: Grant<'open'>, how: 'looked' | 'dismissed'): Promise<void> {
      const visit = await visits.read(grant);
      if (visit === null || visit.since === null) return;
      const after: Visit = how === 'looked' ? { ...visit, looked: true } : { ...visit, since: null, looked: false };
      await visits.write(grant, after);
    },
  };
}
