/** What a date that was typed or copied is taken for. */
import { expect, test } from 'vitest';
import { isBegunDate, leftDate, pastedDate } from './typed-date.ts';

const input = (value: string, badInput = false) => ({ value, validity: { badInput } as ValidityState });

test('a year of two digits is one of this century, once its field is left', () => {
  expect(
    ['0002-12-04', '0020-12-04', '0202-12-04', '2026-12-04', ''].map((value) => isBegunDate(input(value))),
  ).toEqual([...[true, true, true], ...[false, false]]);
  expect(leftDate(input('0026-12-04'))).toBe('2026-12-04');
  expect(leftDate(input('0202-12-04'))).toBeNull();
});

test('a day that does not exist, or a part of a date, is none', () => {
  expect(isBegunDate(input('', true))).toBe(true);
  expect(leftDate(input('', true))).toBeNull();
});

test.each([
  ['12/4/2026', '2026-12-04'],
  ['12/04/26', '2026-12-04'],
  [' 2026-12-04\n', '2026-12-04'],
  ['12-4-2026', '2026-12-04'],
  ['Dec 4, 2026', '2026-12-04'],
  ['Sept. 4, 2026', '2026-09-04'],
  ['Friday, December 4th, 2026', '2026-12-04'],
  ['2/30/2026', null],
  ['13/1/2026', null],
  ['Marble 4, 2026', null],
  ['Dec 4', null],
  ['42', null],
  ['', null],
])('%s is pasted as %s', (text, date) => {
  expect(pastedDate(text)).toBe(date);
});
