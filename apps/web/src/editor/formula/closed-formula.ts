/** `$3/4$`: whether a second dollar sign closes a formula, or is the price of something else. */
import { latexOf } from './typed-math.ts';

/**
 * The formula that a `$` typed now would close, and how many characters it took with its first `$`; null where the signs are money:
 * a formula neither begins nor ends with a space, nor ends in a comma or a sign that wants more.
 */
export function closedFormula(before: string): { readonly latex: string; readonly length: number } | null {
  const found = /(?:^|[\s(“"￼])\$([^$\n￼]*)$/.exec(before);
  const inside = found?.[1] ?? '';
  if (inside === '' || /^\s|[\s,;.:+\-–—/*(]$/.test(inside)) return null;
  return { latex: latexOf(inside), length: inside.length + 1 };
}
