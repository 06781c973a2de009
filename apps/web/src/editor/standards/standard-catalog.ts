/**
 * The standards as the text of a plan needs them: the built-in catalog and the network's own frameworks, fetched when somebody first types
 * or reads a code.
 */

import { api, queryClient } from '../../api.ts';
import { type Catalog, foundIn } from '../fields/find-codes.ts';
import type { ReadFramework } from '../fields/use-frameworks.ts';

let catalog: Catalog | null = null;
let loading: Promise<Catalog> | null = null;

/** The catalog, if it is here. */
export const loadedCatalog = () => catalog;

/** Fetches the catalog; null when it is here. A failure is asked again by whoever comes next. */
export function loadCatalog(): Promise<Catalog> | null {
  if (catalog) return null;
  loading ??= import('@tangram/standards').then(
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

let named: { readonly of: readonly ReadFramework[]; readonly says: ReadonlyMap<string, string> } | null = null;

/**
 * What a code in a text means: in the network's own frameworks as it is written there, else in the built-in catalog, whose codes of
 * Pennsylvania say what they stand for. Null for a code that stands for nothing, or that is only on its way to one (6.rp.3b).
 */
export function meaningIn(catalog: Catalog, code: string): string | null {
  const frameworks = loadedFrameworks();
  if (named === null || named.of.length !== frameworks.length || named.of.some((one, i) => one !== frameworks[i]))
    named = { of: frameworks, says: statementsOf(catalog, frameworks) };
  const own = named.says.get(code);
  if (own !== undefined) return own;
  const common = catalog.findStandard(code);
  if (common?.code === code) return common.statement;
  const meant = catalog.fromPennsylvania(code).map((one) => `${one.code}: ${one.statement}`);
  return meant.length === 0 ? null : meant.join('\n');
}

/** Of two items with one code, the one that is not retired. */
function statementsOf(catalog: Catalog, frameworks: readonly ReadFramework[]): ReadonlyMap<string, string> {
  const says = new Map<string, string>();
  const day = today();
  for (const framework of frameworks)
    for (const item of framework.items) {
      if (item.code === null || (says.has(item.code) && catalog.isRetired(item, day))) continue;
      says.set(item.code, foundIn(catalog, framework, item).says);
    }
  return says;
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
