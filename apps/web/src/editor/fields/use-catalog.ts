/**
 * The standards and practices, loaded when somebody first looks for one: the built-in catalog, and before it the frameworks that the
 * network brought.
 */
import { useEffect, useState } from 'react';
import { type Catalog, type FoundCode, findCodes, type Wanted } from './find-codes.ts';
import { useFrameworks } from './use-frameworks.ts';

/** What fits what was typed; empty until the catalog is here. `wanted` says that somebody looks. */
export function useCatalog(wanted: boolean): (asked: Wanted) => readonly FoundCode[] {
  const catalog = useLoadedCatalog(wanted);
  const { frameworks } = useFrameworks(wanted);
  return (asked) => (catalog === null ? [] : findCodes(catalog, frameworks, today(), asked));
}

/** The catalog; null until it is here. */
export function useLoadedCatalog(wanted: boolean): Catalog | null {
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    // Without a connection nothing is offered; the field asks again when it is entered anew.
    import('@tangram/standards').then(
      (loaded) => current && setCatalog(loaded),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  return catalog;
}

/** Today as frameworks write days. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
