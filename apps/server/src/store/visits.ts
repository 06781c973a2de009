/**
 * When people last had a plan open, and the states of plans that their visits are compared with. A visit is read and written with
 * the grant of its own person; there is no query that lists who was where.
 */
import type { Grant } from '@tangram/access';
import type { PlanId } from '@tangram/domain';
import { sql } from 'kysely';
import type { Sight, Visit } from '../catchup/visit.ts';
import type { Part } from '../live/names.ts';
import type { Store } from './database.ts';

/** A state of one of a plan's documents, compressed. */
export interface PastState {
  readonly position: number;
  readonly state: Uint8Array;
}

export type Visits = ReturnType<typeof createVisits>;

/** `generation`: which history the log holds. Positions of another mean nothing, so visits and states of it are not there. */
export function createVisits(store: Store, generation: number) {
  const own = ({ plan, person }: Grant<'open'>) =>
    store
      .selectFrom('visits')
      .selectAll()
      .where('personId', '=', person)
      .where('planId', '=', plan)
      .where('generation', '=', generation)
      .executeTakeFirst();

  return {
    async read(grant: Grant<'open'>): Promise<Visit | null> {
      const row = await own(grant);
      if (row === undefined) return null;
      const { seenAt, seenOpen, seenAuthors, sinceAt, sinceOpen, sinceAuthors, looked } = row;
      const since: Sight | null =
        sinceAt === null || sinceOpen === null ? null : { at: sinceAt, open: sinceOpen, authors: sinceAuthors };
      return { seen: { at: seenAt, open: seenOpen, authors: seenAuthors }, since, looked: looked === 1 };
    },

    async write({ plan, person }: Grant<'open'>, { seen, since, looked }: Visit): Promise<void> {
      const values = {
        generation,
        seenAt: seen.at,
        seenOpen: seen.open,
        seenAuthors: seen.authors,
        sinceAt: since?.at ?? null,
        sinceOpen: since?.open ?? null,
        sinceAuthors: since?.authors ?? null,
        looked: looked ? 1 : 0,
      };
      await store
        .insertInto('visits')
        .values({ personId: person, planId: plan, ...values })
        .onConflict((old) => old.columns(['personId', 'planId']).doUpdateSet(values))
        .execute();
    },

    /** The position of the last kept state up to this one; null when there is none. */
    async statePosition(plan: PlanId, part: Part, upTo: number): Promise<number | null> {
      const row = await store
        .selectFrom('pastStates')
        .select((state) => state.fn.max<number | null>('position').as('position'))
        .where('planId', '=', plan)
        .where('part', '=', part)
        .where('generation', '=', generation)
        .where('position', '<=', upTo)
        .executeTakeFirst();
      return row?.position ?? null;
    },

    /** The last kept state up to this position. */
    async state(plan: PlanId, part: Part, upTo: number): Promise<PastState | null> {
      const row = await store
        .selectFrom('pastStates')
        .select(['position', 'state'])
        .where('planId', '=', plan)
        .where('part', '=', part)
        .where('generation', '=', generation)
        .where('position', '<=', upTo)
        .orderBy('position', 'desc')
        .executeTakeFirst();
      return row ?? null;
    },

    /**
     * Keeps a state, and lets those go that nobody's visit is compared with any more. The one before it stays: somebody may be
     * noting a visit near it just now.
     */
    async keepState(plan: PlanId, part: Part, { position, state }: PastState): Promise<void> {
      const [seen, since] = part === 'open' ? ['seenOpen', 'sinceOpen'] : ['seenAuthors', 'sinceAuthors'];
      await store.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('pastStates')
          .values({ planId: plan, part, generation, position, state: Buffer.from(state) })
          .onConflict((old) => old.columns(['planId', 'part', 'position']).doUpdateSet({ generation, state }))
          .execute();
        await sql`
          delete from pastStates as old
          where planId = ${plan} and part = ${part} and position <> ${position}
            and position <> coalesce((select max(position) from pastStates as last
              where last.planId = ${plan} and last.part = ${part} and last.position < ${position}), -1)
            and (generation <> ${generation} or not exists (
              select 1 from visits
              where visits.planId = old.planId and visits.generation = ${generation}
                and (old.position = (select max(position) from pastStates as kept
                       where kept.planId = old.planId and kept.part = old.part and kept.position <= ${sql.ref(`visits.${seen}`)})
                  or old.position = (select max(position) from pastStates as kept
                       where kept.planId = old.planId and kept.part = old.part and kept.position <= ${sql.ref(`visits.${since}`)}))
            ))`.execute(transaction);
      });
    },
  };
}
