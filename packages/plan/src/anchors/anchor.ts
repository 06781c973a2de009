/**
 * An anchor: a mark in a section's text that the server sets, the words it was set on, and the section. Positions alone
 * would lose their words when a paragraph is split; a mark is carried along by every editor.
 *
 * A mark is set only on exactly the words that the person quoted.
 */

import type { ThreadId } from '@tangram/domain';
import * as Y from 'yjs';
import { findSection, readSections } from '../plan-document.ts';
import { bytesOf } from './base64.ts';
import { markElement, markWords, unmarkBody } from './marks.ts';
import type { QuotedWords } from './quote.ts';
import { type Between, elementWords, Reading } from './reading.ts';

/** The mark was set, or it was not and nothing changed. */
export type MarkResult =
  | { readonly set: true; readonly quote: string }
  | { readonly set: false; readonly because: 'noSection' | 'noWords' | 'wordsChanged' };

/** Puts a thread's mark on the quoted words or on one element, and takes it off any others. */
export function setCommentMark(doc: Y.Doc, thread: ThreadId, words: QuotedWords): MarkResult {
  const body = findSection(doc, words.section)?.body;
  if (!body) return { set: false, because: 'noSection' };
  const reading = new Reading(body);
  const [from, to] = [words.from, words.to].map((encoded) => {
    const place = decodePlace(doc, encoded);
    return place && reading.at(place);
  });
  if (from == null || to == null) return { set: false, because: 'wordsChanged' };
  const found = words.element ? elementAt(reading, from) : reading.between(Math.min(from, to), Math.max(from, to));
  if (found === null || bare(found.words) !== bare(words.quote)) return { set: false, because: 'wordsChanged' };
  if (found.atoms.length === 0 && found.pieces.every((piece) => bare(piece.words) === ''))
    return { set: false, because: 'noWords' };
  doc.transact(() => {
    removeCommentMarks(doc, [thread]);
    for (const { text, index, length } of found.pieces) markWords(text, [{ index, length }], thread, true);
    for (const element of found.atoms) markElement(element, [thread], true);
  });
  return { set: true, quote: found.words };
}

/** Takes the marks of some threads off every word of the plan. */
export function removeCommentMarks(doc: Y.Doc, threads: readonly string[]): void {
  const gone = new Set(threads);
  doc.transact(() => {
    for (const { body } of readSections(doc)) if (body) unmarkBody(body, gone);
  });
}

function elementAt(reading: Reading, count: number): Between | null {
  const element = reading.elementAt(count);
  return element && { words: elementWords(element), pieces: [], atoms: [element] };
}

// Blanks and line ends are counted differently by browsers, editors and documents.
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function decodePlace(doc: Y.Doc, base64: string): Y.AbsolutePosition | null {
  try {
    const place = Y.decodeRelativePosition(bytesOf(base64));
    // By a root's name, Yjs would make that root, and a document with a strange root is refused to everybody. No body is a root.
    return place.tname === null ? Y.createAbsolutePositionFromRelativePosition(place, doc) : null;
  } catch {
    return null;
  }
}
