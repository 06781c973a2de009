/** Finding standards by code or by words, for the field where a teacher types `#`. */

import { findStandard, fromPennsylvania, practices, type Standard, standards } from './catalog.ts';
import { writeCode } from './code.ts';
import { bestByWords } from './words-search.ts';

const everything = [...standards, ...practices];

/**
 * The standards that fit what was typed, best first: a code and what lies under it, else those whose words begin with
 * every typed word, or with as many of them as any has. `grade` puts that grade's first.
 */
export function searchStandards(
  typed: string,
  { grade, limit = 20 }: { readonly grade?: number; readonly limit?: number } = {},
): readonly Standard[] {
  const near = (standard: Standard) => Math.abs((standard.grade ?? grade ?? 0) - (grade ?? standard.grade ?? 0));
  const coded = [...fromPennsylvania(typed), ...byCode(typed)];
  const worded = bestByWords(everything, typed, { all: coded.length > 0 }).sort((a, b) => near(a) - near(b));
  return [...new Set([...coded, ...worded])].slice(0, limit);
}

function byCode(typed: string): Standard[] {
  const exact = findStandard(typed);
  const code = exact?.code ?? writeCode(typed) ?? typed.trim().toUpperCase();
  if (code === '') return [];
  const under = everything.filter((standard) => standard.code.toUpperCase().startsWith(code.toUpperCase()));
  return exact ? [exact, ...under] : under;
}
