/** What comes before a standard: the backbone of an intervention plan. */

import { findStandard, type Standard } from './catalog.ts';

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
