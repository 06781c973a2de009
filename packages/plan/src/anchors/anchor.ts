/**
 * An anchor: a mark in a section's text that the server sets, the words it was set on, and the section. Positions alone
 * would lose their words when a paragraph is split; a mark is carried along by every editor.
 *
 * A mark is set only on exactly the words that the person quoted. It is named as the binding names it, so that editors
 * and server write one and the same format.
 */

import type { ThreadId } from '@tangram/domain';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bodySchema } from '../body/schema.ts';
import { markName } from '../body/schema-version.ts';
import { findSection, readSections } from '../plan-document.ts';
import { bytesOf } from './base64.ts';
import type { QuotedWords } from './quote.ts';
import { Reading } from './reading.ts';

/** The mark was set, or it was not and nothing changed. */
export type MarkResult =
  | { readonly set: true; readonly quote: string }
  | { readonly set: false; readonly because: 'noSection' | 'noWords' | 'wordsChanged' };

/** Puts a thread's mark on the quoted words, and takes it off any others. */
export function setCommentMark(doc: Y.Doc, thread: ThreadId, words: QuotedWords): MarkResult {
  const body = findSection(doc, words.section)?.body;
  if (!body) return { set: false, because: 'noSection' };
  const reading = new Reading(body);
  const [from, to] = [words.from, words.to].map((encoded) => {
    const place = decodePlace(doc, encoded);
    return place && reading.at(place);
  });
  if (from == null || to == null) return { set: false, because: 'wordsChanged' };
  const found = reading.between(Math.min(from, to), Math.max(from, to));
  if (bare(found.words) !== bare(words.quote)) return { set: false, because: 'wordsChanged' };
  if (found.pieces.every((piece) => bare(piece.words) === '')) return { set: false, because: 'noWords' };
  doc.transact(() => {
    removeCommentMark(doc, thread);
    for (const { text, index, length } of found.pieces) text.format(index, length, markFormat(thread));
  });
  return { set: true, quote: found.words };
}

/** Takes a thread's mark off every word of the plan. */
export function removeCommentMark(doc: Y.Doc, thread: ThreadId): void {
  const off = Object.fromEntries(Object.keys(markFormat(thread)).map((format) => [format, null]));
  doc.transact(() => {
    for (const { body } of readSections(doc)) {
      if (!body) continue;
      for (const text of new Reading(body).texts) {
        const formats = (text.toDelta() as Delta[]).flatMap(({ attributes }) => Object.keys(attributes ?? {}));
        if (formats.some((format) => Object.hasOwn(off, format))) text.format(0, text.length, off);
      }
    }
  });
}

/** One run of a text as Yjs gives it: words under the same formats. */
export interface Delta {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The thread that a format marks; null for any other format. */
export function threadOf(format: string, value: unknown): ThreadId | null {
  if (markName(format) !== 'comment' || typeof value !== 'object' || value === null || !('thread' in value))
    return null;
  return typeof value.thread === 'string' && value.thread !== '' ? (value.thread as ThreadId) : null;
}

// The binding names a mark that may overlap with a hash behind it. We ask the binding instead of hashing as it does.
function markFormat(thread: ThreadId): Record<string, object> {
  const marked = bodySchema.text('x', [bodySchema.mark('comment', { thread })]);
  const fragment = new Y.Doc().getXmlFragment();
  prosemirrorToYXmlFragment(bodySchema.node('doc', null, [bodySchema.node('paragraph', null, [marked])]), fragment);
  const [run] = new Reading(fragment).texts.flatMap((text): Delta[] => text.toDelta());
  return { ...run?.attributes } as Record<string, object>;
}

// Blanks and line ends are counted differently by browsers, editors and documents.
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function decodePlace(doc: Y.Doc, base64: string): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytesOf(base64)), doc);
  } catch {
    return null;
  }
}
