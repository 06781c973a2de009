/** Labels: simple LaTeX as it reads, everything else as it was typed, and never without an end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelTrouble, plainText, readLabel } from './label.ts';
import { labelExtent } from './text-width.ts';

test.each([
  ['$\\frac{3}{4}$ of the ice', '3/4 of the ice'],
  ['$1\\frac{3}{4}$', '1 3/4'],
  ['\\frac{a+b}{2}', '(a + b)/2'],
  ['$x^2$', 'x^2'],
  ['$x^{n-1}$', 'x^(n−1)'],
  ['$2\\cdot 3 \\times 4$', '2 · 3 × 4'],
  ['$n+2$', 'n + 2'],
  ['$-5$', '−5'],
  ['$+5$', '+5'],
  ['$(0,60)$', '(0,60)'],
  ['$90^\\circ$', '90°'],
  ['$\\sqrt{2}$', '√2'],
  ['$0.\\overline{3}$', '0.3 repeating'],
  ['$\\overline{AB}=5$', 'AB with a bar = 5'],
  ['$\\text{cups of } x$', 'cups of x'],
  ['100% = $40', '100% = $40'],
  ['\\$5 and \\$6', '$5 and $6'],
  ['$\\pinover{3}$', '\\pinover 3'],
  ['× 5', '× 5'],
  ['a < b & "c"', 'a < b & "c"'],
])('%s reads %s', (typed, read) => {
  expect(plainText(readLabel(typed))).toBe(read);
});

test.each([
  ['$\\frac{3}{4}$ of \\$5', null],
  ['a {brace} of words', null],
  ['\\pinover{3}', '\\pinover'],
  ['cups and $\\binom{3}{2}$', '\\binom'],
  ['$x^{2$', '{'],
  ['$x}$', '}'],
  ['$\\{1, 2\\}$', null],
  ['$\\text{cups}$', null],
])('in %s what is not drawn as meant is %j', (typed, trouble) => {
  expect(labelTrouble(typed)).toBe(trouble);
});

test('a fraction stands one number over the other, and takes the height for it', () => {
  const label = readLabel('$\\frac{3}{4}$');
  expect(label).toEqual([{ kind: 'fraction', top: '3', bottom: '4' }]);
  expect(labelExtent(label, 14).height).toBeGreaterThan(labelExtent(readLabel('34'), 14).height * 1.5);
});

test('whatever is typed is read, and takes a finite room', () => {
  const sign = fc.constantFrom(
    ...'\\frac{}^_$ \\sqrt{x}12+-()%"<&',
    '\\',
    '{',
    '}',
    '\u0000',
    '\u202e',
    '😀',
    '\u0301',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 200 }), (signs) => {
      const label = readLabel(signs.join(''));
      const { width, height } = labelExtent(label, 14);
      expect(Number.isFinite(width) && Number.isFinite(height) && width >= 0).toBe(true);
      expect(plainText(label)).not.toMatch(/\p{Cc}/u);
    }),
  );
});
