/** Student numbers and dates of birth. */

import { dateAt } from './dates-and-scores.ts';
import type { Span } from './find-identifiers.ts';
import { nameAt } from './names.ts';
import { beginsPiece } from './people.ts';
import { type Tokens, tokenAt } from './tokens.ts';

const students = new Set(['student', 'students', 'pupil', 'scholar', 'learner', 'child', 'kid']);
const idWords = new Set(
  'id ids lasid sasid ssid osis pasecureid paid sis sid stateid studentid localid usi uid suid stuid powerschool badge ssn perm'.split(
    ' ',
  ),
);
/** Behind these words a number is a student's when one of them stands before it: lunch number, student no., state code. */
const ofStudent = new Set(
  'student pupil learner scholar lunch state local secure sis district cafeteria locker library roster enrollment perm permanent'.split(
    ' ',
  ),
);
const numberWords = new Set('number no num nr code pin numbers'.split(' '));
/** What has an id and is no student. */
const things = new Set(
  'item meeting zoom webinar task problem resource book product order room document doc drive file video course form session sample page asset question framework'.split(
    ' ',
  ),
);
const between = new Set([
  ':',
  '#',
  '=',
  '-',
  '(',
  '.',
  '|',
  'is',
  'was',
  'no',
  'number',
  'of',
  'nr',
  'code',
  'id',
  'ending',
  'in',
  "'",
]);
const lookMax = 5;

export function findNumbers(tokens: Tokens): Span[] {
  const spans: Span[] = [];
  // A table whose head says “DOB” has dates of birth below.
  let birthTable = false;
  for (let at = 0; at < tokens.list.length; at++) {
    const { kind, lower } = tokenAt(tokens, at);
    if (kind === 'word' && announcesNumber(tokens, at)) {
      const to = numberBehind(tokens, at);
      if (to !== null) spans.push({ kind: 'number', from: at, to });
    }
    const birth = kind === 'word' ? birthWord(tokens, at) : null;
    if (birth !== null) {
      const date = dateBehind(tokens, birth.to, birth.strict);
      if (date !== null) spans.push({ kind: 'birth', from: at, to: date });
      const [next, before] = [tokenAt(tokens, birth.to + 1).text, tokenAt(tokens, at - 1).text];
      birthTable ||= birth.strict && (next === '|' || before === '|');
    } else if (birthTable && kind === 'number') {
      const date = dateAt(tokens, at);
      if (date?.year != null && isBirthYear(date.year)) spans.push({ kind: 'birth', from: at, to: date.to });
    }
    const bare = barePattern(tokens, at) ?? beside(tokens, at);
    if (bare !== null) spans.push(bare);
    if (students.has(lower) && isLong(tokenAt(tokens, at + 1).text, 5))
      spans.push({ kind: 'number', from: at, to: at + 1 });
    if (students.has(lower) && tokenAt(tokens, at + 1).text === '#' && isLong(tokenAt(tokens, at + 2).text, 4)) {
      spans.push({ kind: 'number', from: at, to: at + 2 });
    }
  }
  return spans;
}

function announcesNumber(tokens: Tokens, at: number): boolean {
  const { lower } = tokenAt(tokens, at);
  const before = tokenAt(tokens, at - 1).lower;
  if (things.has(before)) return false;
  // student i.d.
  if (lower === 'd' && before === '.' && tokenAt(tokens, at - 2).lower === 'i')
    return students.has(tokenAt(tokens, at - 3).lower);
  return idWords.has(lower) || (numberWords.has(lower) && ofStudent.has(before)) || (lower === 'id' && before === '-');
}

/** Index of the last token of the number behind a word that announces one. */
function numberBehind(tokens: Tokens, at: number): number | null {
  for (let i = at + 1; i <= at + lookMax; i++) {
    const token = tokenAt(tokens, i);
    if (token.kind === 'number') {
      const to = digitsFrom(tokens, i);
      return to.digits >= 4 ? to.to : null;
    }
    // S1048823
    const digits = tokenAt(tokens, i + 1);
    if (token.kind === 'word' && /^[A-Za-z]{1,3}$/.test(token.text) && digits.kind === 'number' && !digits.gap) {
      return digits.text.length >= 4 ? i + 1 : null;
    }
    if (token.kind === 'break' || !between.has(token.lower)) return null;
  }
  return null;
}

/** Digits that belong together: 1048823, 104-88-23, 104 882 311. */
function digitsFrom(tokens: Tokens, at: number): { digits: number; to: number } {
  let [digits, to] = [tokenAt(tokens, at).text.length, at];
  for (let i = at + 1; i < at + 7; i += 2) {
    const [sign, next] = [tokenAt(tokens, i), tokenAt(tokens, i + 1)];
    if (sign.text === '-' && !sign.gap && next.kind === 'number' && !next.gap) {
      digits += next.text.length;
      to = i + 1;
    } else break;
  }
  if (to === at && tokenAt(tokens, at + 1).kind === 'number' && tokenAt(tokens, at).text.length >= 3) {
    digits += tokenAt(tokens, at + 1).text.length;
    to = at + 1;
  }
  return { digits, to };
}

