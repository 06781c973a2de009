/** Finding a standard or practice by code or by words, in the built-in catalog and in the frameworks that the network brought. */
import type { FrameworkItem } from '@tangram/standards';
import type { FoundCode } from './found-code.ts';

/** The built-in catalog. */
export type Catalog = typeof import('@tangram/standards');

/** A framework of the network. */
export interface Source {
  readonly identifier: string;
  readonly title: string;
  readonly items: readonly FrameworkItem[];
}

const offeredMax = 6;
const saysMax = 200;

export interface Wanted {
  readonly kind: 'standards' | 'practices';
  readonly typed: string;
  readonly grade: number;
  /** The codes that are there already, however they are written. */
  readonly held: readonly string[];
}

/**
 * What fits what was typed, the network's own standards first; `day` is today, year-month-day. What is there already is not offered,
 * nor is a standard of the catalog beside the same one of a framework.
 */
export function findCodes(
  catalog: Catalog,
  frameworks: readonly Source[],
  day: string,
  { kind, typed, grade, held }: Wanted,
): readonly FoundCode[] {
  const meant = (code: string) => catalog.findStandard(code)?.code ?? code;
  const there = new Set(held.map(meant));
  const isNew = ({ code }: { readonly code: string }) => !there.has(meant(code));
  if (kind === 'practices') {
    return catalog.practices.filter((one) => isPractice(typed, one) && isNew(one)).map(foundBuiltIn);
  }
  const limit = offeredMax + held.length;
  const own = catalog
    .searchFrameworks(frameworks, typed, { grade, day, limit })
    .map(({ framework, item }) => foundIn(catalog, framework, item))
    .filter(isNew)
    .slice(0, offeredMax);
  // What the network's own framework has is offered in its words alone.
  for (const { code } of own) there.add(meant(code));
  const common = catalog
    .searchStandards(typed, { grade, limit: limit + own.length })
    .filter((one) => one.kind !== 'practice' && isNew(one))
    .slice(0, offeredMax);
  return [...own, ...common.map(foundBuiltIn)];
}

/** The standard of a framework that a code names, however it is written; null where none has it. */
export function ownStandard(
  catalog: Catalog,
  frameworks: readonly Source[],
  day: string,
  typed: string,
): FoundCode | null {
  const meant = (code: string) => (catalog.findStandard(code)?.code ?? code).toUpperCase();
  const [first] = catalog.searchFrameworks(frameworks, typed, { grade: 0, day, limit: 1 });
  return first?.item.code && meant(first.item.code) === meant(typed)
    ? foundIn(catalog, first.framework, first.item)
    : null;
}

export function foundIn(catalog: Catalog, { identifier, title }: Source, item: FrameworkItem): FoundCode {
  return {
    key: JSON.stringify([identifier, item.id]),
    code: catalog.itemName(item),
    says: item.code === null ? '' : brief(item.statement),
    from: { frameworkId: identifier, itemId: item.id, title },
  };
}

export const foundBuiltIn = ({ code, statement }: { code: string; statement: string }): FoundCode => ({
  key: code,
  code,
  says: statement,
  from: null,
});

function brief(statement: string): string {
  const characters = [...statement.replace(/\s+/g, ' ')];
  return characters.length <= saysMax ? characters.join('') : `${characters.slice(0, saysMax).join('').trimEnd()}…`;
}

/** What teachers call a practice by, where it does not say so itself. */
const called: Readonly<Record<string, string>> = {
  MP1: 'persevere perseverance',
  MP2: 'reason abstractly quantitatively',
  MP3: 'viable critique the reasoning of others',
  MP4: 'model',
  MP5: 'strategically',
  MP6: 'precise precision',
  MP7: 'structure',
  MP8: 'repeated reasoning regularity',
};

function isPractice(
  typed: string,
  { code, statement }: { readonly code: string; readonly statement: string },
): boolean {
  const wanted = typed.trim().toLowerCase();
  if (/^\d+$/.test(wanted)) return code === `MP${wanted}`;
  const words = `${statement} ${called[code] ?? ''}`.toLowerCase();
  return code.toLowerCase().startsWith(wanted.replaceAll(' ', '')) || words.includes(wanted);
}
