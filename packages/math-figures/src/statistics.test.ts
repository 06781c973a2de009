/** What figures compute, against what a teacher computes by hand: quartiles, bins, equations and products. */
import { expect, test } from 'vitest';
import { describeFigure, parseFigure } from './figure.ts';
import { type Rational, rational } from './rational.ts';
import { binned, fiveNumbers, setOutliersApart } from './statistics.ts';

const numbers = (...values: number[]): Rational[] => values.map((value) => rational(value));

test('quartiles are the medians of both halves, the median left out', () => {
  const seven = numbers(6, 7, 7, 8, 9, 9, 10);
  expect(Object.values(fiveNumbers(seven, 'medianExcluded'))).toEqual(numbers(6, 7, 8, 9, 10));
  expect(fiveNumbers(numbers(1, 2, 3, 4, 5, 6), 'medianExcluded')).toMatchObject({
    q1: rational(2),
    median: rational(7, 2),
    q3: rational(5),
  });
  expect(fiveNumbers(numbers(1, 2, 3, 4, 5), 'medianExcluded')).toMatchObject({
    q1: rational(3, 2),
    q3: rational(9, 2),
  });
  expect(fiveNumbers(numbers(1, 2, 3, 4, 5), 'medianIncluded')).toMatchObject({ q1: rational(2), q3: rational(4) });
  expect(Object.values(fiveNumbers(numbers(4), 'medianExcluded'))).toEqual(numbers(4, 4, 4, 4, 4));
});

test('an outlier is more than one and a half boxes away, and the whisker ends before it', () => {
  const data = numbers(1, 10, 11, 12, 13, 14, 15, 40);
  const { five, outliers } = setOutliersApart(data, fiveNumbers(data, 'medianExcluded'));
  expect(outliers).toEqual(numbers(1, 40));
  expect([five.min, five.max]).toEqual(numbers(10, 15));
});

test('a value on an edge is counted in the bin on its right', () => {
  const bins = binned(numbers(0, 9, 10, 19, 20, 30), rational(0), rational(10));
  expect(bins.map(({ count }) => count)).toEqual([2, 2, 1, 1]);
});

test.each([
  [
    [
      { label: '$x$', count: 3 },
      { label: '5', count: 1 },
    ],
    [{ label: '20', count: 1 }],
    '3x + 5 = 20',
  ],
  [[{ label: '$y+1$', count: 2 }], [{ label: '1/2', count: 3 }], '2(y + 1) = 1 1/2'],
  [
    [
      { label: 'x', count: 1 },
      { label: '-4', count: 1 },
    ],
    [],
    'x − 4 = 0',
  ],
])('a hanger with %j and %j shows its equation', (left, right, equation) => {
  expect(said({ type: 'hangerDiagram', left, right })).toContain(`It shows ${equation}.`);
});

test('the cells of an area model are the products of its sides', () => {
  const sides = { rows: [{ label: '3' }], cols: [{ label: '$x$' }, { label: '4' }, { label: '$y+2$' }] };
  expect(said({ type: 'areaModel', mode: 'distributive', ...sides })).toContain('Its cells: 3x, 12 and 3(y + 2).');
  const sums = { rows: [{ size: 10 }, { size: 4 }], cols: [{ size: 20 }, { size: 3 }] };
  expect(said({ type: 'areaModel', ...sums })).toContain('Row 1: 200 and 30. Row 2: 80 and 12. Altogether 322.');
});

function said(value: unknown): string {
  const reading = parseFigure(value);
  return reading.kind === 'figure' ? describeFigure(reading.figure) : JSON.stringify(reading.problems);
}
