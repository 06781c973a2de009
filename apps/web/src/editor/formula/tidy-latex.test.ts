/** LaTeX as MathLive gives it, brought into the form in which it is kept. */
import { expect, test } from 'vitest';
import { tidyLatex } from './tidy-latex.ts';

test.each([
  ['\\frac34', '\\frac{3}{4}'],
  ['\\frac1x+\\frac{12}5', '\\frac{1}{x}+\\frac{12}{5}'],
  ['\\sqrt2', '\\sqrt{2}'],
  ['\\sqrt[3]8', '\\sqrt[3]8'],
  ['2\\,\\frac12', '2\\frac{1}{2}'],
  ['2\\,', '2'],
  ['\\frac{3}{\\placeholder{}}', '\\frac{3}{}'],
  ['\\left|x\\right|', '\\left|x\\right|'],
  ['3\\times4', '3\\times4'],
])('%s is kept as %s', (given, kept) => {
  expect(tidyLatex(given)).toBe(kept);
});

test('tidying twice changes nothing more', () => {
  for (const latex of ['\\frac34', '2\\,\\frac1{x}', '\\sqrt2\\,', '\\frac{\\frac12}3']) {
    expect(tidyLatex(tidyLatex(latex))).toBe(tidyLatex(latex));
  }
});
