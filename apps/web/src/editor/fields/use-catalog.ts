/** The standards and practices, loaded when somebody first looks for one. */
import { useEffect, useState } from 'react';

type Catalog = typeof import('@tangram/standards');

export interface FoundCode {
  readonly code: string;
  readonly says: string;
}

const offeredMax = 6;

/** What fits what was typed; empty until the catalog is here. `wanted` says that somebody looks. */
export function useCatalog(
  wanted: boolean,
): (kind: 'standards' | 'practices', typed: string, grade: number) => readonly FoundCode[] {
  const catalog = useLoadedCatalog(wanted);
  return (kind, typed, grade) => {
    if (catalog === null) return [];
    const found =
      kind === 'practices'
        ? catalog.practices.filter(({ code, statement }) => fits(typed, code, statement))
        : catalog.searchStandards(typed, { grade, limit: offeredMax }).filter((one) => one.kind !== 'practice');
    return found.map(({ code, statement }) => ({ code, says: statement }));
  };
}

/** What a code stands for; null until the catalog is here, and for a code that it does not have. */
export function useStatement(code: string, wanted: boolean): string | null {
  return useLoadedCatalog(wanted)?.findStandard(code)?.statement ?? null;
}

function useLoadedCatalog(wanted: boolean): Catalog | null {
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

function fits(typed: string, code: string, statement: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return code.toLowerCase().startsWith(wanted.replaceAll(' ', '')) || statement.toLowerCase().includes(wanted);
}
