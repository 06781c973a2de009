/** What the server says about one plan; the last answer is kept, so that a plan opened before opens at once and offline. */
import type { OpenPlan } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../api.ts';
import { remember, remembered } from '../../remembered.ts';
import { useSignedIn } from '../../session.ts';

const nameOf = (planId: string) => `plan:${planId}`;

export function usePlan(planId: string) {
  const { person } = useSignedIn();
  const initialData = remembered<OpenPlan>(person.id, nameOf(planId));
  return useQuery({
    queryKey: api.plans.open.queryKey({ input: { planId } }),
    queryFn: async (): Promise<OpenPlan> => {
      const plan = await client.plans.open({ planId });
      remember(person.id, nameOf(planId), plan);
      return plan;
    },
    ...(initialData === undefined ? {} : { initialData, initialDataUpdatedAt: 0 }),
  });
}

export function forgetPlan(personId: string, planId: string): void {
  remember(personId, nameOf(planId), undefined);
}
