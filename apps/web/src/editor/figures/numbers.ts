/** Numbers as teachers type them in a form: exact, one or many. What is written into the figure is {n, d} in lowest terms. */
import { asRational, formatRational, formFor, parseRational, type Rational } from '@tangram/math-figures';
import { isList, type Json } from './json.ts';

/** What was typed, as a value for the figure; or that it is none. */
export type Typed = { readonly kind: 'value'; readonly value: Json | undefined } | { readonly kind: 'wrong' };

const value = (json: Json | undefined): Typed => ({ kind: 'value', value: json });
const exact = ({ n, d }: Rational): Json => ({ n, d });
const isUnknown = (text: string) => text === '' || text === '?';

/** One number. Left empty or as a question mark it is `empty`: null where it is unknown, undefined where it is left out. */
export function typedNumber(text: string, empty: null | undefined): Typed {
  const typed = text.trim();
  if (isUnknown(typed)) return value(empty === undefined && typed === '?' ? null : empty);
  const number = parseRational(typed);
  return number ? value(exact(number)) : { kind: 'wrong' };
}

/** A whole number; left empty it is left out. */
export function typedCount(text: string): Typed {
  const typed = text.trim();
  if (typed === '') return value(undefined);
  return /^\d{1,9}$/.test(typed) ? value(Number(typed)) : { kind: 'wrong' };
}

/** What stands between numbers, from what says it most surely: in `1,500, 2,250` a comma without a space parts nothing. */
const separators = [/[;\t]|\r?\n/, /, +/, /,/];

/**
 * Numbers with commas between them, or copied from a spreadsheet, or from a text with spaces between them. A question mark, or
 * nothing between two commas, is an unknown.
 */
export function typedNumbers(text: string): Typed {
  const typed = text.trim().replace(/[,;]$/, '');
  if (typed === '') return value([]);
  const parted = separators.filter((separator) => separator.test(typed)).map((separator) => typed.split(separator));
  const spaced = typed.includes('/') ? [] : [typed.split(/ +/)];
  for (const pieces of [...parted, [typed], ...spaced]) {
    const numbers = allNumbers(pieces);
    if (numbers !== null) return value(numbers);
  }
  return { kind: 'wrong' };
}

/** Null where one is no number. Nobody writes a number that begins with 0 and goes on: that is the end of `1,000`. */
function allNumbers(pieces: readonly string[]): Json[] | null {
  const numbers = pieces.map((piece) => typedNumber(piece, null));
  if (pieces.some((piece) => /^\s*0\d/.test(piece))) return null;
  return numbers.every((one) => one.kind === 'value') ? numbers.map((one) => one.value ?? null) : null;
}

/** A number, or words: what is no number is kept as it was typed. */
export function typedNumberOrWords(text: string): Typed {
  const typed = typedNumber(text, undefined);
  return typed.kind === 'value' ? typed : value(text);
}

/** A value of a figure as it stands in its field. What is no number is shown as it is, so that it can be mended. */
export function writtenNumber(json: Json | undefined): string {
  if (json === undefined) return '';
  if (json === null || json === '?') return '?';
  const number = asRational(json);
  if (number) return formatRational(number, formFor([number])).replace('−', '-');
  return typeof json === 'string' ? json : JSON.stringify(json);
}

export function writtenNumbers(json: Json | undefined): string {
  return isList(json) ? json.map(writtenNumber).join(', ') : json === undefined ? '' : writtenNumber(json);
}

/** Places as people count them, from 1, as the figure counts them, from 0. */
export function fromZero(typed: Typed): Typed {
  if (typed.kind === 'wrong' || typed.value === undefined) return typed;
  const places = shifted(typed.value, -1);
  const all = isList(places) ? places : [places];
  return all.every((place) => typeof place === 'number' && place >= 0) ? value(places) : { kind: 'wrong' };
}

export function fromOne(json: Json | undefined): Json | undefined {
  return json === undefined ? undefined : shifted(json, 1);
}

function shifted(json: Json, by: number): Json {
  if (isList(json)) return json.map((one) => shifted(one, by));
  const number = json === null ? null : asRational(json);
  return number?.d === 1 ? number.n + by : json;
}
