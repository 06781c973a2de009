/** Finding standards by code or by words, for the field where a teacher types `#`. */

import { findStandard, fromPennsylvania, practices, type Standard, standards } from './catalog.ts';
import { writeCode } from './code.ts';

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
  const worded = byWords(typed, { all: coded.length > 0 }).sort((a, b) => near(a) - near(b));
  return [...new Set([...coded, ...worded])].slice(0, limit);
}

function byCode(typed: string): Standard[] {
  const exact = findStandard(typed);
  const code = exact?.code ?? writeCode(typed) ?? typed.trim().toUpperCase();
  if (code === '') return [];
  const under = [...standards, ...practices].filter((standard) =>
    standard.code.toUpperCase().startsWith(code.toUpperCase()),
  );
  return exact ? [exact, ...under] : under;
}

/** Words that a sentence needs and a search does not. */
const filling = new Set('a an and as by for from in into is of on or that the their to two with'.split(' '));

/** Those that have the most of the words; with `all`, only if it is every one. */
function byWords(typed: string, { all: every }: { readonly all: boolean }): Standard[] {
  const all = wordsOf(typed);
  const telling = all.filter((word) => !filling.has(word));
  const wanted = (telling.length > 0 ? telling : all).map(stemOf);
  if (wanted.length === 0) return [];
  const scored = [...standards, ...practices].map((standard) => {
    const words = wordsOf(standard.statement);
    return { standard, hits: wanted.filter((word) => words.some((own) => own.startsWith(word))).length };
  });
  const most = Math.max(...scored.map(({ hits }) => hits));
  if (most < (every ? wanted.length : 1)) return [];
  return scored.filter(({ hits }) => hits === most).map(({ standard }) => standard);
}

/** A word without the ending that a plural, a verb or its noun puts on it: dividing, divides and division begin alike. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ing|ion|ions|es|ed|e|s)$/, '');
  return stem.length >= 4 ? stem : word;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
