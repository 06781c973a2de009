/** Two dollar signs are a formula, or money. */
import { expect, test } from 'vitest';
import { closedFormula } from './closed-formula.ts';

test.each([
  ['Half of it is $3/4', { latex: '\\frac{3}{4}', length: 4 }],
  ['$x', { latex: 'x', length: 2 }],
  ['so ($\\frac{1}{2}', { latex: '\\frac{1}{2}', length: 12 }],
])('%s and a dollar sign', (before, closed) => {
  expect(closedFormula(before)).toEqual(closed);
});

test.each(['It costs $5 and ', 'from $5-', 'US$5', 'a $', 'pay $5, ', '$ 5'])(
  '“%s” and a dollar sign is money',
  (before) => {
    expect(closedFormula(before)).toBeNull();
  },
);
