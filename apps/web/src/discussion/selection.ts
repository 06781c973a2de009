/**
 * What a comment on the selection will be about. It is read from the window's selection, which a reader without a caret has too.
 * The answer is known before anybody writes: a formula carries no mark, so the words around it do, and where there are none the
 * comment is about its section.
 */
import type { SectionId } from '@tangram/domain';
import { type QuotedWords, quoteWords } from '@tangram/plan';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

const quoteMax = 2_000;

export type Selected =
  /** `around`: a formula was selected, and these are the words beside it. */
  | { readonly kind: 'words'; readonly selected: QuotedWords; readonly around: boolean }
  /** A formula or a figure that stands alone. */
  | { readonly kind: 'alone'; readonly section: SectionId }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'tooMuch' };

/** What is selected in an editor's own text. */
export function selectedIn(section: SectionId, editor: Editor): Selected {
  const { view, state } = editor;
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return { kind: 'nothing' };
  const range = selection.getRangeAt(0);
  if (!view.dom.contains(range.startContainer)) return { kind: 'nothing' };
  // It may end in the next section, or below them all.
  if (!view.dom.contains(range.endContainer)) return { kind: 'tooMuch' };
  // Inside what a formula draws there are no places: the selection begins before it and ends behind it.
  const from = view.posAtDOM(range.startContainer, range.startOffset, -1);
  const to = view.posAtDOM(range.endContainer, range.endOffset, 1);
  const words = wordsIn(state.doc, from, to);
  if (words === null) return hasAtom(state.doc, from, to) ? { kind: 'alone', section } : { kind: 'nothing' };
  const selected = quoteWords(section, state, words.from, words.to);
  if (selected.quote.length > quoteMax) return { kind: 'tooMuch' };
  return { kind: 'words', selected, around: words.from < from || words.to > to };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stands for a formula, so that a place in the words is a place in the text. */
const atom = '\ufffc';
const lastWord = /[\p{L}\p{N}](?:[^\s\ufffc]*[\p{L}\p{N}])?[^\p{L}\p{N}\ufffc]*$/u;
const firstWord = /^[^\p{L}\p{N}\ufffc]*[\p{L}\p{N}](?:[^\s\ufffc]*[\p{L}\p{N}])?/u;

/**
 * The stretch of text that a mark can stand on: what is selected when there are words in it; when there are none, but a formula, with
 * the words on both sides; else all of its line. Null when there are no words.
 */
export function wordsIn(doc: Node, from: number, to: number): Stretch | null {
  if (/\S/.test(doc.textBetween(from, to, ' '))) return { from, to };
  const $from = doc.resolve(from);
  if (!hasAtom(doc, from, to) || !$from.parent.isTextblock || !$from.sameParent(doc.resolve(to))) return null;
  const [start, end] = [$from.start(), $from.end()];
  const line = doc.textBetween(start, end, undefined, atom);
  const before = lastWord.exec(line.slice(0, from - start))?.[0].length ?? 0;
  const after = firstWord.exec(line.slice(to - start))?.[0].length ?? 0;
  if (before + after > 0) return { from: from - before, to: to + after };
  return /[\p{L}\p{N}]/u.test(line) ? { from: start, to: end } : null;
}

function hasAtom(doc: Node, from: number, to: number): boolean {
  let found = false;
  doc.nodesBetween(from, to, (node) => {
    found ||= node.isAtom && !node.isText && node.type.name !== 'hardBreak';
  });
  return found;
}
