/** The lists of plans: mine and those shared with me, as the server last said, kept for the next time and for offline. */
import type { PlanCard } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { api, client } from '../api.ts';
import { remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';

interface Lists {
  mine: PlanCard[];
  shared: PlanCard[];
}

export function usePlans(archived: boolean) {
  const { person } = useSignedIn();
  const name = archived ? 'plans:all' : 'plans';
  const initialData = remembered<Lists>(person.id, name);
  return useQuery({
    queryKey: api.plans.list.queryKey({ input: { archived: String(archived) } }),
    queryFn: async (): Promise<Lists> => {
      const lists = await client.plans.list({ archived: String(archived) });
      remember(person.id, name, lists);
      return lists;
    },
    ...(initialData === undefined ? {} : { initialData, initialDataUpdatedAt: 0 }),
  });
}