/** What is an identifier wherever it stands: 123-45-6789, S1048823. */
function barePattern(tokens: Tokens, at: number): Span | null {
  const [a, s, b, t, c, after] = [0, 1, 2, 3, 4, 5].map((step) => tokenAt(tokens, at + step));
  if (!a || !s || !b || !t || !c || !after) return null;
  const before = tokenAt(tokens, at - 1);
  const inside = !a.gap && ['-', '.', '/'].includes(before.text);
  if (
    !inside &&
    /^\d{3}$/.test(a.text) &&
    /^\d{2}$/.test(b.text) &&
    /^\d{4}$/.test(c.text) &&
    s.text === '-' &&
    t.text === '-' &&
    ![s, b, t, c].some(({ gap }) => gap) &&
    after.text !== '='
  ) {
    return { kind: 'number', from: at, to: at + 4 };
  }
  const code = a.kind === 'word' && /^[A-Z]{1,2}$/.test(a.text) && !s.gap && /^\d{6,9}$/.test(s.text) && !inside;
  return code && !/0000$/.test(s.text) ? { kind: 'number', from: at, to: at + 1 } : null;
}

const separators = new Set([',', ':', '-', '|', '(', '#', ';', '/']);

/** A name with a long number or a date of birth right beside it. */
function beside(tokens: Tokens, at: number): Span | null {
  if (tokenAt(tokens, at).kind === 'number') {
    if (!isLong(tokenAt(tokens, at).text, 5)) return null;
    const name = nameAt(tokens, separators.has(tokenAt(tokens, at + 1).text) ? at + 2 : at + 1);
    return name?.known && name.full ? { kind: 'number', from: at, to: name.to } : null;
  }
  const name = nameAt(tokens, at, beginsPiece(tokens, at));
  if (name === null) return null;
  let next = name.to + 1;
  for (let marks = 0; marks < 2 && separators.has(tokenAt(tokens, next).text); marks++) next += 1;
  const after = tokenAt(tokens, next);
  const separated = next > name.to + 1;
  if ((name.full || separated) && isLong(after.text, 5)) return { kind: 'number', from: at, to: next };
  const date = name.full || separated ? dateAt(tokens, next) : null;
  const birth = date?.year != null && date.whole && date.year >= 2004 && date.year <= 2019;
  return date !== null && birth ? { kind: 'birth', from: at, to: date.to } : null;
}

/** Digits enough for a number of a register; round ones are quantities. */
function isLong(text: string, min: number): boolean {
  return /^\d+$/.test(text) && text.length >= min && text.length <= 12 && !/00$/.test(text);
}

/** A word for a birth. `strict` words are followed by nothing but dates of birth. */
function birthWord(tokens: Tokens, at: number): { to: number; strict: boolean } | null {
  const { lower } = tokenAt(tokens, at);
  const next = (step: number) => tokenAt(tokens, at + step).lower;
  if (lower === 'dob' || lower === 'birthdate') return { to: at, strict: true };
  if (lower === 'd' && next(1) === '.' && next(2) === 'o' && next(3) === '.' && next(4) === 'b')
    return { to: at + 4, strict: true };
  if (lower === 'date' && next(1) === 'of' && next(2) === 'birth') return { to: at + 2, strict: true };
  if (lower === 'birth' && (next(1) === 'date' || next(1) === 'day')) return { to: at + 1, strict: true };
  if (lower === 'b' && next(1) === '.' && ['(', ','].includes(tokenAt(tokens, at - 1).text))
    return { to: at + 1, strict: false };
  return lower === 'born' || lower === 'birthday' || lower === 'bday' ? { to: at, strict: false } : null;
}

function dateBehind(tokens: Tokens, at: number, strict: boolean): number | null {
  for (let i = at + 1; i <= at + lookMax + 1; i++) {
    const token = tokenAt(tokens, i);
    if (token.kind === 'break' && i > at + 1) return null;
    const date = dateAt(tokens, i) ?? (strict ? dayAndMonth(tokens, i) : null);
    if (date === null) continue;
    return (date.year === null ? strict : isBirthYear(date.year)) ? date.to : null;
  }
  return null;
}

/** 06/17, as only a column of birthdays writes it. */
function dayAndMonth(tokens: Tokens, at: number) {
  const [month, sign, day] = [tokenAt(tokens, at), tokenAt(tokens, at + 1), tokenAt(tokens, at + 2)];
  const written = /^\d{1,2}$/.test(month.text) && sign.text === '/' && /^\d{1,2}$/.test(day.text);
  return written ? { to: at + 2, year: null } : null;
}

const isBirthYear = (year: number) => year >= 2003 && year <= 2021;
