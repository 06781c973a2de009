/** What comes before a standard: the backbone of an intervention plan. */

import { findStandard, type Standard, standards } from './catalog.ts';

/** The nearest earlier standards that these rest on, each once and none of these themselves. A part rests on what its standard rests on. */
export function prerequisitesOf(codes: readonly string[]): readonly Standard[] {
  const asked = new Set(codes.flatMap((code) => findStandard(code) ?? []));
  const found = new Set<Standard>();
  for (const standard of asked) {
    const parent = standard.kind === 'part' && standard.parent ? findStandard(standard.parent) : null;
    for (const code of [...standard.prerequisites, ...(parent?.prerequisites ?? [])]) {
      const before = findStandard(code);
      if (before && !asked.has(before)) found.add(before);
    }
  }
  return [...found];
}

/**
 * What these rest on in earlier grades: their prerequisites, and where those are of the same grade, the prerequisites of
 * those. It is what access to this grade's work is built from.
 */
export function earlierGradesOf(codes: readonly string[]): readonly Standard[] {
  const found = new Set<Standard>();
  const seen = new Set<Standard>();
  const walk = (standard: Standard) => {
    if (seen.has(standard)) return;
    seen.add(standard);
    for (const before of prerequisitesOf([standard.code])) {
      if ((before.grade ?? 0) < (standard.grade ?? 0)) found.add(before);
      else walk(before);
    }
  };
  for (const standard of codes.flatMap((code) => findStandard(code) ?? [])) walk(standard);
  return [...found];
}

let followers: Map<Standard, Standard[]> | null = null;

/** What rests on a standard directly, in the order of the framework: where it leads. */
export function followersOf(code: string): readonly Standard[] {
  followers ??= allFollowers();
  const own = findStandard(code);
  return own === null ? [] : (followers.get(own) ?? []);
}

function allFollowers(): Map<Standard, Standard[]> {
  const all = new Map<Standard, Standard[]>();
  for (const after of standards) {
    for (const before of prerequisitesOf([after.code])) all.set(before, [...(all.get(before) ?? []), after]);
  }
  return all;
}
