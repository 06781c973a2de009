/**
 * Finding the standards of a network's own frameworks, by code or by words. A code is found as the framework writes it, as teachers
 * write it, and by a standard that the framework says is the same.
 */

import { findStandard } from './catalog.ts';
import { type FrameworkItem, isRetired } from './framework.ts';
import { bestByWords } from './words-search.ts';

/** Where standards come from; what else it has is the caller's. */
interface Source {
  readonly items: readonly FrameworkItem[];
}

export interface FoundItem<From extends Source> {
  readonly framework: From;
  readonly item: FrameworkItem;
}

/**
 * The items that fit what was typed, best first: by their code, else by most of the words. `grade` puts that grade's first; what is
 * retired on `day` (year-month-day) is not offered.
 */
export function searchFrameworks<From extends Source>(
  frameworks: readonly From[],
  typed: string,
  { grade, day, limit }: { readonly grade: number; readonly day: string; readonly limit: number },
): readonly FoundItem<From>[] {
  const from = new Map<FrameworkItem, From>();
  for (const framework of frameworks) {
    for (const item of framework.items) if (!isRetired(item, day)) from.set(item, framework);
  }
  const all = [...from.keys()];
  const coded = byCode(all, typed);
  const worded = bestByWords(all, typed, { all: coded.length > 0 }).sort((a, b) => away(a, grade) - away(b, grade));
  const found = [...new Set([...coded, ...worded])].slice(0, limit);
  return found.flatMap((item) => {
    const framework = from.get(item);
    return framework === undefined ? [] : [{ framework, item }];
  });
}

/** The item of this id, wherever it is. */
export function findItem<From extends Source>(frameworks: readonly From[], id: string): FoundItem<From> | null {
  for (const framework of frameworks) {
    const item = byId(framework.items).get(id);
    if (item !== undefined) return { framework, item };
  }
  return null;
}

const idsOf = new WeakMap<readonly FrameworkItem[], ReadonlyMap<string, FrameworkItem>>();

function byId(items: readonly FrameworkItem[]): ReadonlyMap<string, FrameworkItem> {
  const known = idsOf.get(items) ?? new Map(items.map((item) => [item.id, item]));
  idsOf.set(items, known);
  return known;
}

function byCode(items: readonly FrameworkItem[], typed: string): FrameworkItem[] {
  const written = typed.toUpperCase().replace(/\s/g, '');
  if (written === '') return [];
  const meant = findStandard(typed)?.code.toUpperCase() ?? written;
  const ranked: FrameworkItem[][] = [[], [], []];
  for (const item of items) {
    const rank = rankOf(item, written, meant);
    if (rank !== null) ranked[rank]?.push(item);
  }
  const exact = new Set(ranked[0]?.map(({ id }) => id));
  const same = items.filter(({ links }) => links.some(({ how, to }) => how === 'same' && exact.has(to)));
  return [...(ranked[0] ?? []), ...same, ...(ranked[1] ?? []), ...(ranked[2] ?? [])];
}

/** 0 for the code itself, 1 for what lies under it, 2 where it is somewhere inside. */
function rankOf({ code }: FrameworkItem, written: string, meant: string): 0 | 1 | 2 | null {
  if (code === null) return null;
  const own = code.toUpperCase();
  const ownMeant = findStandard(code)?.code.toUpperCase() ?? own;
  if (own === written || ownMeant === meant) return 0;
  if (own.startsWith(written) || ownMeant.startsWith(meant)) return 1;
  return written.length >= 3 && own.includes(written) ? 2 : null;
}

function away({ grades }: FrameworkItem, grade: number): number {
  return grades.length === 0 ? 0 : Math.min(...grades.map((one) => Math.abs(one - grade)));
}
