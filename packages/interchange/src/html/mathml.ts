/**
 * A formula in MathML as LaTeX. Where whoever made it left the LaTeX beside it (KaTeX, MathJax, Wikipedia), that is taken;
 * what this does not know keeps its words.
 */

import { bracket, grouped, inARow, latexOfName, latexOfSigns, latexOfWords, withoutEdges } from './latex-words.ts';
import { attribute, descendants, elementName, elementsIn, type MarkupNode, wordsBelow } from './markup.ts';

/** Deeper formulas nobody wrote; what is below keeps its signs. */
const DEPTH_MAX = 60;

/** The LaTeX of a `<math>` element; '' where it is empty. */
export function latexOfMathML(math: MarkupNode): string {
  return annotation(math) ?? withoutEdges(latexOf(math, 0));
}

/** The LaTeX that stands beside a formula in MathML, when there is some. */
function annotation(math: MarkupNode): string | null {
  for (const node of descendants(math)) {
    if (elementName(node) !== 'annotation' || !/tex/i.test(attribute(node, 'encoding'))) continue;
    const latex = wordsBelow(node).trim();
    // Wikipedia wraps each of its formulas.
    const wrapped = /^\{\\(?:display|text)style ?([\s\S]*)\}$/.exec(latex)?.[1];
    if (latex !== '') return wrapped?.trim() ?? latex;
  }
  return null;
}

function latexOf(node: MarkupNode, depth: number): string {
  if (depth > DEPTH_MAX) return latexOfSigns(wordsBelow(node));
  const parts = elementsIn(node);
  const part = (index: number) => {
    const one = parts[index];
    return one ? latexOf(one, depth + 1) : '';
  };
  const row = () => inARow(parts.map((one) => latexOf(one, depth + 1)));
  switch (elementName(node)) {
    case 'mn':
      return latexOfSigns(wordsBelow(node).trim()).replaceAll(',', '{,}');
    case 'mi':
      return latexOfName(wordsBelow(node));
    case 'mo':
      return latexOfOperator(wordsBelow(node).trim());
    case 'mtext':
    case 'ms':
      return latexOfWords(wordsBelow(node));
    case 'mspace':
      return attribute(node, 'linebreak') === 'newline' ? '\\\\' : '\\ ';
    case 'mfrac': {
      const bar = /^0/.test(attribute(node, 'linethickness'));
      return bar ? `{${part(0)} \\atop ${part(1)}}` : `\\frac{${part(0)}}{${part(1)}}`;
    }
    case 'msqrt':
      return `\\sqrt{${row()}}`;
    case 'mroot':
      return `\\sqrt[${part(1)}]{${part(0)}}`;
    case 'msub':
      return `${grouped(part(0))}_{${part(1)}}`;
    case 'msup':
      return `${grouped(part(0))}^{${part(1)}}`;
    case 'msubsup':
      return `${grouped(part(0))}_{${part(1)}}^{${part(2)}}`;
    case 'munder':
      return under(part(0), part(1));
    case 'mover':
      return over(part(0), part(1));
    case 'munderover':
      return `${grouped(part(0))}_{${part(1)}}^{${part(2)}}`;
    case 'mtable':
      return table(parts, depth);
    case 'mfenced':
      return fenced(
        node,
        parts.map((one) => latexOf(one, depth + 1)),
      );
    case 'menclose':
      return enclosed(attribute(node, 'notation'), row());
    case 'semantics':
    case 'maction':
      return part(0);
    case 'mphantom':
      return `\\phantom{${row()}}`;
    case 'annotation':
    case 'annotation-xml':
    case 'none':
    case 'mprescripts':
      return '';
    default:
      return parts.length === 0 ? latexOfSigns(wordsBelow(node)) : row();
  }
}

function latexOfOperator(sign: string): string {
  return /^[a-zA-Z]{2,}$/.test(sign) ? latexOfName(sign) : latexOfSigns(sign);
}

const accents: Readonly<Record<string, string>> = {
  '¯': '\\overline',
  '‾': '\\overline',
  '-': '\\overline',
  '^': '\\hat',
  '\\hat{}': '\\hat',
  '\\to': '\\vec',
  '˙': '\\dot',
  '.': '\\dot',
  '~': '\\tilde',
  '\\sim': '\\tilde',
  '⏞': '\\overbrace',
  '↔': '\\overleftrightarrow',
  '\\leftrightarrow': '\\overleftrightarrow',
  ˉ: '\\overline',
  '―': '\\overline',
  _: '\\overline',
  '\\_': '\\overline',
};
const unders: Readonly<Record<string, string>> = {
  _: '\\underline',
  '\\_': '\\underline',
  '¯': '\\underline',
  '‾': '\\underline',
  '―': '\\underline',
  '-': '\\underline',
  '⏟': '\\underbrace',
};

function over(base: string, sign: string): string {
  const accent = accents[sign];
  return accent === undefined ? `\\overset{${sign}}{${base}}` : `${accent}{${base}}`;
}

function under(base: string, sign: string): string {
  if (/^\\(?:lim|max|min|sup|inf|sum|prod)$/.test(base)) return `${base}_{${sign}}`;
  const accent = unders[sign];
  return accent === undefined ? `\\underset{${sign}}{${base}}` : `${accent}{${base}}`;
}

function table(rows: readonly MarkupNode[], depth: number): string {
  const lines = rows.map((row) => {
    const cells = elementName(row) === 'mtr' || elementName(row) === 'mlabeledtr' ? elementsIn(row) : [row];
    return cells.map((cell) => latexOf(cell, depth + 1)).join(' & ');
  });
  const columns = Math.max(1, ...lines.map((line) => line.split(' & ').length));
  return `\\begin{array}{${'l'.repeat(Math.min(columns, 30))}}${lines.join(' \\\\ ')}\\end{array}`;
}

function fenced(node: MarkupNode, parts: readonly string[]): string {
  const sign = (name: string, other: string) => node.getAttribute?.(name) ?? other;
  const separators = [...sign('separators', ',').replace(/\s/g, '')];
  const inner = parts.map((part, i) =>
    i === 0 ? part : `${latexOfSigns(separators[i - 1] ?? separators.at(-1) ?? '')}${part}`,
  );
  return `${bracket(sign('open', '('), 'left')}${inARow(['', ...inner])}${bracket(sign('close', ')'), 'right')}`;
}

function enclosed(notation: string, latex: string): string {
  if (/box|roundedbox|circle/.test(notation)) return `\\boxed{${latex}}`;
  if (/updiagonalstrike|downdiagonalstrike/.test(notation)) return `\\cancel{${latex}}`;
  if (/horizontalstrike/.test(notation)) return `\\sout{${latex}}`;
  if (/longdiv/.test(notation)) return `\\overline{\\smash{)}${latex}}`;
  if (/radical/.test(notation)) return `\\sqrt{${latex}}`;
  if (/top/.test(notation)) return `\\overline{${latex}}`;
  if (/bottom/.test(notation)) return `\\underline{${latex}}`;
  return latex;
}
