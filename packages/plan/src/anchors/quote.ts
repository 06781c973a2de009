/** The words, or the one thing in a text, that somebody wants to comment on, as their page sees them. The page makes it; the server sets the mark. */

import type { SectionId } from '@tangram/domain';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { atomWords } from './atom-words.ts';
import { base64Of, bytesOf } from './base64.ts';

export interface QuotedWords {
  readonly section: SectionId;
  /** Yjs relative positions in the section's body, encoded and then base64. */
  readonly from: string;
  readonly to: string;
  /** The words between them, formulas as their source, a new line for each block. */
  readonly quote: string;
  /** It is about the formula, figure, picture or cell that begins at `from`, as a whole. */
  readonly element?: boolean;
}

/** The words between two places of an editor that is bound to a section's body. */
export function quoteWords(section: SectionId, state: EditorState, from: number, to: number): QuotedWords {
  return { section, from: placeAt(state, from), to: placeAt(state, to), quote: wordsBetween(state.doc, from, to) };
}

/** The formula, figure, picture or cell that begins at a place. */
export function quoteElement(section: SectionId, state: EditorState, at: number): QuotedWords {
  const size = state.doc.nodeAt(at)?.nodeSize ?? 0;
  const place = placeAt(state, at);
  return { section, from: place, to: place, quote: wordsBetween(state.doc, at, at + size), element: true };
}

/** Where quoted words stand now in such an editor; null when they are gone. */
export function findQuoted(state: EditorState, { from, to }: QuotedWords): { from: number; to: number } | null {
  const { type, binding } = ySyncPluginKey.getState(state);
  const place = (at: string): number | null =>
    relativePositionToAbsolutePosition(binding.doc, type, Y.decodeRelativePosition(bytesOf(at)), binding.mapping);
  const [start, end] = [place(from), place(to)];
  return start !== null && end !== null && start < end ? { from: start, to: end } : null;
}

/** The words between two places of a text as a quote has them: formulas as their source, a new line for each block. */
export function wordsBetween(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', (leaf) => atomWords(leaf.type.name, leaf.attrs)).trim();
}

function placeAt(state: EditorState, at: number): string {
  const { type, binding } = ySyncPluginKey.getState(state);
  return base64Of(Y.encodeRelativePosition(absolutePositionToRelativePosition(at, type, binding.mapping)));
}
