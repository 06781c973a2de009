/** A17: what a formula may not do, held against KaTeX itself with the settings of the page. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import katex from 'katex';
import { expect, test, vi } from 'vitest';
import { drawingMax, isTooDeep, isTooMuch, refusedCommand } from './formula-limits.ts';
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

test('of all that KaTeX knows, only commands that are refused by name write into the console', async () => {
  const code = await readFile(new URL(import.meta.resolve('katex/dist/katex.mjs')), 'utf8');
  const known = new Set([...code.matchAll(/\\\\([a-zA-Z@]+)/g)].map(([, name]) => `\\${name}`));
  expect(known.size).toBeGreaterThan(1_000);
  const telling = new Set<string>();
  const ways = (['debug', 'error', 'info', 'log', 'trace', 'warn'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(() => {}),
  );
  for (const command of known) {
    const formulas = [`${command}{x}{y}`, `${command}\\frac12`, `${command}{1pt}{x}`, `\\text{${command}{é}}`];
    for (const latex of [...formulas, `\\begin{matrix}x²&${command}\\\\ü\\end{matrix}`]) {
      for (const way of ways) way.mockClear();
      try {
        drawn(latex);
      } catch (error) {
        expect(error).toBeInstanceOf(katex.ParseError);
      }
      if (ways.some((way) => way.mock.calls.length > 0)) telling.add(command);
    }
  }
  for (const way of ways) way.mockRestore();
  expect([...telling].toSorted()).toEqual(['\\errmessage', '\\message', '\\show']);
  for (const command of telling) expect(refusedCommand(`1+${command}{x}`)).toBe(command);
  expect(refusedCommand('\\messages \\shown \\text{message}')).toBeNull();
});

test('A17: a command of a longer name is no refused one', () => {
  expect(
    refusedCommand('\\hrefx \\text{href} \\frac{1}{2} \\definecolor \\letter \\longrightarrow \\newline'),
  ).toBeNull();
});

const repeated = (text: string, times: number) => text.repeat(times);
const nested = (open: string, close: string, times: number) => `${repeated(open, times)}x${repeated(close, times)}`;
const matrix = (body: string) => `\\begin{matrix}${body}\\end{matrix}`;

const crowded = [
  ['a matrix of empty cells', matrix(repeated('&', 1_950))],
  ['columns and rows', matrix(`${repeated('&', 950)}${repeated('\\\\', 470)}`)],
  ['accents', repeated('é', 2_000)],
  ['raised signs', repeated('x²', 1_000)],
  ['primes', repeated("x'", 1_000)],
  ['indices and powers', repeated('x_1^2', 400)],
  ['fractions', repeated('\\frac12', 285)],
  ['binomials', repeated('\\binom12', 250)],
  ['bold on bold', nested('\\pmb{', '}', 4).replace('x', repeated('\\frac12', 250))],
] as const;
const deep = [
  ['fractions in fractions', nested('\\frac{', '}2', 210)],
  ['roots in roots', nested('\\sqrt{', '}', 280)],
  ['powers of powers', nested('x^{', '}', 490)],
  ['lines over lines', nested('\\overline{', '}', 160)],
  ['arrows over arrows', nested('\\vec{', '}', 320)],
  ['boxes in boxes', nested('\\boxed{', '}', 240)],
  ['braces in braces', nested('{', '}', 900)],
  ['matrices in matrices', nested('\\begin{matrix}', '\\end{matrix}', 70)],
] as const;
const common = [
  ['a table of twelve by twelve', matrix(repeated(`${repeated('12&', 11)}144\\\\`, 12))],
  ['the steps of an equation', `\\begin{aligned}${repeated('3(x+\\frac12)&=2x-5\\\\', 20)}\\end{aligned}`],
  ['a fraction that goes on', nested('1+\\frac{1}{', '}', 20)],
  ['two thousand letters', repeated('x', 2_000)],
  ['choices in choices', [1, 2, 3, 4, 5, 6].reduce((inner) => `\\mathchoice{${inner}}{${inner}}{x}{x}`, 'x')],
  ['dots', repeated('\\dots x', 90)],
] as const;

/** What the browser would have to lay out, from KaTeX's markup. */
interface Element {
  readonly children: Element[];
}

function layoutOf(latex: string): Element {
  const root: Element = { children: [] };
  const open = [root];
  for (const [, end, close] of drawn(latex).matchAll(/<(\/?)[a-z][^>]*?(\/?)>/gi)) {
    if (end === '/') open.pop();
    else {
      const made: Element = { children: [] };
      open.at(-1)?.children.push(made);
      if (close !== '/') open.push(made);
    }
  }
  expect(open).toEqual([root]);
  return root;
}

/** How many elements a formula is drawn with. */
const elements = (latex: string) => drawn(latex).split(/<[a-z]/).length - 1;

// KaTeX's own time grows with what it makes: 31,000 elements take it 50 ms (docs/decisions/0016-a-formula-is-bounded-where-it-is-drawn.md).
test.each([...crowded, ...deep, ...common])(
  'A17: %s are made with a few elements for each sign written',
  (_, latex) => {
    expect(refusedCommand(latex)).toBeNull();
    expect(latex.length).toBeLessThanOrEqual(2_000);
    expect(elements(latex) / latex.length).toBeLessThan(16);
  },
);

test.each([...crowded, ...deep])('A17: %s are not put in the page', (_, latex) => {
  expect(isTooMuch(layoutOf(latex))).toBe(true);
});

test.each(deep)('A17: %s are typed as LaTeX, not as they look', (_, latex) => {
  expect(isTooDeep(latex)).toBe(true);
});

test('A17: so are commands that hold one another without braces, and no common formula', () => {
  expect(isTooDeep(`${repeated('\\sqrt ', 200)}x`)).toBe(true);
  for (const [, latex] of [...common, ...crowded]) expect(isTooDeep(latex)).toBe(false);
  expect(isTooDeep(repeated('\\{', 90))).toBe(false);
});

test.each(common)('A17: %s are drawn', (_, latex) => {
  expect(isTooMuch(layoutOf(latex))).toBe(false);
});

test('A17: the bounds of a drawing are those that are said', () => {
  const row = (children: number): Element => ({ children: Array.from({ length: children }, () => ({ children: [] })) });
  expect(isTooMuch(row(drawingMax.elements - 1))).toBe(false);
  expect(isTooMuch(row(drawingMax.elements))).toBe(true);
  const column = (depth: number): Element => (depth === 0 ? row(0) : { children: [column(depth - 1)] });
  expect(isTooMuch(column(drawingMax.depth))).toBe(false);
  expect(isTooMuch(column(drawingMax.depth + 1))).toBe(true);
});

test('A17: a definition that repeats itself would be drawn with many more, and is refused', () => {
  const latex = `\\def\\a{${repeated('\\frac12', 60)}}${repeated('\\a', 60)}`;
  expect(elements(latex) / latex.length).toBeGreaterThan(100);
  expect(refusedCommand(latex)).toBe('\\def');
});

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
