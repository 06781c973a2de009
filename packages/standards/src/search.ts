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
  const exact = findStandard(typed) ?? findStandard(withDots(typed));
  const code = exact?.code ?? writeCode(typed) ?? writeCode(withDots(typed)) ?? typed.trim().toUpperCase();
  if (code === '') return [];
  const under = everything.filter((standard) => standard.code.toUpperCase().startsWith(code.toUpperCase()));
  return exact ? [exact, ...under] : under;
}

/** A code as it is typed in a hurry, `6rp3b` or `6 RP A 3`, with its dots; any other text as it is. */
function withDots(typed: string): string {
  const parts = /^(\d)[\s.-]*(RP|NS|EE|G|SP|F|OA|NBT|NF|MD)[\s.-]*([A-Z])?[\s.-]*(?:(\d{1,2})[\s.-]*([A-Z])?)?$/i.exec(
    typed.trim(),
  );
  return parts === null ? typed : parts.slice(1).filter(Boolean).join('.');
}
