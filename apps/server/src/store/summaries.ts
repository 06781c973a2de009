/** What was derived from the documents, as JSON, with the log position it was derived from. It can be made again at any time. */
import type { PlanId } from '@tangram/domain';
import type { Part } from '../live/names.ts';
import type { Store } from './database.ts';

export interface StoredSummary {
  readonly position: number;
  readonly summary: unknown;
}

export type Summaries = ReturnType<typeof createSummaries>;

export function createSummaries(store: Store) {
  return {
    /** Keeps a summary, unless a newer one is kept. */
    async keep(plan: PlanId, part: Part, { position, summary }: StoredSummary): Promise<void> {
      await store
        .insertInto('summaries')
        .values({ planId: plan, part, position, summary: JSON.stringify(summary) })
        .onConflict((old) =>
          old
            .columns(['planId', 'part'])
            .doUpdateSet({ position, summary: JSON.stringify(summary) })
            .where('summaries.position', '<=', position),
        )
        .execute();
    },

    /** From which position the kept summary was derived; null when there is none. */
    async position(plan: PlanId, part: Part): Promise<number | null> {
      const row = await store
        .selectFrom('summaries')
        .select('position')
        .where('planId', '=', plan)
        .where('part', '=', part)
        .executeTakeFirst();
      return row?.position ?? null;
    },

    /**
     * The summaries of one part of these plans, by plan. Those of the authors' part hold numbers that leave the server
     * only masked, or to whoever may read that part.
     */
    async read(plans: readonly PlanId[], part: Part): Promise<ReadonlyMap<string, unknown>> {
      if (plans.length === 0) return new Map();
      const rows = await store
        .selectFrom('summaries')
        .select(['planId', 'summary'])
        .where('planId', 'in', plans)
        .where('part', '=', part)
        .execute();
      return new Map(rows.map((row) => [row.planId, JSON.parse(row.summary)]));
    },
  };
}
