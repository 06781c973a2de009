/**
 * The standards and practices, loaded when somebody first looks for one: the built-in catalog, and before it the frameworks that the
 * network brought.
 */
import { useEffect, useState } from 'react';
import { type ReadFramework, useFrameworks } from './use-frameworks.ts';

export type Catalog = typeof import('@tangram/standards');

export interface FoundCode {
  /** Tells it apart from all others that are offered. */
  readonly key: string;
  readonly code: string;
  readonly says: string;
  /** Where it comes from, when that is a framework of the network. */
  readonly from: { readonly frameworkId: string; readonly itemId: string; readonly title: string } | null;
}

const offeredMax = 6;
const saysMax = 200;

interface Wanted {
  readonly kind: 'standards' | 'practices';
  readonly typed: string;
  readonly grade: number;
  /** The codes that are there already, however they are written. */
  readonly held: readonly string[];
}

/** What fits what was typed; empty until the catalog is here. `wanted` says that somebody looks. */
export function useCatalog(wanted: boolean): (asked: Wanted) => readonly FoundCode[] {
  const catalog = useLoadedCatalog(wanted);
  const { frameworks } = useFrameworks(wanted);
  return (asked) => (catalog === null ? [] : findCodes(catalog, frameworks, asked));
}

function findCodes(
  catalog: Catalog,
  frameworks: readonly ReadFramework[],
  { kind, typed, grade, held }: Wanted,
): readonly FoundCode[] {
  const meant = (code: string) => catalog.findStandard(code)?.code ?? code;
  const there = new Set(held.map(meant));
  const isNew = ({ code }: { readonly code: string }) => !there.has(meant(code));
  if (kind === 'practices') {
    return catalog.practices.filter((one) => fits(typed, one.code, one.statement) && isNew(one)).map(builtIn);
  }
  const limit = offeredMax + held.length;
  const own = catalog
    .searchFrameworks(frameworks, typed, { grade, day: today(), limit })
    .map(({ framework, item }): FoundCode => {
      const code = catalog.itemName(item);
      return {
        key: JSON.stringify([framework.identifier, item.id]),
        code,
        says: item.code === null ? '' : brief(item.statement),
        from: { frameworkId: framework.identifier, itemId: item.id, title: framework.title },
      };
    })
    .filter(isNew)
    .slice(0, offeredMax);
  // What the network's own framework has is offered in its words alone.
  for (const { code } of own) there.add(meant(code));
  const common = catalog
    .searchStandards(typed, { grade, limit: limit + own.length })
    .filter((one) => one.kind !== 'practice' && isNew(one))
    .slice(0, offeredMax);
  return [...own, ...common.map(builtIn)];
}

const builtIn = ({ code, statement }: { code: string; statement: string }): FoundCode => ({
  key: code,
  code,
  says: statement,
  from: null,
});

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

function brief(statement: string): string {
  const characters = [...statement.replace(/\s+/g, ' ')];
  return characters.length <= saysMax ? characters.join('') : `${characters.slice(0, saysMax).join('').trimEnd()}…`;
}

function fits(typed: string, code: string, statement: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return code.toLowerCase().startsWith(wanted.replaceAll(' ', '')) || statement.toLowerCase().includes(wanted);
}
