/**
 * The standards as the text of a plan needs them: the built-in catalog and the network's own frameworks, fetched when somebody first types
 * or reads a code.
 */

import { api, queryClient } from '../../api.ts';
import type { ReadFramework } from '../fields/use-frameworks.ts';

/** The module of the catalog. */
export type LoadedCatalog = typeof import('./catalog-code.ts');

let catalog: LoadedCatalog | null = null;
let loading: Promise<LoadedCatalog> | null = null;

/** The catalog, if it is here. */
export const loadedCatalog = () => catalog;

/** Fetches the catalog; null when it is here. A failure is asked again by whoever comes next. */
export function loadCatalog(): Promise<LoadedCatalog> | null {
  if (catalog) return null;
  loading ??= import('./catalog-code.ts').then(
    (loaded) => {
      catalog = loaded;
      return loaded;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** The network's frameworks, as far as they are here. */
export function loadedFrameworks(): readonly ReadFramework[] {
  const list = queryClient.getQueryData(api.frameworks.list.queryKey());
  return (list?.frameworks ?? []).flatMap(
    ({ id, version }) =>
      queryClient.getQueryData(api.frameworks.read.queryKey({ input: { frameworkId: id, version } })) ?? [],
  );
}

/** Fetches the catalog and the frameworks. Without a connection there are none of these, and the catalog does. */
export async function loadStandards(): Promise<void> {
  await Promise.all([loadCatalog(), loadFrameworks().catch(() => {})]);
}

async function loadFrameworks(): Promise<void> {
  const { frameworks } = await queryClient.fetchQuery(api.frameworks.list.queryOptions({ staleTime: 60_000 }));
  await Promise.all(
    frameworks.map(({ id, version }) =>
      queryClient.fetchQuery(
        api.frameworks.read.queryOptions({
          input: { frameworkId: id, version },
          // A version never changes.
          staleTime: Number.POSITIVE_INFINITY,
          gcTime: Number.POSITIVE_INFINITY,
        }),
      ),
    ),
  );
}

/** Today as frameworks write days. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
