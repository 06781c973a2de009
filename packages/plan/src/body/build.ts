/**
 * Small builders of ProseMirror JSON, for starting templates, imports and seeds. Text may hold formulas between dollar
 * signs, `$\frac{1}{2}$`; a dollar sign that is money is written `\$`.
 */

import type { JSONContent } from '@tiptap/core';
import { FORMULA_CHARACTERS_MAX } from './formula.ts';
import type { LabelledPartName } from './labelled-part.ts';
import type { Phase } from './lesson-segment.ts';
import type { PairTableKind } from './pair-table.ts';

const plain = (text: string): JSONContent => ({ type: 'text', text });

/** Text and the formulas in it. */
export function inline(text: string): JSONContent[] {
  const content: JSONContent[] = [];
  for (const piece of text.split(/(?<!\\)(\$(?:\\.|[^$\\])+\$)/)) {
    const latex = piece.length > 2 && piece.startsWith('$') && piece.endsWith('$') ? piece.slice(1, -1) : null;
    if (latex !== null && latex.length <= FORMULA_CHARACTERS_MAX) content.push({ type: 'formula', attrs: { latex } });
    else if (piece !== '') content.push(plain(piece.replaceAll('\\$', '$')));
  }
  return content;
}

export function paragraph(text = ''): JSONContent {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: inline(text) };
}

/** One bullet for each text; none gives one empty bullet to write in. */
export function bullets(texts: readonly string[] = []): JSONContent {
  const items = texts.length === 0 ? [''] : texts;
  return { type: 'bulletList', content: items.map((text) => ({ type: 'listItem', content: [paragraph(text)] })) };
}

export function part(name: LabelledPartName, content: JSONContent[] = [paragraph()]): JSONContent {
  return { type: 'labelledPart', attrs: { name }, content };
}

export function segment(
  phase: Phase | string,
  minutes: number | null,
  content: JSONContent[] = [paragraph()],
): JSONContent {
  return { type: 'lessonSegment', attrs: { phase, minutes }, content };
}

export interface Pair {
  readonly cells: readonly [JSONContent[], JSONContent[]];
  readonly attrs?: Readonly<Record<string, PlainAttribute>>;
}
type PlainAttribute = string | number | boolean | null;

/** A pair table with these rows; none gives one empty row. */
export function pairTable(kind: PairTableKind, pairs: readonly Pair[] = []): JSONContent {
  const rows: readonly Pair[] = pairs.length === 0 ? [{ cells: [[paragraph()], [paragraph()]] }] : pairs;
  return {
    type: 'pairTable',
    attrs: { kind },
    content: rows.map(({ cells, attrs }) => ({
      type: 'pairRow',
      ...(attrs && { attrs }),
      content: cells.map((content) => ({ type: 'pairCell', content })),
    })),
  };
}

/** A table whose first row is its head. */
export function table(rows: readonly (readonly string[])[]): JSONContent {
  return {
    type: 'table',
    content: rows.map((cells, r) => ({
      type: 'tableRow',
      content: cells.map((text) => ({ type: r === 0 ? 'tableHeader' : 'tableCell', content: [paragraph(text)] })),
    })),
  };
}

/** A rubric to fill in: the levels in its head, and room for one criterion. */
export function emptyRubric(): JSONContent {
  return table([
    ['', 'Beginning', 'Approaching', 'Meets', 'Exceeds'],
    ['', '', '', '', ''],
  ]);
}

/** A body; without content it holds one empty paragraph, so that two people who begin at once begin in the same one. */
export function body(...content: JSONContent[]): JSONContent {
  return { type: 'doc', content: content.length === 0 ? [paragraph()] : content };
}
