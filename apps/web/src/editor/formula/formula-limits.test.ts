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

test('A17: a command of a longer name is no refused one', () => {
  expect(refusedCommand('\\hrefx \\text{href} \\frac{1}{2}')).toBeNull();
});

test.each([
  ['a macro that grows without end', '\\def\\a{\\a\\a}\\a'],
  [
    'one that is defined as it is expanded',
    '\\def\\a{x}\\edef\\b{\\a\\a\\a\\a}\\edef\\c{\\b\\b\\b\\b}\\edef\\d{\\c\\c\\c\\c}\\edef\\e{\\d\\d\\d\\d}\\edef\\f{\\e\\e\\e\\e}\\f',
  ],
  ['one behind a raised sign', '\\def\\a{\\a\\a}x²\\a'],
])('A17: %s ends in an error', (_, latex) => {
  expect(() => drawn(latex)).toThrow(/expan/i);
});

test('A17: what one formula defines, the next does not know', () => {
  expect(drawn('\\gdef\\mine{7}\\mine')).toContain('7');
  expect(() => drawn('\\mine')).toThrow(/\\mine/);
});

test('A17: no formula is larger than twenty lines', () => {
  const sizes = [...drawn('\\rule{500em}{500em}').matchAll(/(?:height|width):\s*(\d+(?:\.\d+)?)em/g)].map((found) =>
    Number(found[1]),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(20.5);
});
