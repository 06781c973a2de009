/**
 * Words that may name a student: e-mail addresses, phone and student numbers, dates of birth, names with results, initials
 * with a grade and a result, lists of names. It points, and a person decides; mathematics and the people in its word
 * problems are left alone.
 *
 * Time grows with the length of the text and with nothing else: one pass over tokens, each looking a few tokens ahead.
 */

import { findContacts } from './contacts.ts';
import { findNumbers } from './numbers.ts';
import { findPeople } from './people.ts';
import { readTokens, type Tokens } from './tokens.ts';

const identifierKinds = {
  email: 'an e-mail address',
  phone: 'a phone number',
  number: 'a student number',
  birth: 'a date of birth',
  result: 'a student’s name with a result',
  initials: 'a student’s initials with a result',
  names: 'a list of students’ names',
} as const;
type IdentifierKind = keyof typeof identifierKinds;

export interface Identifier {
  readonly kind: IdentifierKind;
  /** what it looks like, in words */
  readonly says: string;
  /** the words themselves */
  readonly text: string;
}

/** A stretch of tokens, both ends included. */
export interface Span {
  readonly kind: IdentifierKind;
  readonly from: number;
  readonly to: number;
}

/** What in a text may name a student, in its order. */
export function findIdentifiers(written: string): readonly Identifier[] {
  return identifiersIn(readTokens(written));
}

/** The same of a text that is cut into tokens. */
export function identifiersIn(tokens: Tokens): readonly Identifier[] {
  const spans = [...findContacts(tokens), ...findNumbers(tokens), ...findPeople(tokens)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  const found: Identifier[] = [];
  let covered = -1;
  for (const { kind, from, to } of spans) {
    if (from <= covered) continue;
    covered = to;
    const text = tokens.text.slice(tokens.list[from]?.at, tokens.list[to]?.end).replace(/\s+/g, ' ');
    found.push({ kind, says: identifierKinds[kind], text: text.length > 80 ? `${text.slice(0, 77)}…` : text });
  }
  return found;
}
