/** The catalog of standards as the text of a plan needs it: fetched when somebody first types or reads a code. */

import type { Catalog } from '../fields/find-codes.ts';

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
