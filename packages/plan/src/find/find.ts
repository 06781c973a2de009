/**
 * Where words stand in a section: in its title, its text fields, its lists, its body and the figures in it. It reads the shared document itself, so it finds
 * what no editor is mounted on, and words that formats or a colleague's hand have cut into several texts.
 */

import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { bodySchema } from '../body/schema.ts';
import type { SectionView } from '../plan-document.ts';
import { readField, readRows } from '../section-fields.ts';
import { type FieldDescriptor, isListField } from '../sections/descriptor.ts';
import { type FindQuery, NOT_TEXT, patternOf } from './query.ts';
import { type PlaceInAtom, textsInAtom } from './words-of-atoms.ts';

/** Consecutive text that reads as one: a title, a field's value, a paragraph. */
export type Run =
  | { readonly kind: 'title'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'body'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'row'; readonly list: string; readonly row: string; readonly column: string }
  | { readonly kind: 'formula'; readonly element: Y.XmlElement }
  /** one of the texts in a figure, or a picture's description */
  | { readonly kind: 'atom'; readonly element: Y.XmlElement; readonly place: PlaceInAtom };

/** One shared text of a run, and where in the run it begins. */
export interface Piece {
  readonly text: Y.Text;
  readonly start: number;
}

export interface Match {
  readonly section: SectionId;
  readonly run: Run;
  /** All of the run's text. */
  readonly text: string;
  /** Where in the run it begins, and how long it is. */
  readonly from: number;
  readonly length: number;
  /** In a body: where an editor's document has it. */
  readonly at: number | null;
}

/** Everything that a query finds in a section, in the order in which it is read. `fields` are those that its kind describes. */
export function findInSection(
  section: SectionView,
  fields: readonly FieldDescriptor[],
  query: FindQuery,
): readonly Match[] {
  const pattern = patternOf(query);
  if (pattern === null) return [];
  const matches: Match[] = [];
  const look = (run: Run, text: string, at: ((from: number) => number) | null) => {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      matches.push({ section: section.id, run, text, from: index, length: words.length, at: at?.(index) ?? null });
    }
  };
  if (section.title) {
    look({ kind: 'title', pieces: [{ text: section.title, start: 0 }] }, section.title.toString(), null);
  }
  for (const field of fields) {
    if (field.type === 'text') {
      const value = readField(section, field.name);
      if (typeof value === 'string') look({ kind: 'field', name: field.name }, value, null);
    } else if (isListField(field) && field.type === 'list') {
      for (const { id, columns } of readRows(section, field.name)) {
        for (const { name, type } of field.columns) {
          const value = columns[name];
          if (type === 'text' && typeof value === 'string') {
            look({ kind: 'row', list: field.name, row: id, column: name }, value, null);
          }
        }
      }
    }
  }
  if (section.body) readRuns(section.body, query.inFormulas, look);
  return matches;
}

type Look = (run: Run, text: string, at: (from: number) => number) => void;

/** Tells of every run of a body. Places are counted as an editor does: a character is one, an atom is one, a block's two edges are one each. */
function readRuns(body: Y.XmlFragment, inFormulas: boolean, look: Look): void {
  const read = (parent: Y.XmlFragment, start: number): number => {
    let at = start;
    let runStart = at;
    let text = '';
    let pieces: Piece[] = [];
    const end = () => {
      const begins = runStart;
      if (pieces.length > 0) look({ kind: 'body', pieces }, text, (from) => begins + from);
      text = '';
      pieces = [];
    };
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        if (text === '') runStart = at;
        pieces.push({ text: child, start: text.length });
        const words = wordsOf(child);
        text += words;
        at += words.length;
        continue;
      }
      if (!(child instanceof Y.XmlElement)) continue;
      const type = bodySchema.nodes[child.nodeName];
      const latex = child.getAttribute('latex');
      if (type?.isInline) {
        if (text === '') runStart = at;
        text += NOT_TEXT;
      } else {
        end();
      }
      const place = at;
      if (inFormulas && latex !== undefined && type?.isAtom) {
        look({ kind: 'formula', element: child }, String(latex), () => place);
      }
      for (const { place: within, text: words } of textsInAtom(child, inFormulas)) {
        look({ kind: 'atom', element: child, place: within }, words, () => place);
      }
      at = type?.isLeaf ? at + 1 : read(child, at + 1) + 1;
    }
    end();
    return at;
  };
  read(body, 0);
}

/** A text's characters. Not toString, which would write formats as tags. */
function wordsOf(text: Y.XmlText): string {
  const inserts: { insert: unknown }[] = text.toDelta();
  return inserts.map(({ insert }) => (typeof insert === 'string' ? insert : NOT_TEXT)).join('');
}
