/**
 * The built-in framework: Common Core codes for grades 3 to 8 and the eight mathematical practices, each with a paraphrase
 * of our own. The official wording is not in here; it comes only from a framework that a school imports.
 */

import common from './ccss-math-3-8.json' with { type: 'json' };
import { writeCode } from './code.ts';
import pennsylvania from './pa-core-map.json' with { type: 'json' };

export interface Standard {
  /** such as 6.RP.A.3b, or MP1 */
  readonly code: string;
  readonly kind: 'domain' | 'cluster' | 'standard' | 'part' | 'practice';
  /** null for a practice, which belongs to every grade */
  readonly grade: number | null;
  /** what it is about, in our own words */
  readonly statement: string;
  /** the code one level up; null at the top */
  readonly parent: string | null;
  /** the nearest earlier standards, by our own judgement */
  readonly prerequisites: readonly string[];
}

type Item = (typeof common.items)[number] & {
  readonly title?: string;
  readonly paraphrase?: string;
  readonly parent?: string;
};

/** The mathematical practices MP1 to MP8. */
export const practices: readonly Standard[] = common.practices.map(({ code, paraphrase }) => ({
  code,
  kind: 'practice',
  grade: null,
  statement: paraphrase,
  parent: null,
  prerequisites: [],
}));

/** Domains, clusters, standards and parts, in the order of the framework. */
export const standards: readonly Standard[] = common.items.map((item: Item) => ({
  code: item.code,
  kind: item.kind as Standard['kind'],
  grade: item.grade,
  statement: item.paraphrase ?? item.title ?? '',
  parent: item.parent ?? null,
  prerequisites: 'prerequisites' in item ? (item.prerequisites ?? []) : [],
}));

const byCode = new Map([...standards, ...practices].map((standard) => [standard.code, standard]));
// Teachers leave out the cluster's letter: 6.RP.3b.
const byShortCode = new Map(standards.map((standard) => [short(standard.code), standard]));
const byPennsylvania = new Map(pennsylvania.items.map(({ code, ccss }) => [code, ccss]));

/** The standard or practice with this code, however it is written; null when the framework has none. */
export function findStandard(typed: string): Standard | null {
  const code = writeCode(typed);
  return code === null ? null : (byCode.get(code) ?? byShortCode.get(code) ?? null);
}

/** The standards that a Pennsylvania code stands for; none where the map, which is partial, has no evidence. */
export function fromPennsylvania(code: string): readonly Standard[] {
  return (byPennsylvania.get(code.trim().toUpperCase()) ?? []).flatMap((each) => byCode.get(each) ?? []);
}

/** True when who addresses `code` addresses `target`: a cluster by any of its standards, a standard by any of its parts. */
export function covers(code: string, target: string): boolean {
  const wanted = findStandard(target);
  let standard = findStandard(code);
  while (standard && wanted) {
    if (standard.code === wanted.code) return true;
    standard = standard.parent === null ? null : (byCode.get(standard.parent) ?? null);
  }
  return false;
}

// The first two levels are grade and domain; a single letter after them is the cluster's.
function short(code: string): string {
  return code.replace(/^(\d\.[A-Z]+)\.[A-Z]\.(?=\d)/, '$1.');
}
