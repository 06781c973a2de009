/** Who can be named in a plan's text: whoever can see it, asked for when the first @ stands there. */
import type { PersonCard } from '@tangram/contract';
import { api, queryClient } from '../../api.ts';

export interface KnownNames {
  /** Everybody who can see the plan; null until that is known. */
  readonly people: () => readonly PersonCard[] | null;
  /** Fetches them; null when they are here and fresh. */
  readonly load: () => Promise<unknown> | null;
}

const freshMs = 60_000;

export function knownNames(planId: string): KnownNames {
  const options = api.sharing.circle.queryOptions({ input: { planId }, staleTime: freshMs, retry: false });
  const known = () => queryClient.getQueryData(options.queryKey)?.members.map(({ person }) => person) ?? null;
  return {
    people: known,
    load: () => {
      const at = queryClient.getQueryState(options.queryKey)?.dataUpdatedAt ?? 0;
      return Date.now() - at < freshMs ? null : queryClient.fetchQuery(options);
    },
  };
}
