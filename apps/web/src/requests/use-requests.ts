/** What a plan's authors have asked for, as the server last said, kept so that it stands there at once the next time. */
import type { SentRequest } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { api, client } from '../api.ts';
import { remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';

/** Nothing for whoever is no author. */
export function useSentRequests(planId: string, isAuthor: boolean) {
  const { person } = useSignedIn();
  const name = `requests:${planId}`;
  const initialData = remembered<SentRequest[]>(person.id, name);
  return useQuery({
    queryKey: api.requests.list.queryKey({ input: { planId } }),
    queryFn: async (): Promise<SentRequest[]> => {
      const { sent } = await client.requests.list({ planId });
      remember(person.id, name, sent);
      return sent;
    },
    enabled: isAuthor,
    ...(initialData === undefined ? {} : { initialData, initialDataUpdatedAt: 0 }),
  });
}
