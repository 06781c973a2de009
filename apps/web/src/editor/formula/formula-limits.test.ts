/** A17: what a formula may not do, held against KaTeX itself with the settings of the page. */
import fc from 'fast-check';
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

/** All that a drawing may say of its elements. Nothing of it is an address, a name or a handler. */
const attributes = new Set(
  'accent accentunder aria-hidden class columnalign columnlines columnspacing d depth display displaystyle encoding fence height linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation preserveAspectRatio rowlines rowspacing rspace scriptlevel separator stretchy style symmetric viewBox voffset width x1 x2 xmlns y1 y2'.split(
    ' ',
  ),
);

/** What in a drawing is not allowed there. */
function beyond(html: string): string[] {
  return [...html.matchAll(/<([a-z]+)((?:\s+[^\s=<>"]+="[^"]*")*)\s*\/?>/gi)].flatMap(([, tag = '', said = '']) => [
    ...(/^(?:a|img|script|iframe|object|embed|link|meta|form|input|style)$/i.test(tag) ? [tag] : []),
    ...[...said.matchAll(/([^\s=]+)="([^"]*)"/g)].flatMap(([, name = '', value = '']) =>
      attributes.has(name) && !/url\(|expression|@import|javascript:|position:\s*fixed/i.test(value)
        ? []
        : [`${name}=${value}`],
    ),
  ]);
}

const hostile = [
  ...[
    '\\href{javascript:alert(1)}{x}',
    '\\href{JaVaScRiPt:alert(1)}{x}',
    '\\href{data:text/html,x}{x}',
    '\\url{//evil.example}',
  ],
  ...[
    '\\includegraphics[height=1em]{//evil.example/x.png}',
    '\\htmlData{onclick=alert(1)}{x}',
    '\\htmlClass{top-bar}{x}',
  ],
  ...['\\htmlId{page}{x}', '\\htmlStyle{position:fixed}{x}', '\\htmlStyle{background:url(//evil.example)}{x}'],
  ...[
    '\\def\\x{\\href{//e}{x}}\\x',
    '\\edef\\x{1}\\x',
    '\\newcommand{\\x}[1]{\\url{#1}}\\x{//e}',
    '\\let\\x\\href\\x{//e}{y}',
  ],
  ...[
    'x²⁰²',
    'x₁₂₃',
    '\\text{<script>alert(1)</script>}',
    '\\text{" onload="alert(1)}',
    '\\color{red;background:url(//e)}x',
  ],
  ...[
    '\\textcolor{#f00}{x}',
    '\\colorbox{url(//e)}{x}',
    '\\tag{<img src=//e>}x',
    '\\char"3C',
    '\\unicode{x3c}',
    '\\verb|<b>|',
  ],
];
const around: readonly ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => `\\frac{${inner}}{2}`,
  (inner) => `\\sqrt[3]{${inner}}`,
  (inner) => `\\begin{matrix}1&${inner}\\\\2&3\\end{matrix}`,
  (inner) => `x^{${inner}}_{\\text{${inner}}}`,
];

test('A17: of formulas from the advisories, wrapped in one another and made by chance, none sets more than how mathematics looks', () => {
  let drawings = 0;
  const look = (latex: string) => {
    let html = '';
    try {
      html = drawn(latex);
    } catch (error) {
      // What it says of a broken one is shown as text.
      expect(error).toBeInstanceOf(katex.ParseError);
      return;
    }
    drawings += 1;
    expect(beyond(html), latex).toEqual([]);
  };
  expect(beyond('<span style="background:url(x)"><a href="y" class="z">')).toHaveLength(3);
  const wrapped = hostile.flatMap((inner) => around.map((wrap) => wrap(inner)));
  expect(wrapped.length).toBeGreaterThanOrEqual(100);
  for (const latex of wrapped) look(latex);
  const piece = fc.constantFrom(
    ...hostile,
    '\\frac',
    '{',
    '}',
    '^',
    '_',
    '&',
    '\\\\',
    '<',
    '"',
    '3',
    'x',
    '\\left(',
    '\\right)',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => look(pieces.join(''))),
    { numRuns: 500 },
  );
  expect(drawings).toBeGreaterThan(100);
});
