/**
 * Other words in place of those that were found. Only what differs is written, so that bold words stay bold, a comment stays on its
 * words and a colleague's caret stays where it is. What was found must be of this very moment: find, and replace, in one turn.
 */

import type { SectionId } from '@tangram/domain';
import type * as Y from 'yjs';
import { FORMULA_CHARACTERS_MAX } from '../body/formula.ts';
import { markName } from '../body/schema-version.ts';
import { findSection } from '../plan-document.ts';
import { setField, setRowColumn } from '../section-fields.ts';
import type { Match, Piece, Run } from './find.ts';
import { withText, writeAtom } from './words-of-atoms.ts';

/** How long a text may become, in characters; what would become longer is left as it is. */
const longest: Readonly<Record<Run['kind'], number>> = {
  title: 200,
  field: 2_000,
  row: 2_000,
  formula: FORMULA_CHARACTERS_MAX,
  body: Number.POSITIVE_INFINITY,
  // As long as its figure can be drawn with it, and is not too large.
  atom: Number.POSITIVE_INFINITY,
};

/** How many are replaced in one change at most: more would be too much for one message. */
export const REPLACED_MAX = 2_000;

export interface Replaced {
  readonly count: number;
  readonly sections: number;
  /** Left as they are, because their text would have become too long. */
  readonly left: number;
}

/** Replaces what was found in one document, as one change. */
export function replaceMatches(doc: Y.Doc, found: readonly Match[], words: string, origin: unknown): Replaced {
  const byRun = Map.groupBy(found, ({ run }) => run);
  const sections = new Set<SectionId>();
  let count = 0;
  doc.transact(() => {
    for (const [run, matches] of byRun) {
      const [first] = matches;
      if (!first || !fits(run, becomes(first.text, matches, words))) continue;
      write(doc, first, matches, words, origin);
      sections.add(first.section);
      count += matches.length;
    }
  }, origin);
  return { count, sections: sections.size, left: found.length - count };
}

function fits(run: Run, text: string): boolean {
  if (text.length > longest[run.kind]) return false;
  return run.kind !== 'atom' || withText(run.element, run.place, text) !== null;
}

function becomes(text: string, matches: readonly Match[], words: string): string {
  let result = '';
  let at = 0;
  for (const { from, length } of matches) {
    result += text.slice(at, from) + words;
    at = from + length;
  }
  return result + text.slice(at);
}

function write(doc: Y.Doc, { section, run, text }: Match, matches: readonly Match[], words: string, origin: unknown) {
  switch (run.kind) {
    case 'title':
    case 'body':
      for (const match of matches.toReversed()) writeInTexts(run.pieces, match, words);
      return;
    case 'field':
      return setField(doc, section, run.name, filled(becomes(text, matches, words)), origin);
    case 'row':
      if (!findSection(doc, section)) return;
      return setRowColumn(doc, section, run.list, run.row, run.column, filled(becomes(text, matches, words)), origin);
    case 'formula':
      run.element.setAttribute('latex', becomes(text, matches, words));
      return;
    case 'atom':
      writeAtom(run.element, withText(run.element, run.place, becomes(text, matches, words)) ?? '');
  }
}

/** An emptied field is one that says nothing. */
const filled = (text: string) => (text.trim() === '' ? undefined : text);

/**
 * The new words are put in among those that go, behind the first of them: what a colleague writes just before or just behind the
 * place at this moment then stays on its side of it.
 */
function writeInTexts(pieces: readonly Piece[], { text, from, length }: Match, words: string): void {
  const old = text.slice(from, from + length);
  const same = sharedEnds(old, words);
  const start = from + same.before;
  const end = from + length - same.after;
  const added = words.slice(same.before, words.length - same.after);
  const middle = Math.min(end, start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
  // Written as the first character that goes; where none goes, as the one before it, which stays.
  const like = start < end ? start : Math.max(from, start - 1);
  const formats = formatsOf(pieces, like, Math.max(end - start, 1));
  deleteIn(pieces, middle, end);
  if (added !== '') {
    const holder = pieces.findLast((piece) => piece.start <= like);
    holder?.text.insert(middle - holder.start, added, formats);
  }
  deleteIn(pieces, start, middle);
}

function deleteIn(pieces: readonly Piece[], from: number, to: number): void {
  pieces.forEach((piece, i) => {
    const cutFrom = Math.max(from, piece.start);
    const cutTo = Math.min(to, pieces[i + 1]?.start ?? to);
    if (cutTo > cutFrom) piece.text.delete(cutFrom - piece.start, cutTo - cutFrom);
  });
}

/** The formats of the first of some characters, and every comment that stands on any of them. */
function formatsOf(pieces: readonly Piece[], from: number, length: number): Record<string, unknown> {
  const formats: Record<string, unknown> = {};
  let isFirst = true;
  for (const { text, start } of pieces) {
    let at = start;
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
      const end = at + (typeof insert === 'string' ? insert.length : 1);
      if (end > from && at < from + length) {
        for (const [name, value] of Object.entries(attributes ?? {})) {
          if (isFirst || markName(name) === 'comment') formats[name] = value;
        }
        isFirst = false;
      }
      at = end;
    }
  }
  return formats;
}

/** How many characters two texts share at their beginnings and ends; no character of two units is cut. */
function sharedEnds(one: string, other: string): { before: number; after: number } {
  const most = Math.min(one.length, other.length);
  let before = 0;
  while (before < most && one[before] === other[before]) before += 1;
  if (before > 0 && /[\uD800-\uDBFF]/.test(one[before - 1] ?? '')) before -= 1;
  let after = 0;
  while (after < most - before && one.at(-1 - after) === other.at(-1 - after)) after += 1;
  if (after > 0 && /[\uDC00-\uDFFF]/.test(one.at(-after) ?? '')) after -= 1;
  return { before, after };
}
