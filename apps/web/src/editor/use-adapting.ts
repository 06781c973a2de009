/** Makes a copy of a plan to change, with credit to its authors. Asked for once more after a failure, it is the same copy. */
import type { OpenPlan } from '@tangram/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, client, problemOf } from '../api.ts';
import { newId } from '../new-id.ts';
import { trouble } from '../words.ts';
import { usePlanContext } from './plan-context.ts';

export function useAdapting(planId: string, onMade: (copy: OpenPlan) => void) {
  const { say } = usePlanContext();
  const queries = useQueryClient();
  const copyId = useRef('');
  const { isPending, mutate } = useMutation({
    mutationFn: () => {
      copyId.current ||= newId();
      return client.plans.adapt({ planId, copyId: copyId.current });
    },
    onSuccess: async (copy) => {
      copyId.current = '';
      await queries.invalidateQueries({ queryKey: api.plans.list.key() });
      onMade(copy);
    },
    onError: (error) => {
      const { what, next } = trouble(problemOf(error));
      say(`${what} ${next}`);
    },
  });
  return { isPending, adapt: () => mutate() };
}
