/**
 * A formula as a line that can be read where no formula can be shown: a half as 1/2, a square with a raised 2. It is made from
 * the formula's MathML.
 */

import { escapeHtml } from './escape.ts';
import { elementName, elementsIn, type MarkupNode, wordsBelow } from './markup.ts';

const DEPTH_MAX = 40;
const between = /^(?:[=<>≤≥≠≈≅∼≡+−±×÷→⇒⇔∈∝]|⋅)$/;

/** The HTML of a `<math>` element in one line: words, raised and lowered ones. */
export function readable(math: MarkupNode): string {
  return line(math, 0)
    .replace(/[\u2061-\u2064\u200b]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function line(node: MarkupNode, depth: number): string {
  const parts = elementsIn(node);
  if (depth > DEPTH_MAX) return escapeHtml(wordsBelow(node));
  const part = (index: number) => {
    const one = parts[index];
    return one ? line(one, depth + 1) : '';
  };
  const row = () => rowOf(parts, depth);
  switch (elementName(node)) {
    case 'mfrac':
      return `${inBrackets(part(0))}/${inBrackets(part(1))}`;
    case 'msup':
      return `${part(0)}<sup>${part(1)}</sup>`;
    case 'msub':
    case 'munder':
      return `${part(0)}<sub>${part(1)}</sub>`;
    case 'msubsup':
    case 'munderover':
      return `${part(0)}<sub>${part(1)}</sub><sup>${part(2)}</sup>`;
    case 'mover':
      return part(0);
    case 'msqrt':
      return `√${inBrackets(row())}`;
    case 'mroot':
      return `<sup>${part(1)}</sup>√${inBrackets(part(0))}`;
    case 'mtable':
      return parts
        .map((one) =>
          elementsIn(one)
            .map((cell) => line(cell, depth + 1))
            .join(' '),
        )
        .join('; ');
    case 'semantics':
      return part(0);
    case 'annotation':
    case 'mphantom':
      return '';
    case 'mspace':
      return ' ';
    default:
      return parts.length === 0 ? escapeHtml(wordsBelow(node).replaceAll('\u00a0', ' ')) : row();
  }
}

/** Signs between two numbers have a blank on both sides; one before a number has none. */
function rowOf(parts: readonly MarkupNode[], depth: number): string {
  return parts.reduce((before, one) => {
    const words = line(one, depth + 1);
    const sign = elementName(one) === 'mo' && between.test(wordsBelow(one).trim());
    return before + (sign && /[^\s([{=]$/.test(before) ? ` ${words} ` : words);
  }, '');
}

/** More than a number or a letter stands in brackets before and after a stroke. */
function inBrackets(html: string): string {
  return /^(?:[\d.,]+|\p{L}|[\p{L} ]{2,})$/u.test(html) ? html : `(${html})`;
}
