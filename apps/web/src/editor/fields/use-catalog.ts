/**
 * The standards and practices, loaded when somebody first looks for one: the built-in catalog, and before it the frameworks that the
 * network brought.
 */
import { useEffect, useState } from 'react';
import { type LoadedCatalog, loadCatalog, loadedCatalog, today } from '../standards/standard-catalog.ts';
import type { Wanted } from './find-codes.ts';
import type { FoundCode } from './found-code.ts';
import { useFrameworks } from './use-frameworks.ts';

/** What fits what was typed; empty until the catalog is here. `wanted` says that somebody looks. */
export function useCatalog(wanted: boolean): (asked: Wanted) => readonly FoundCode[] {
  const catalog = useLoadedCatalog(wanted);
  const { frameworks } = useFrameworks(wanted);
  return (asked) => (catalog === null ? [] : catalog.findCodes(catalog, frameworks, today(), asked));
}

/** The catalog; null until it is here. */
export function useLoadedCatalog(wanted: boolean): LoadedCatalog | null {
  return useCatalogOrTrouble(wanted).catalog;
}

/** The catalog once somebody wants it, and whether it could not be fetched. */
export function useCatalogOrTrouble(wanted: boolean): {
  readonly catalog: LoadedCatalog | null;
  readonly failed: boolean;
} {
  const [catalog, setCatalog] = useState(loadedCatalog);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || catalog) return;
    let current = true;
    // Without a connection nothing is offered; the field asks again when it is entered anew.
    (loadCatalog() ?? Promise.resolve()).then(
      () => current && setCatalog(loadedCatalog()),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [wanted, catalog]);
  return { catalog, failed };
}
