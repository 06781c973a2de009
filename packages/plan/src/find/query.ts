/** What somebody looks for, as a pattern over plain text. A straight quotation mark finds a curly one, a space finds one that does not break. */

export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
  /** Also in the LaTeX of formulas. */
  readonly inFormulas: boolean;
}

/** Stands in a line of text for what is not text: a formula, a break. No query finds it. */
export const NOT_TEXT = '\uFFFC';

const alike: Readonly<Record<string, string>> = { "'": "['‘’]", '"': '["“”]', ' ': '[ \u00A0]' };
const letter = '[\\p{L}\\p{M}\\p{N}_]';

/** The pattern of a query; null when there is nothing to look for. */
export function patternOf({ text, matchCase, wholeWords }: FindQuery): RegExp | null {
  if (text === '' || text.includes(NOT_TEXT)) return null;
  const source = [...text].map((sign) => alike[sign] ?? sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('');
  // A word ends where a letter does not follow a letter; “3/4” and “%” have no such ends.
  const starts = wholeWords && new RegExp(`^${letter}`, 'u').test(text) ? `(?<!${letter})` : '';
  const ends = wholeWords && new RegExp(`${letter}$`, 'u').test(text) ? `(?!${letter})` : '';
  return new RegExp(`${starts}${source}${ends}`, matchCase ? 'gu' : 'giu');
}
