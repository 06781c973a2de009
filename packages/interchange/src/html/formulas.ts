/**
 * Formulas as pages show them: MathML itself, and the boxes that KaTeX, MathJax and Wikipedia draw around it, in which the
 * same formula stands two or three times. One formula is read of each.
 */

import { attribute, descendants, elementName, hasClass, type MarkupNode, wordsBelow } from './markup.ts';
import { latexOfMathML } from './mathml.ts';

export interface FoundFormula {
  readonly latex: string;
  readonly display: boolean;
}

const boxes = [
  'katex',
  'katex-display',
  'MathJax',
  'MathJax_Display',
  'MathJax_SVG',
  'MathJax_SVG_Display',
  'mwe-math-element',
];

/** The formula that an element stands for as a whole; null when it is none. */
export function formulaIn(node: MarkupNode): FoundFormula | null {
  const name = elementName(node);
  // What is copied from a plan says its formulas itself.
  const own = attribute(node, 'data-formula');
  if (own !== '') return { latex: own, display: name === 'div' };
  if (name === 'math') return { latex: latexOfMathML(node), display: attribute(node, 'display') === 'block' };
  if (name === 'script') return fromScript(node);
  if (name === 'img') return fromPicture(node);
  if (name !== 'mjx-container' && !boxes.some((box) => hasClass(node, box))) return null;
  const display = attribute(node, 'display') === 'true' || /display/i.test(attribute(node, 'class'));
  for (const one of descendants(node)) {
    if (elementName(one) !== 'math') continue;
    const latex = latexOfMathML(one);
    if (latex !== '') return { latex, display: display || attribute(one, 'display') === 'block' };
  }
  return null;
}

/** MathJax 2 keeps the source of a formula beside its drawing. */
function fromScript(node: MarkupNode): FoundFormula | null {
  const type = attribute(node, 'type');
  if (!/^math\/tex/i.test(type)) return null;
  const latex = wordsBelow(node).trim();
  return latex === '' ? null : { latex, display: /mode=display/i.test(type) };
}

/** Is this the drawing of a formula whose source stands beside it? */
export function isDrawnTwice(node: MarkupNode): boolean {
  if (!hasClass(node, 'MathJax') && !hasClass(node, 'MathJax_Display') && !hasClass(node, 'MathJax_Preview'))
    return false;
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 1) return elementName(next) === 'script' && /^math\/tex/i.test(attribute(next, 'type'));
  }
  return false;
}

/** A picture of a formula that says its LaTeX: Wikipedia's, Google's charts, and those of equation services. */
function fromPicture(node: MarkupNode): FoundFormula | null {
  const alt = attribute(node, 'alt').trim();
  const address = attribute(node, 'src').slice(0, 4_000);
  const wrapped = /^\{\\(?:display|text)style ?([\s\S]*)\}$/.exec(alt)?.[1]?.trim();
  if (wrapped) return { latex: wrapped, display: false };
  const asked =
    /[?&](?:chl|tex|latex|eq)=([^&]+)/i.exec(address)?.[1] ??
    /latex\.codecogs\.com\/[a-z.]+\?([\s\S]+)/i.exec(address)?.[1];
  const latex = asked === undefined || !/tx|tex|latex|math|eq/i.test(address) ? '' : decoded(asked);
  if (latex !== '') return { latex, display: false };
  return alt !== '' && /\\[a-zA-Z]{2,}|[_^]\{/.test(alt) && hasFormulaClass(node)
    ? { latex: alt, display: false }
    : null;
}

function hasFormulaClass(node: MarkupNode): boolean {
  return /math|tex|equation|formula/i.test(attribute(node, 'class')) || attribute(node, 'data-equation-content') !== '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim();
  } catch {
    return '';
  }
}
