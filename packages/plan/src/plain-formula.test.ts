import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainFormula, withPlainFormulas } from './plain-formula.ts';

test.each([
  ['\\frac{3}{4}', '3/4'],
  ['\\dfrac34', '3/4'],
  ['2\\frac{1}{2}', '2 1/2'],
  ['\\frac{3}{4}x', '3/4 x'],
  ['\\frac{a+b}{2}', '(a + b)/2'],
  ['\\frac{2}{3}\\times\\frac{3}{4}=\\frac{2\\cdot 3}{3\\cdot 4}', '2/3 × 3/4 = (2 · 3)/(3 · 4)'],
  ['\\frac{1}{2}\\left(\\frac{3}{8}+\\frac{5}{12}\\right)', '1/2 (3/8 + 5/12)'],
  ['\\frac{\\frac12}{3}', '(1/2)/3'],
  ['3:8', '3:8'],
  ['a:b', 'a:b'],
  ['-3+5', '−3 + 5'],
  ['x=-3', 'x = −3'],
  ['5>3', '5 > 3'],
  ['x^2', 'x²'],
  ['x^{10}', 'x¹⁰'],
  ['2^{x+1}', '2^(x + 1)'],
  ['a_1', 'a₁'],
  ['a_{k}', 'a_k'],
  ['90^\\circ', '90°'],
  ['\\sqrt{2}', '√2'],
  ['\\sqrt[3]{x+1}', '∛(x + 1)'],
  ['0.\\overline{3}', '0.3\u0305'],
  ['5\\,\\text{cups of ice}', '5 cups of ice'],
  ['\\frac{5\\text{ cups}}{2\\text{ min}}', '(5 cups)/(2 min)'],
  ['50\\%\\text{ of }12', '50% of 12'],
  ['\\left|x\\right|\\le 3', '|x| ≤ 3'],
  ['\\pi r^2', 'πr²'],
  ['7\\ne 8', '7 ≠ 8'],
])('%s reads %s', (latex, plain) => {
  expect(plainFormula(latex)).toBe(plain);
});

test.each([
  '\\begin{matrix}1&2\\end{matrix}',
  '\\unheardof{3}',
  '\\frac{3}',
  '{3',
  '3}',
  '\\sqrt[5]{2}',
  '{'.repeat(50),
])('%s does not read well in one line', (latex) => {
  expect(plainFormula(latex)).toBeNull();
});

test('money and words around formulas stay as they are, and so does a formula that cannot be said', () => {
  expect(withPlainFormulas('Pay $5 for $\\frac{3}{4}$ of it, or $6.')).toBe('Pay $5 for 3/4 of it, or $6.');
  expect(withPlainFormulas('Is $\\foo{1}$ right?')).toBe('Is $\\foo{1}$ right?');
  expect(withPlainFormulas('$$\\frac{a}{b}$$')).toBe('a/b');
});

test('whatever stands there, it is one line and no error', () => {
  const piece = fc.constantFrom(
    '\\frac',
    '{',
    '}',
    '^',
    '_',
    '\\sqrt',
    '[',
    ']',
    '3',
    'x',
    '+',
    ' ',
    '\\text',
    '\\left',
    '&',
    '\\\\',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const plain = plainFormula(pieces.join(''));
      expect(plain === null || !plain.includes('\n')).toBe(true);
    }),
  );
});
