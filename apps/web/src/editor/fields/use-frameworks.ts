/** The network's own frameworks with their standards: read when somebody first looks for one, and each version once. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { api, type client } from '../../api.ts';

export type ReadFramework = Awaited<ReturnType<typeof client.frameworks.read>>;

interface Frameworks {
  readonly frameworks: readonly ReadFramework[];
  /** All of them are here: what is not among them is not in the network. */
  readonly complete: boolean;
}

const none: Frameworks = { frameworks: [], complete: false };

/** `wanted` says that somebody looks. Without a connection there are none, and not all. */
export function useFrameworks(wanted: boolean): Frameworks {
  const list = useQuery(api.frameworks.list.queryOptions({ enabled: wanted, staleTime: 60_000 }));
  const read = useQueries({
    queries: (list.data?.frameworks ?? []).map(({ id, version }) =>
      api.frameworks.read.queryOptions({
        input: { frameworkId: id, version },
        enabled: wanted,
        // A version never changes.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: Number.POSITIVE_INFINITY,
      }),
    ),
    combine: together,
  });
  return list.data === undefined ? none : read;
}

function together(results: readonly { readonly data: ReadFramework | undefined }[]): Frameworks {
  const frameworks = results.flatMap(({ data }) => data ?? []);
  return { frameworks, complete: frameworks.length === results.length };
}
