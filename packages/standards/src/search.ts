/** Finding standards by code or by words, for the field where a teacher types `#`. */

import { findStandard, fromPennsylvania, practices, type Standard, standards } from './catalog.ts';
import { writeCode } from './code.ts';

/**
 * The standards that fit what was typed, best first: a code and what lies under it, else those whose words begin with
 * every typed word. `grade` puts that grade's first.
 */
export function searchStandards(
  typed: string,
  { grade, limit = 20 }: { readonly grade?: number; readonly limit?: number } = {},
): readonly Standard[] {
  const near = (standard: Standard) => Math.abs((standard.grade ?? grade ?? 0) - (grade ?? standard.grade ?? 0));
  const found = [...fromPennsylvania(typed), ...byCode(typed), ...byWords(typed).sort((a, b) => near(a) - near(b))];
  return [...new Set(found)].slice(0, limit);
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

function byWords(typed: string): Standard[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  return [...standards, ...practices].filter((standard) => {
    const words = wordsOf(standard.statement);
    return wanted.every((word) => words.some((own) => own.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
