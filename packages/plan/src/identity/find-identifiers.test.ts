/**
 * P4, A30: structured identifiers are found, mathematics and its people are left alone, and no text takes long. Measured on the
 * corpus in testing/, which is written for this and holds nobody's data.
 */
import { describe, expect, test } from 'vitest';
import { textsWithIdentifiers } from '../../testing/identity-corpus-with.ts';
import { textsWithoutIdentifiers } from '../../testing/identity-corpus-without.ts';
import { findIdentifiers, identifiersIn } from './find-identifiers.ts';
import { readTokens } from './tokens.ts';

const found = (text: string) => findIdentifiers(text).length > 0;

test('the corpus is large enough to measure with, and says nothing twice', () => {
  expect(textsWithIdentifiers.length).toBeGreaterThanOrEqual(200);
  expect(textsWithoutIdentifiers.length).toBeGreaterThanOrEqual(200);
  expect(new Set([...textsWithIdentifiers, ...textsWithoutIdentifiers]).size).toBe(
    textsWithIdentifiers.length + textsWithoutIdentifiers.length,
  );
});

test('P4: of texts with a structured identifier at least 99 in 100 are found', () => {
  const missed = textsWithIdentifiers.filter((text) => !found(text));
  expect(missed.length / textsWithIdentifiers.length, missed.join('\n')).toBeLessThanOrEqual(0.01);
});

test('P4: of mathematics and planning at most 1 in 100 is taken for a student', () => {
  const alarms = textsWithoutIdentifiers.filter(found);
  expect(alarms.length / textsWithoutIdentifiers.length, alarms.join('\n')).toBeLessThanOrEqual(0.01);
});

describe('what it points at', () => {
  test.each([
    ['Write to zoe.park@stu.org.', 'email', 'zoe.park@stu.org'],
    ['Her mother: (267) 555-0199, evenings', 'phone', '(267) 555-0199'],
    ['Student ID 1048823 was away', 'number', 'ID 1048823'],
    ['Maya, DOB 3/14/2013, reads well', 'birth', 'DOB 3/14/2013'],
    ['We saw that Maya Johnson 62% is low', 'result', 'Maya Johnson 62%'],
    ['M.J., grade 6, 42%', 'initials', 'M.J., grade 6, 42%'],
    ['Maya Johnson\nLiam Chen\nZoe Park', 'names', 'Maya Johnson Liam Chen Zoe Park'],
  ])('%s', (text, kind, words) => {
    expect(findIdentifiers(text).map((one) => [one.kind, one.text])).toEqual([[kind, words]]);
  });

  test('full-width digits and invisible joiners hide nothing', () => {
    expect(found('DOB ０３/１４/２０１３')).toBe(true);
    expect(found('zoe.\u200bpark\u200d@stu.org')).toBe(true);
  });
});

describe('A30: time grows with the length of a text and with nothing else', () => {
  const pieces = [
    'a',
    '1',
    '@',
    'a@',
    'a.',
    '(',
    '555-',
    '+1 ',
    'M.',
    'Maya ',
    'Maya Johnson ',
    'Maya, ',
    'Maya\n',
    'ID ',
    'DOB ',
    'gr ',
    '1/',
    'A-',
    "a'",
    '\u0301',
    '|',
    '[at]',
    'de la ',
  ];
  // Counted in looks at tokens and not by a clock.
  test.each(pieces)('%j a hundred thousand times', (piece) => {
    const looks = (times: number) => {
      let count = 0;
      const { text, list } = readTokens(piece.repeat(times));
      const counted = new Proxy(list, {
        get: (tokens, name) => {
          count += 1;
          return Reflect.get(tokens, name);
        },
      });
      identifiersIn({ text, list: counted });
      return count;
    };
    expect(looks(2_000)).toBeLessThanOrEqual(10.2 * looks(200));
    findIdentifiers(piece.repeat(100_000));
  });
});
