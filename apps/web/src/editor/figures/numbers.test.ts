/** What teachers type as numbers, and how it comes back into the field. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fromOne,
  fromZero,
  typedCount,
  typedNumber,
  typedNumberOrWords,
  typedNumbers,
  writtenNumber,
  writtenNumbers,
} from './numbers.ts';

const is = (value: unknown) => ({ kind: 'value', value });
const wrong = { kind: 'wrong' };

test.each([
  ['3', { n: 3, d: 1 }],
  ['-2.5', { n: -5, d: 2 }],
  ['−2.5', { n: -5, d: 2 }],
  ['3/4', { n: 3, d: 4 }],
  ['6/8', { n: 3, d: 4 }],
  [' 1 1/2 ', { n: 3, d: 2 }],
  ['0.1', { n: 1, d: 10 }],
  ['½', { n: 1, d: 2 }],
  ['1½', { n: 3, d: 2 }],
  ['-2 ¾', { n: -11, d: 4 }],
  ['-½', { n: -1, d: 2 }],
  ['–3', { n: -3, d: 1 }],
  ['1,500', { n: 1500, d: 1 }],
  ['-12,345.5', { n: -24_691, d: 2 }],
])('%s is exact', (text, exact) => {
  expect(typedNumber(text, null)).toEqual(is(exact));
});

test('nothing and a question mark are unknown, or left out where that says something else', () => {
  expect(typedNumber('', null)).toEqual(is(null));
  expect(typedNumber('?', null)).toEqual(is(null));
  expect(typedNumber('', undefined)).toEqual(is(undefined));
  expect(typedNumber('?', undefined)).toEqual(is(null));
});

test.each(['three', '1/0', '3/', '1,5', '--2', '1e5'])('%s is no number', (text) => {
  expect(typedNumber(text, null)).toEqual(wrong);
});

test('many numbers are typed with commas or pasted from a spreadsheet', () => {
  const numbers = is([{ n: 0, d: 1 }, { n: 3, d: 2 }, null, { n: 9, d: 1 }]);
  expect(typedNumbers('0, 1 1/2, ?, 9')).toEqual(numbers);
  expect(typedNumbers('0\t3/2\t?\t9')).toEqual(numbers);
  expect(typedNumbers('0; 1.5; ; 9,')).toEqual(numbers);
  expect(typedNumbers('')).toEqual(is([]));
  expect(typedNumbers('1, two')).toEqual(wrong);
  expect(typedNumbers('0,3/2,,9')).toEqual(numbers);
  expect(typedNumbers('0\t3/2\t\t9')).toEqual(numbers);
});

test('a comma between thousands parts no numbers, and spaces do where nothing else does', () => {
  const thousands = is([
    { n: 1500, d: 1 },
    { n: 2250, d: 1 },
  ]);
  for (const text of ['1,500, 2,250', '1,500\t2,250', '1500,2250', '1500 2250'])
    expect([text, typedNumbers(text)]).toEqual([text, thousands]);
  expect(typedNumbers('1,000')).toEqual(is([{ n: 1000, d: 1 }]));
  expect(typedNumbers('1,000,2')).toEqual(wrong);
  expect(typedNumbers('1 1/2')).toEqual(is([{ n: 3, d: 2 }]));
  expect(typedNumbers('1/2 3/4')).toEqual(wrong);
});

test('a count is whole', () => {
  expect(typedCount('12')).toEqual(is(12));
  expect(typedCount('')).toEqual(is(undefined));
  for (const text of ['-1', '1.5', 'x']) expect(typedCount(text)).toEqual(wrong);
});

test('places are counted from 1 by people and from 0 by the figure', () => {
  expect(fromZero(typedCount('3'))).toEqual(is(2));
  expect(fromZero(typedNumbers('1, 3'))).toEqual(is([0, 2]));
  expect(fromOne([{ n: 0, d: 1 }, 2])).toEqual([1, 3]);
  for (const typed of [typedCount('0'), typedNumbers('1, ?'), typedNumbers('1/2')])
    expect(fromZero(typed)).toEqual(wrong);
});

test('where words may stand for a number they are kept', () => {
  expect(typedNumberOrWords('60 cups')).toEqual(is('60 cups'));
  expect(typedNumberOrWords('60')).toEqual(is({ n: 60, d: 1 }));
  expect(typedNumberOrWords('')).toEqual(is(undefined));
});

test('chance: what is written in a field is read as the same number again', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 999 }), (n, d) => {
      const typed = typedNumber(`${n}/${d}`, null);
      if (typed.kind === 'wrong' || typed.value === undefined) throw new Error(`${n}/${d} is a number`);
      expect(typedNumber(writtenNumber(typed.value), null)).toEqual(typed);
      expect(typedNumbers(writtenNumbers([typed.value, null]))).toEqual(is([typed.value, null]));
    }),
  );
});
