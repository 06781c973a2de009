/**
 * What can be read in a section, as lines of pieces: what two states of it are compared by. How words look (bold, a list's
 * numbers) stands beside them; where comments hang is not in it, nor are lines in which nothing stands.
 */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { readFigure } from '../body/figure.ts';
import { labelledPartLabel } from '../body/labelled-part.ts';
import { phaseLabel } from '../body/lesson-segment.ts';
import { pairRowNote, pairTableHeads } from '../body/pair-table.ts';
import { readMeta, readSections, type SectionView } from '../plan-document.ts';
import { sectionFacts, sectionLabel } from '../section-facts.ts';
import { lookOfItem, looksOf, type Run } from './looks.ts';

/** The smallest thing that is the same or another: a word, a blank, a sign, a formula, a figure. */
export interface Piece {
  readonly kind: 'text' | 'formula' | 'figure' | 'picture';
  /** The words; a formula's LaTeX; a figure's title or a picture's words. */
  readonly text: string;
  /** The figure itself, as JSON; a picture's id; '' for what its text tells. */
  readonly data: string;
  /** How words look, such as `bold` or `bold italic`; '' for plain ones. */
  readonly look: string;
}

export type LineKind = 'title' | 'field' | 'heading' | 'text' | 'item' | 'cell';

export interface Line {
  readonly as: LineKind;
  /** The name of a field or of a table's column; '' where there is none. */
  readonly label: string;
  /** How an item or a heading looks, such as `numbered` or `2`; '' where there is one look. */
  readonly look: string;
  readonly pieces: readonly Piece[];
}

/** A section as it stands in one state of a plan. */
export interface SectionContent {
  readonly id: SectionId;
  readonly kind: string;
  /** Its own title, or the teacher's word for its kind. */
  readonly name: string;
  readonly order: string;
  readonly standing: boolean;
  readonly lines: readonly Line[];
}

/** Every section in order, removed ones too. Empty for a document that is not seeded. */
export function readContent(doc: Y.Doc): readonly SectionContent[] {
  const meta = readMeta(doc);
  if (!meta) return [];
  return readSections(doc).map((section) => {
    const title = section.title?.toString().trim() ?? '';
    const label = sectionLabel(meta.kind, section);
    const facts = sectionFacts(doc, meta.kind, section);
    const lines = [
      ...lineOf('title', '', piecesOf(title)),
      ...facts.values.flatMap(({ label: name, text }) => lineOf('field', name, piecesOf(text))),
      ...facts.lists.flatMap(({ label: name, rows }) =>
        rows.flatMap((cells) => lineOf('field', name, piecesOf(cells.filter(Boolean).join(' · ')))),
      ),
      ...bodyLines(section),
    ];
    return {
      id: section.id,
      kind: section.kind,
      name: section.kind === 'overview' ? label : title || label,
      order: section.order,
      standing: section.removed === null,
      lines,
    };
  });
}

/** Text as its words, blanks and signs. Put together again they are the text. `lookAt` says how the signs from one place to another look. */
export function piecesOf(text: string, lookAt: (from: number, to: number) => string = () => ''): Piece[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu)].map(({ 0: word, index }) => ({
    kind: 'text',
    text: word,
    data: '',
    look: word.trim() === '' ? '' : lookAt(index, index + word.length),
  }));
}

const lineOf = (as: LineKind, label: string, pieces: readonly Piece[], look = ''): Line[] =>
  pieces.some(({ kind, text }) => kind !== 'text' || text.trim() !== '') ? [{ as, label, look, pieces }] : [];

interface Where {
  readonly as: LineKind;
  readonly label: string;
  readonly look: string;
}

function bodyLines(section: SectionView): Line[] {
  const lines: Line[] = [];
  if (section.body) visit(section.body, { as: 'text', label: '', look: '' }, lines);
  return lines;
}

function visit(parent: Y.XmlFragment, where: Where, lines: Line[]): void {
  let pieces: Piece[] = [];
  let words = '';
  let runs: Run[] = [];
  const endWords = () => {
    pieces.push(...piecesOf(words, looksOf(runs)));
    words = '';
    runs = [];
  };
  const endLine = () => {
    endWords();
    lines.push(...lineOf(where.as, where.label, pieces, where.look));
    pieces = [];
  };
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      // Runs are put together first: a word of which half is bold is one word.
      for (const { insert, attributes } of child.toDelta() as { insert: unknown; attributes?: object }[]) {
        if (typeof insert !== 'string') continue;
        runs.push({ from: words.length, to: words.length + insert.length, marks: attributes ?? {} });
        words += insert;
      }
    } else if (child instanceof Y.XmlElement) {
      const attrs: Readonly<Record<string, unknown>> = child.getAttributes();
      if (child.nodeName === 'hardBreak') words += '\n';
      else if (child.nodeName === 'formula') {
        endWords();
        pieces.push({ kind: 'formula', text: String(attrs.latex ?? ''), data: '', look: '' });
      } else {
        endLine();
        block(child, attrs, where, lines);
      }
    }
  }
  endLine();
}

function block(element: Y.XmlElement, attrs: Readonly<Record<string, unknown>>, where: Where, lines: Line[]): void {
  const say = (as: LineKind, text: string) => lines.push(...lineOf(as, '', piecesOf(text)));
  switch (element.nodeName) {
    case 'formulaBlock':
      lines.push({ ...where, pieces: [{ kind: 'formula', text: String(attrs.latex ?? ''), data: '', look: '' }] });
      return;
    case 'figure': {
      const figure = readFigure(attrs.figure);
      const text = figure?.title || figure?.altText || '';
      lines.push({ ...where, pieces: [{ kind: 'figure', text, data: String(attrs.figure), look: '' }] });
      return;
    }
    case 'picture':
      lines.push({
        ...where,
        pieces: [{ kind: 'picture', text: String(attrs.alt ?? ''), data: String(attrs.picture), look: '' }],
      });
      return;
    case 'lessonSegment':
      say('heading', phaseLabel(attrs.phase) + (typeof attrs.minutes === 'number' ? `, ${attrs.minutes} min` : ''));
      visit(element, where, lines);
      return;
    case 'labelledPart':
      say('heading', labelledPartLabel(attrs.name));
      visit(element, where, lines);
      return;
    case 'heading':
      visit(element, { as: 'heading', label: '', look: String(attrs.level ?? '') }, lines);
      return;
    case 'listItem':
    case 'taskItem':
      visit(element, { as: 'item', label: '', look: lookOfItem(element) }, lines);
      return;
    case 'pairTable': {
      const heads = pairTableHeads(attrs.kind);
      for (const row of elementsIn(element)) {
        elementsIn(row).forEach((cell, i) => {
          visit(cell, { as: 'cell', label: heads[i] ?? '', look: '' }, lines);
        });
        say('field', pairRowNote(row.getAttributes()));
      }
      return;
    }
    case 'tableCell':
    case 'tableHeader':
      visit(element, { as: 'cell', label: '', look: '' }, lines);
      return;
    default:
      visit(element, where, lines);
  }
}

function elementsIn(parent: Y.XmlElement): readonly Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}
