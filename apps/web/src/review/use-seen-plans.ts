/** What this person may know of the plans that a unit can link: the list that its links are chosen from. */
import type { LinkedPlan } from '@tangram/plan/checks';
import { useMemo } from 'react';
import { usePlans } from '../pages/use-plans.ts';

/** Null until it is known, and where nobody wants it. */
export function useSeenPlans(wanted: boolean): readonly LinkedPlan[] | null {
  const { data } = usePlans(false);
  return useMemo(() => {
    if (!wanted || data === undefined) return null;
    // A list that this device remembers from an earlier version does not say all of it.
    return [...data.mine, ...data.shared].map((plan) => ({
      ...plan,
      standards: plan.standards ?? [],
      cognitiveDemand: plan.cognitiveDemand ?? null,
    }));
  }, [wanted, data]);
}
