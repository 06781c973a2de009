/**
 * Word's own equations (Office Math) as LaTeX. On the clipboard they stand in a comment that only Word reads; names come in
 * small letters, because a parser of HTML has read them. What this does not know keeps its words.
 */

import { bracket, grouped, inARow, latexOfName, latexOfSigns, latexOfWords, withoutEdges } from './latex-words.ts';
import {
  attribute,
  childrenOf,
  descendants,
  elementName,
  elementsIn,
  type MarkupNode,
  textOf,
  wordsBelow,
} from './markup.ts';

const DEPTH_MAX = 60;

/** Office Math closes empty elements in itself, which HTML does not know: `<m:degHide m:val="1"/>`. */
export function withEndTags(officeMath: string): string {
  return officeMath.replace(/<(m:[a-z]{1,20})([^<>]*)\/>/gi, '<$1$2></$1>');
}

/** Is this element an equation of Word's? */
export function isOfficeMath(node: MarkupNode): boolean {
  return elementName(node) === 'm:omath';
}

/** The LaTeX of an `<m:oMath>` element. */
export function latexOfOfficeMath(math: MarkupNode): string {
  return withoutEdges(row(math, 0));
}

function row(node: MarkupNode, depth: number): string {
  return inARow(childrenOf(node).map((child) => latexOf(child, depth + 1)));
}

function latexOf(node: MarkupNode, depth: number): string {
  if (depth > DEPTH_MAX) return latexOfSigns(wordsBelow(node));
  const name = elementName(node);
  const part = (wanted: string) => {
    const found = elementsIn(node).find((one) => elementName(one) === `m:${wanted}`);
    return found ? row(found, depth) : '';
  };
  const setting = (wanted: string) => settingOf(node, wanted);
  switch (name) {
    case 'm:r':
      return run(node);
    case 'm:f':
      return fraction(setting('type'), part('num'), part('den'));
    case 'm:ssup':
      return `${grouped(part('e'))}^{${part('sup')}}`;
    case 'm:ssub':
      return `${grouped(part('e'))}_{${part('sub')}}`;
    case 'm:ssubsup':
      return `${grouped(part('e'))}_{${part('sub')}}^{${part('sup')}}`;
    case 'm:spre':
      return `{}_{${part('sub')}}^{${part('sup')}}${part('e')}`;
    case 'm:rad':
      return part('deg') === '' ? `\\sqrt{${part('e')}}` : `\\sqrt[${part('deg')}]{${part('e')}}`;
    case 'm:nary': {
      const below = part('sub') === '' ? '' : `_{${part('sub')}}`;
      const above = part('sup') === '' ? '' : `^{${part('sup')}}`;
      return inARow([`${latexOfSigns(setting('chr') ?? '∫')}${below}${above}`, part('e')]);
    }
    case 'm:d': {
      const parts = elementsIn(node).filter((one) => elementName(one) === 'm:e');
      const inner = parts.map((one) => row(one, depth)).join(latexOfSigns(setting('sepchr') ?? '|'));
      const [open, close] = [setting('begchr') ?? '(', setting('endchr') ?? ')'];
      return inARow([bracket(open, 'left'), inner, bracket(close, 'right')]);
    }
    case 'm:func':
      return inARow([part('fname'), part('e')]);
    case 'm:limlow':
      return `${grouped(part('e'))}_{${part('lim')}}`;
    case 'm:limupp':
      return `${grouped(part('e'))}^{${part('lim')}}`;
    case 'm:acc':
      return `${accents[setting('chr') ?? '̂'] ?? '\\hat'}{${part('e')}}`;
    case 'm:bar':
      return `${setting('pos') === 'top' ? '\\overline' : '\\underline'}{${part('e')}}`;
    case 'm:groupchr':
      return `${setting('pos') === 'top' ? '\\overbrace' : '\\underbrace'}{${part('e')}}`;
    case 'm:borderbox':
      return `\\boxed{${part('e')}}`;
    case 'm:phant':
      return `\\phantom{${part('e')}}`;
    case 'm:m':
      return `\\begin{matrix}${rowsOf(node, 'm:mr', depth)}\\end{matrix}`;
    case 'm:eqarr': {
      const lines = elementsIn(node).filter((one) => elementName(one) === 'm:e');
      return `\\begin{aligned}${lines.map((one) => row(one, depth)).join(' \\\\ ')}\\end{aligned}`;
    }
    case 'm:t':
      return latexOfSigns(wordsBelow(node));
    default: {
      const words = textOf(node);
      if (words !== null) return latexOfSigns(words.trim());
      // The settings of a piece (m:fPr, w:rPr) are no part of what it says.
      return /pr$/.test(name) ? '' : row(node, depth);
    }
  }
}

const accents: Readonly<Record<string, string>> = {
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u0304': '\\bar',
  '\u0305': '\\overline',
  '\u0307': '\\dot',
  '\u0308': '\\ddot',
  '\u20d7': '\\vec',
  '→': '\\vec',
  '¯': '\\overline',
  '^': '\\hat',
  '~': '\\tilde',
};

function settingOf(node: MarkupNode, wanted: string): string | null {
  const settings = elementsIn(node).find((one) => /^m:\w+pr$/.test(elementName(one)));
  if (!settings) return null;
  for (const one of descendants(settings)) {
    if (elementName(one) === `m:${wanted}`) return one.getAttribute?.('m:val') ?? one.getAttribute?.('val') ?? '';
  }
  return null;
}

function run(node: MarkupNode): string {
  let words = '';
  for (const one of descendants(node)) if (elementName(one) === 'm:t') words += wordsBelow(one);
  // In the clipboard's form the words may stand without an element of their own.
  if (words === '')
    for (const child of childrenOf(node))
      if (!/pr$/.test(elementName(child))) words += child.nodeValue ?? wordsBelow(child);
  const settings = elementsIn(node).find((one) => elementName(one) === 'm:rpr');
  const normal = settings ? elementsIn(settings).find((one) => elementName(one) === 'm:nor') : undefined;
  if (normal && attribute(normal, 'm:val') !== '0' && /\p{L}/u.test(words)) return latexOfWords(words);
  return inARow(words.split(/([a-zA-Z]{2,})/).map((piece, i) => (i % 2 === 1 ? nameIn(piece) : latexOfSigns(piece))));
}

/** Letters in a row are a function that everybody knows, or variables. */
function nameIn(letters: string): string {
  const latex = latexOfName(letters);
  return latex.startsWith('\\mathrm') ? letters : latex;
}

function fraction(type: string | null, above: string, below: string): string {
  if (type === 'nobar') return `{${above} \\atop ${below}}`;
  if (type === 'lin' || type === 'skw') return `{${above}}/{${below}}`;
  return `\\frac{${above}}{${below}}`;
}

function rowsOf(node: MarkupNode, name: string, depth: number): string {
  const rows = elementsIn(node).filter((one) => elementName(one) === name);
  return rows
    .map((cells) =>
      elementsIn(cells)
        .map((cell) => row(cell, depth))
        .join(' & '),
    )
    .join(' \\\\ ');
}
