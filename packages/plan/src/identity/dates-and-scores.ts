/** Dates, grades and results as people write them, read from tokens. Each answers with the index of its last token. */

import { type Tokens, tokenAt } from './tokens.ts';

const months = new Set(
  'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december'.split(
    ' ',
  ),
);

export interface DateAt {
  readonly to: number;
  /** null where none is written */
  readonly year: number | null;
  /** the year stands there with all its digits */
  readonly whole: boolean;
}

/** 3/14/2013, 3-14-13, 2013-03-14, March 14, 2013, 14 March 2013, Mar 14. */
export function dateAt(tokens: Tokens, at: number): DateAt | null {
  const first = tokenAt(tokens, at);
  if (first.kind === 'number') return numericDate(tokens, at) ?? dayFirst(tokens, at);
  if (first.kind !== 'word' || !months.has(first.lower)) return null;
  let day = at + 1;
  if (tokenAt(tokens, day).text === '.') day += 1;
  if (!isDay(tokenAt(tokens, day).text)) return null;
  return withYear(tokens, afterOrdinal(tokens, day));
}

function dayFirst(tokens: Tokens, at: number): DateAt | null {
  if (!isDay(tokenAt(tokens, at).text)) return null;
  const month = afterOrdinal(tokens, at) + 1;
  return months.has(tokenAt(tokens, month).lower) ? withYear(tokens, month) : null;
}

function withYear(tokens: Tokens, to: number): DateAt {
  const comma = tokenAt(tokens, to + 1).text === ',' || tokenAt(tokens, to + 1).text === '.' ? 1 : 0;
  const year = tokenAt(tokens, to + 1 + comma);
  return year.kind === 'number' && year.text.length === 4
    ? { to: to + 1 + comma, year: Number(year.text), whole: true }
    : { to, year: null, whole: false };
}

function afterOrdinal(tokens: Tokens, at: number): number {
  const next = tokenAt(tokens, at + 1);
  return !next.gap && ['st', 'nd', 'rd', 'th'].includes(next.lower) ? at + 1 : at;
}

function numericDate(tokens: Tokens, at: number): DateAt | null {
  const [a, s, b, t, c] = [0, 1, 2, 3, 4].map((step) => tokenAt(tokens, at + step));
  if (!a || !s || !b || !t || !c || b.kind !== 'number' || c.kind !== 'number') return null;
  if (!['/', '-', '.'].includes(s.text) || s.text !== t.text || s.gap || b.gap || t.gap || c.gap) return null;
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  if (a.text.length === 4 && isMonth(y) && isDay(c.text)) return { to: at + 4, year: x, whole: true };
  const short = c.text.length === 2;
  if (c.text.length !== 4 && !short) return null;
  if (!((isMonth(x) && isDay(b.text)) || (isDay(a.text) && isMonth(y)))) return null;
  return { to: at + 4, year: short ? 2000 + z : z, whole: !short };
}

const isMonth = (month: number) => month >= 1 && month <= 12;
const isDay = (text: string) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31;

/** Grade 7, gr. 7, 7th, 7th grade, seventh grade, G7. */
export function gradeAt(tokens: Tokens, at: number): number | null {
  const first = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  const isGrade = (text: string) => /^[3-9]$|^1[0-2]$/.test(text);
  if (['grade', 'gr', 'g', 'gd'].includes(first.lower)) {
    const number = next.text === '.' ? at + 2 : at + 1;
    return isGrade(tokenAt(tokens, number).text) ? number : null;
  }
  if (isGrade(first.text) && !next.gap && next.lower === 'th') return gradeWord(tokens, at + 1);
  return ['sixth', 'seventh', 'eighth'].includes(first.lower) ? gradeWord(tokens, at) : null;
}

function gradeWord(tokens: Tokens, at: number): number {
  return ['grade', 'gr', 'grader'].includes(tokenAt(tokens, at + 1).lower) ? at + 1 : at;
}

const levels = new Set(['basic', 'proficient', 'advanced', 'approaching', 'meets', 'exceeds', 'beginning']);
const ends = new Set(['', '\n', ',', ';', '.', '|', ')', '-', '(']);

/** A result: 62%, 62 percent, 14/20, 14 out of 20, 14 points, level 2, below basic. `plain` takes a bare number or letter at the end of a clause too. */
export function scoreAt(tokens: Tokens, at: number, plain: boolean): number | null {
  const first = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  if (first.kind === 'word') return levelAt(tokens, at, plain);
  if (first.kind !== 'number' || first.text.length > 3) return null;
  if (next.text === '.' && !next.gap && tokenAt(tokens, at + 2).kind === 'number' && !tokenAt(tokens, at + 2).gap) {
    return unitOfScore(tokens, at + 2) ?? (plain && isEnd(tokens, at + 3) ? at + 2 : null);
  }
  if (next.text === '/' && tokenAt(tokens, at + 2).kind === 'number') {
    const of = Number(tokenAt(tokens, at + 2).text);
    const after = tokenAt(tokens, at + 3);
    const counted = after.kind === 'word' && ['on', 'correct', 'points', 'pts', 'in'].includes(after.lower);
    return of >= 4 && Number(first.text) <= of && (isEnd(tokens, at + 3) || counted) ? at + 2 : null;
  }
  if (next.lower === 'out' && tokenAt(tokens, at + 2).lower === 'of' && tokenAt(tokens, at + 3).kind === 'number')
    return at + 3;
  return unitOfScore(tokens, at) ?? (plain && isEnd(tokens, at + 1) ? at : null);
}

function unitOfScore(tokens: Tokens, at: number): number | null {
  const next = tokenAt(tokens, at + 1);
  return next.text === '%' || ['percent', 'pct', 'points', 'pts', 'correct', 'percentile', 'rit'].includes(next.lower)
    ? at + 1
    : null;
}

function levelAt(tokens: Tokens, at: number, plain: boolean): number | null {
  const { lower, text } = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  if (lower === 'below' && next.lower === 'basic') return at + 1;
  if (levels.has(lower)) return at;
  if (['level', 'tier', 'rit'].includes(lower) && next.kind === 'number') return at + 1;
  if (!plain || !/^[A-DF]$/.test(text)) return null;
  if (next.text === '+' || (next.text === '-' && !next.gap && isEnd(tokens, at + 2))) return at + 1;
  return isEnd(tokens, at + 1) ? at : null;
}

function isEnd(tokens: Tokens, at: number): boolean {
  const { text, kind } = tokenAt(tokens, at);
  return kind === 'break' || ends.has(text);
}
