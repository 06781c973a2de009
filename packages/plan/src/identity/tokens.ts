/**
 * Text cut into words, numbers and marks in one pass, so that what looks for identifiers walks over tokens and never
 * backtracks. Ways of writing that look alike (full-width digits, hard spaces, invisible joiners) are made one first.
 */

export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'break';
  readonly text: string;
  readonly lower: string;
  readonly at: number;
  readonly end: number;
  /** something white stands before it */
  readonly gap: boolean;
}

export interface Tokens {
  /** the text that the places of tokens count in */
  readonly text: string;
  readonly list: readonly Token[];
}

/** What is never there, so that looking past an end needs no question. */
const nothing: Token = { kind: 'break', text: '', lower: '', at: 0, end: 0, gap: true };

export function readTokens(written: string): Tokens {
  const text = written
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'");
  const list: Token[] = [];
  let last = 0;
  for (const { 0: found, index } of text.matchAll(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|\d+|\n|\S/gu)) {
    const kind =
      found === '\n' ? 'break' : /^\d/.test(found) ? 'number' : /^[\p{L}\p{M}]/u.test(found) ? 'word' : 'mark';
    list.push({
      kind,
      text: found,
      lower: found.toLowerCase(),
      at: index,
      end: index + found.length,
      gap: index > last,
    });
    last = index + found.length;
  }
  return { text, list };
}

/** The token at a place in the list; beyond its ends there is a break. */
export function tokenAt({ list }: Tokens, index: number): Token {
  return list[index] ?? nothing;
}
