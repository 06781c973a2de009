/** A body read once for what checks and numbers look at: its lines of words, timed segments, paired rows, pictures. */

import * as Y from 'yjs';
import { readFigure } from '../body/figure.ts';

interface SegmentFacts {
  readonly phase: string;
  readonly minutes: number | null;
}

interface PairFacts {
  readonly table: string;
  readonly cells: readonly string[];
  /** false only where somebody said so */
  readonly keepsGradeLevel: boolean;
  /** which of the body's rows it is, from the beginning */
  readonly index: number;
}

interface PictureFacts {
  readonly id: string;
  /** its words for those who do not see it: null where nobody was asked, '' where it only decorates */
  readonly alt: string | null;
}

interface FigureFacts {
  /** the data as it stands in the document */
  readonly source: string;
  readonly altText: string;
}

export interface BodyFacts {
  /** one for each block of text; the cells of a table's row stand in one line */
  readonly lines: readonly string[];
  readonly segments: readonly SegmentFacts[];
  readonly pairs: readonly PairFacts[];
  readonly figures: readonly FigureFacts[];
  readonly pictures: readonly PictureFacts[];
}

export const noBody: BodyFacts = { lines: [], segments: [], pairs: [], figures: [], pictures: [] };

/** A formula is mathematics: it counts as written, and no words are looked for in it. */
const formulaSign = '∎';

export function readBodyFacts(body: Y.XmlFragment): BodyFacts {
  const segments: SegmentFacts[] = [];
  const pairs: PairFacts[] = [];
  const figures: FigureFacts[] = [];
  const pictures: PictureFacts[] = [];
  let rows = 0;

  const linesOf = (parent: Y.XmlFragment, table: string): string[] => {
    const lines: string[] = [];
    let line = '';
    const end = () => {
      if (line.trim() !== '') lines.push(line.trim());
      line = '';
    };
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        const runs: { insert: unknown }[] = child.toDelta();
        for (const { insert } of runs) if (typeof insert === 'string') line += insert;
      } else if (child instanceof Y.XmlElement) {
        if (child.nodeName === 'formula') line += formulaSign;
        else if (child.nodeName === 'hardBreak') end();
        else {
          end();
          lines.push(...blockLines(child, table));
        }
      }
    }
    end();
    return lines;
  };

  const blockLines = (block: Y.XmlElement, table: string): string[] => {
    const attrs: Readonly<Record<string, unknown>> = block.getAttributes();
    switch (block.nodeName) {
      case 'formulaBlock':
        return [formulaSign];
      case 'figure': {
        const figure = readFigure(attrs.figure);
        figures.push({ source: String(attrs.figure ?? ''), altText: figure?.altText.trim() ?? '' });
        return figure === null ? [] : wordsIn(figure);
      }
      case 'picture': {
        const alt = typeof attrs.alt === 'string' ? attrs.alt.trim() : null;
        pictures.push({ id: String(attrs.picture ?? ''), alt });
        return alt ? [alt] : [];
      }
      case 'lessonSegment': {
        const minutes = typeof attrs.minutes === 'number' ? attrs.minutes : null;
        segments.push({ phase: String(attrs.phase ?? 'explore'), minutes });
        return linesOf(block, table);
      }
      case 'pairTable':
        return linesOf(block, String(attrs.kind ?? ''));
      case 'pairRow':
      case 'tableRow': {
        const index = rows;
        if (block.nodeName === 'pairRow') rows += 1;
        const cells = block
          .toArray()
          .map((cell) => (cell instanceof Y.XmlElement ? linesOf(cell, table).join(' ') : ''));
        if (block.nodeName === 'pairRow') {
          pairs.push({ table, cells, index, keepsGradeLevel: attrs.keepsGradeLevel !== false });
        }
        return cells.some((cell) => cell !== '') ? [cells.join(' | ')] : [];
      }
      default:
        return linesOf(block, table);
    }
  };

  const lines = linesOf(body, '');
  return { lines, segments, pairs, figures, pictures };
}

/** Every text in a figure: its title, its labels, its alternative. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}
