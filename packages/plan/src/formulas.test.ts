/** What counts as a formula in a comment: the same as in a Markdown file, and money is none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formulaPieces } from './formulas.ts';

const read = (text: string) =>
  formulaPieces(text).map((piece) => (typeof piece === 'string' ? piece : [piece.latex, piece.display]));

test.each([
  ['words alone', 'Why not?', ['Why not?']],
  ['one in a line', 'Is $a:b$ the same?', ['Is ', ['a:b', false], ' the same?']],
  ['one that is shown by itself', '$$\\frac{3}{4}$$', [['\\frac{3}{4}', true]]],
  ['with LaTeX’s own brackets', 'So \\(x^2\\).', ['So ', ['x^2', false], '.']],
  ['money', 'Is it $5 and $6?', ['Is it $5 and $6?']],
  ['money and a formula', 'For $5 take $5x$.', ['For $5 take ', ['5x', false], '.']],
  ['a dollar sign behind a backslash', 'It costs \\$5 or $n$', ['It costs \\$5 or ', ['n', false]]],
  ['one that is not closed', 'What is $x', ['What is $x']],
  ['one that is too long', `$${'x+'.repeat(1001)}$`, [`$${'x+'.repeat(1001)}$`]],
  ['nothing', '', []],
])('%s', (_, text, pieces) => {
  expect(read(text)).toEqual(pieces);
});

test('no character of any text is lost, and it takes no time that grows faster than the text', () => {
  const signs = fc.constantFrom(
    '$',
    '\\',
    '$$',
    '\\(',
    '\\)',
    'x',
    '5',
    ' ',
    '\n',
    '\\begin{align}',
    '\\end{align}',
    '`',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const whole = formulaPieces(text).map((piece) => (typeof piece === 'string' ? piece : piece.source));
      expect(whole.join('')).toBe(text);
    }),
  );
  expect(formulaPieces('$x '.repeat(3_000)).length).toBeGreaterThan(0);
});
