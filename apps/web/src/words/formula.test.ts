import katex from 'katex';
import { expect, test } from 'vitest';
import { formulaWords } from './formula.ts';

/** What is said of a formula that KaTeX refuses. */
function saidOf(latex: string): string {
  try {
    katex.renderToString(latex);
  } catch (error) {
    if (error instanceof katex.ParseError)
      return formulaWords.broken(error.message.replace(/^KaTeX parse error: /, ''));
  }
  throw new Error(`${latex} can be drawn`);
}

test.each([
  ['2{1', 'A { has no } yet.'],
  ['\\frac{1', 'Something in braces { } is still missing.'],
  ['1}', 'A } has no { before it.'],
  ['\\left(1', 'A \\left has no \\right yet.'],
  ['\\fract{1}{2}', '\\fract is not known here.'],
  ['x^', 'Something has to follow ^.'],
  ['\\frac{1}', 'Something in braces { } is still missing.'],
  ['\\sqrt', '\\sqrt needs more in braces: { }.'],
  ['x^2^3', 'Two exponents stand at one place: put braces { } around one.'],
  ['x_2_3', 'Two lowered signs stand at one place: put braces { } around one.'],
])('%s is said as a colleague would', (latex, said) => {
  expect(saidOf(latex)).toBe(`This cannot be drawn yet. ${said}`);
});

test('any other mistake is said in the words of what draws', () => {
  expect(saidOf('\\begin{matrixx}1\\end{matrixx}')).toMatch(/^This cannot be drawn yet\. No such environment: matrixx/);
});
