/**
 * Word writes a list as paragraphs: `mso-list:l0 level2 lfo1` says which list and how deep, and what stands before the words
 * ("1.", "·") is text that only looks like a number.
 */

import type { ListKind } from './lists.ts';
import { attribute, descendants, elementName, type MarkupNode, wordsBelow } from './markup.ts';

export interface WordItem {
  readonly level: number;
  readonly list: ListKind;
  readonly start: number;
}

/** What a paragraph of Word's says about the list that it is in; null for an ordinary one. */
export function wordItem(node: MarkupNode): WordItem | null {
  const name = elementName(node);
  if (name !== 'p' && !/^h[1-6]$/.test(name)) return null;
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(attribute(node, 'style'))?.[1];
  if (level === undefined) return null;
  const number = /^\(?(\d{1,4}|[a-z]{1,4})[.)]/i.exec(markerOf(node))?.[1];
  const start = number !== undefined && /^\d/.test(number) ? Number(number) : 1;
  return { level: Math.max(0, Number(level) - 1), list: number === undefined ? 'bulletList' : 'orderedList', start };
}

/** Is this the number or bullet that Word put before the words of an item? */
export function isWordMarker(node: MarkupNode): boolean {
  return /mso-list:\s*ignore/i.test(attribute(node, 'style'));
}

function markerOf(paragraph: MarkupNode): string {
  for (const node of descendants(paragraph)) if (isWordMarker(node)) return wordsBelow(node).trim();
  return '';
}
