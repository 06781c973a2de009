/** What is typed on any keyboard, read as mathematics. */
import { expect, test } from 'vitest';
import { latexOf } from './typed-math.ts';

test.each([
  ['3/4', '\\frac{3}{4}'],
  ['2 1/2', '2\\frac{1}{2}'],
  ['12 / 7 + x/2', '\\frac{12}{7}+\\frac{x}{2}'],
  ['3 x 4 = 12', '3\\times4=12'],
  ['2*(x + 5)', '2\\times(x+5)'],
  ['3x + 4', '3x+4'],
  ['x^2 <= 16', 'x^2\\le16'],
  ['10^-3', '10^{-3}'],
  ['sqrt(2) != 1.4', '\\sqrt{2}\\ne1.4'],
  ['2 pi r', '2\\pi r'],
  ['25% of $80', '25\\%\\text{of }\\$80'],
  ['miles per hour', '\\text{miles per hour}'],
  ['ka:kb', 'ka:kb'],
  ['A = bh/2', 'A=bh/2'],
  ['5 cm by 7 in', '5\\text{cm by }7\\text{in}'],
  ['3:8', '3:8'],
  ['1.5/2.5', '1.5/2.5'],
  ['\\frac{3}{4}', '\\frac{3}{4}'],
  ['', ''],
])('%s becomes %s', (typed, latex) => {
  expect(latexOf(typed)).toBe(latex);
});
