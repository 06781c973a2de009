/** Whether the pairs of a double number line and of a ratio table keep their ratio, by example and by chance. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFigure } from './figure.ts';
import { type ProportionRemark, proportionRemark } from './proportion.ts';
import { multiply, rational } from './rational.ts';

function remark(value: object): ProportionRemark | null {
  const reading = parseFigure(value);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return proportionRemark(reading.figure);
}

const lines = (top: unknown[], bottom: unknown[], more: object = {}) => ({
  ...{ type: 'doubleNumberLine', top: { values: top }, bottom: { values: bottom } },
  ...more,
});
const table = (...rows: unknown[][]) => ({ type: 'ratioTable', rows: rows.map((cells) => ({ cells })) });

test('pairs in one ratio ask for no remark, whatever form their numbers have', () => {
  expect(remark(lines([0, 3, 6, 9], [0, 2, 4, 6]))).toBeNull();
  expect(remark(lines([0, '3/4', 1.5], [0, 1, 2]))).toBeNull();
  expect(remark(table([2, 4, 10], [5, 10, 25]))).toBeNull();
});

test('the pair that breaks the ratio is named, with the number that would keep it', () => {
  expect(remark(lines([0, 3, 6, 9], [0, 2, 4, 5]))).toEqual({
    where: 'bottom.values[3]',
    pair: [rational(9), rational(5)],
    like: [rational(3), rational(2)],
    expected: rational(6),
    sentence: '9 to 5 is not in the ratio 3 to 2. With 9 it would be 6.',
  });
});

test('what most pairs do is the ratio, even where the first pair is the odd one', () => {
  expect(remark(table([3, 6, 9], [5, 4, 6]))?.where).toBe('rows[1].cells[0]');
});

test('every row of a table is held against the first', () => {
  expect(remark(table([1, 2], [2, 4], [3, 7]))?.where).toBe('rows[2].cells[1]');
});

test('unknown numbers, zeros over one another and single pairs are left in peace', () => {
  expect(remark(lines([0, null, 6], [0, 2, '?']))).toBeNull();
  expect(remark(lines([0, 3], [0, 2]))).toBeNull();
});

test('something for nothing is no ratio', () => {
  expect(remark(lines([0, 3, 6], [1, 2, 4]))).toMatchObject({ where: 'bottom.values[0]', expected: rational(0) });
});

test('a mark between two values is held to the ratio too', () => {
  const marks = [{ at: '1/2', top: '3/2', bottom: 2 }];
  expect(remark(lines([0, 3, 6], [0, 2, 4], { marks }))?.where).toBe('marks[0].bottom');
});

test('a figure that is wrong on purpose, or not meant to keep a ratio, gets no remark', () => {
  const wrong = [
    [0, 3, 6],
    [0, 2, 5],
  ] as const;
  expect(remark(lines([...wrong[0]], [...wrong[1]]))).not.toBeNull();
  expect(remark(lines([...wrong[0]], [...wrong[1]], { intendedError: true }))).toBeNull();
  expect(remark(lines([...wrong[0]], [...wrong[1]], { checkProportional: false }))).toBeNull();
  expect(remark({ ...table([...wrong[0]], [...wrong[1]]), checkProportional: false })).toBeNull();
});

test('chance: multiples keep the ratio, and one number changed breaks it at its place', () => {
  const part = fc.integer({ min: 1, max: 500 });
  const number = fc.tuple(part, fc.integer({ min: 1, max: 60 })).map(([n, d]) => rational(n, d));
  const factors = fc.array(number, { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(number, number, factors, fc.nat(), (a, b, times, odd) => {
      const top = times.map((factor) => multiply(a, factor));
      const bottom = times.map((factor) => multiply(b, factor));
      fc.pre([...top, ...bottom].every(({ n, d }) => n < 1e9 && d <= 10_000));
      expect(remark(lines(top, bottom))).toBeNull();
      const at = odd % bottom.length;
      const broken = bottom.map((value, index) => (index === at ? rational(value.n + value.d, value.d) : value));
      expect(remark(lines(top, broken))).toMatchObject({ where: `bottom.values[${at}]`, expected: bottom[at] });
    }),
  );
});
