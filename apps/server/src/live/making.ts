/**
 * Making a plan: it is noted, its seeds are appended to the log, and then it is there. Whatever stops in between is
 * finished at the next start, with the same seeds.
 */
import type { PlanId } from '@tangram/domain';
import type { SyncServer } from '@tangram/sync';
import type { NewPlan, Plans, Seeds } from '../store/plans.ts';
import { documentOf } from './names.ts';

/** The id belongs to somebody else's plan. Nothing was made. */
export class PlanIdTaken extends Error {
  override readonly name = 'PlanIdTaken';
}

export type MakePlan = (plan: NewPlan) => Promise<void>;

export function createMaking(
  engine: Pick<SyncServer, 'seed'>,
  plans: Pick<Plans, 'begin' | 'made' | 'halfMade'>,
  /** Called when a plan is there, to derive what lists show of it. */
  derive: (plan: PlanId) => Promise<void>,
) {
  const finish = async (plan: PlanId, seeds: Seeds) => {
    // The engine seeds a document that has nothing, and leaves one alone that has.
    await Promise.all([
      engine.seed(documentOf(plan, 'open'), seeds.open),
      engine.seed(documentOf(plan, 'authors'), seeds.authors),
    ]);
    await plans.made(plan);
    await derive(plan);
  };
  const finishThis = async (only: PlanId) => {
    for (const { plan, seeds } of await plans.halfMade()) if (plan === only) await finish(plan, seeds);
  };

  return {
    /** Resolves when the plan is there; asked again by the same person, it is there already. Rejects with `PlanIdTaken`. */
    async make(plan: NewPlan): Promise<void> {
      const found = await plans.begin(plan);
      if (found === null) throw new PlanIdTaken(plan.id);
      if (found === 'noted') await finish(plan.id, plan.seeds);
      else await finishThis(plan.id);
    },
    /** Finishes what an earlier run began. A plan that cannot be finished, on a damaged log, keeps no other from it. */
    async finishHalfMade(failed: (error: unknown) => void): Promise<void> {
      for (const { plan, seeds } of await plans.halfMade()) await finish(plan, seeds).catch(failed);
    },
  };
}
