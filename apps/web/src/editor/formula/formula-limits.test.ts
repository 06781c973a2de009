/** A17: what a formula may not do, held against KaTeX itself with the settings of the page. */
import katex from 'katex';
import { expect, test } from 'vitest';
import { refusedCommand } from './formula-limits.ts';
import { katexOptions } from './katex-options.ts';

const drawn = (latex: string) => katex.renderToString(latex, { ...katexOptions });

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://example.org}',
  '\\includegraphics{https://example.org/x.png}',
  '\\htmlClass{a}{x}',
  '\\htmlId{a}{x}',
  '\\htmlStyle{color:red}{x}',
  '\\htmlData{a=b}{x}',
])('A17: %s is refused by name, and KaTeX would not obey it either', (latex) => {
  expect(refusedCommand(`1+${latex}`)).toBe(/^\\[a-zA-Z]+/.exec(latex)?.[0]);
  expect(drawn(latex)).not.toMatch(/<a |<img|href=|src=|class="a|id=|data-a|style="color:red/);
});

test.each([
  '\\def\\a{x}',
  '\\gdef\\a{x}',
  '\\edef\\a{x}',
  '\\xdef\\a{x}',
  '\\let\\a=\\frac',
  '\\futurelet\\a\\frac x',
  '\\global\\def\\a{x}',
  '\\long\\def\\a{x}',
  '\\newcommand{\\a}{x}',
  '\\renewcommand\\a{x}',
  '\\providecommand\\a{x}',
])('A17: %s defines a command, and is refused by name', (latex) => {
  expect(refusedCommand(`1+${latex}`)).toBe(/^\\[a-zA-Z]+/.exec(latex)?.[0]);
});

test('A17: a command of a longer name is no refused one', () => {
  expect(
    refusedCommand('\\hrefx \\text{href} \\frac{1}{2} \\definecolor \\letter \\longrightarrow \\newline'),
  ).toBeNull();
});

const repeated = (text: string, times: number) => text.repeat(times);
const heavy = [
  ['fractions in fractions', `${repeated('\\frac{', 210)}1${repeated('}2', 210)}`],
  ['roots in roots', `${repeated('\\sqrt{', 280)}x${repeated('}', 280)}`],
  ['powers of powers', `${repeated('x^{', 490)}${repeated('}', 490)}`],
  ['a matrix of empty cells', `\\begin{matrix}${repeated('1&', 900)}\\end{matrix}`],
  ['letters', repeated('x', 2_000)],
  ['bold on bold', `${repeated('\\pmb{', 4)}${repeated('\\frac12', 250)}${repeated('}', 4)}`],
  ['choices in choices', [1, 2, 3, 4, 5, 6].reduce((inner) => `\\mathchoice{${inner}}{${inner}}{x}{x}`, 'x')],
  ['dots', repeated('\\dots x', 90)],
] as const;

// Of its time, which grows with what is drawn: the longest of these that are drawn take less than 60 ms on a laptop.
test.each(heavy)('A17: %s are drawn with a few elements for each sign written', (_, latex) => {
  expect(refusedCommand(latex)).toBeNull();
  expect(latex.length).toBeLessThanOrEqual(2_000);
  expect(elements(latex) / latex.length).toBeLessThan(10);
});

test('A17: a definition that repeats itself would be drawn with many more, and is refused', () => {
  const latex = `\\def\\a{${repeated('\\frac12', 60)}}${repeated('\\a', 60)}`;
  expect(elements(latex) / latex.length).toBeGreaterThan(100);
  expect(refusedCommand(latex)).toBe('\\def');
});

/** How many elements a formula is drawn with. */
const elements = (latex: string) => drawn(latex).split(/<[a-z]/).length - 1;

test('A17: no formula is larger than twenty lines', () => {
  const sizes = [...drawn('\\rule{500em}{500em}').matchAll(/(?:height|width):\s*(\d+(?:\.\d+)?)em/g)].map((found) =>
    Number(found[1]),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(20.5);
});
