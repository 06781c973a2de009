/**
 * Tables of a page as tables of a body. Cells that span rows and columns keep doing so; every row is filled to the same
 * width. A table that is only there to set a page (one cell), stands in another one, or is wider than a body's may be, is
 * written as what is in it.
 */

import type { JSONContent } from '@tangram/plan/body';
import type { Tally } from './left-out.ts';

const tableMax = { rows: 50, columns: 30 };

export interface Cell {
  readonly head: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly align: string | null;
  readonly content: readonly JSONContent[];
}

/** The blocks for these rows of cells; `nested` where they stand in another table. */
export function tableOf(given: readonly (readonly Cell[])[], nested: boolean, tally: Tally): JSONContent[] {
  const rows = withoutEmpty(given);
  const only = rows[0]?.[0];
  if (only === undefined) return [];
  if (rows.every((row) => row.length <= 1) && rows.filter((row) => row.length === 1).length === 1)
    return [...only.content];
  if (nested) {
    tally.add('nestedTables');
    return rows.map(rowAsText);
  }
  const width = Math.max(...rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));
  if (width > tableMax.columns && Math.max(...rows.map((row) => row.length)) > tableMax.columns) {
    tally.add('wideTables');
    return rows.map(rowAsText);
  }
  if (rows.length > tableMax.rows) tally.add('longTables');
  const tables: JSONContent[] = [];
  for (let from = 0; from < rows.length; from += tableMax.rows) {
    tables.push({ type: 'table', content: filled(rows.slice(from, from + tableMax.rows)) });
  }
  return tables;
}

/** Without rows that hold nothing and that no cell above reaches into. */
function withoutEmpty(rows: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  let reach = 0;
  return rows.filter((row) => {
    const kept = row.length > 0 || reach > 0;
    reach = Math.max(reach, ...row.map((cell) => cell.rows)) - 1;
    return kept;
  });
}

/** Rows in which every place of the grid is taken exactly once. */
function filled(rows: readonly (readonly Cell[])[]): JSONContent[] {
  // For each column, how many rows from here on are taken by a cell that began above.
  const left: number[] = [];
  const placed = rows.map((row, r) => {
    let column = 0;
    const cells = row.map((cell) => {
      while ((left[column] ?? 0) > 0) column += 1;
      let columns = 1;
      const free = () => column + columns < tableMax.columns && (left[column + columns] ?? 0) === 0;
      while (columns < cell.columns && free()) columns += 1;
      const height = Math.max(1, Math.min(cell.rows, rows.length - r));
      for (let i = 0; i < columns; i++) left[column++] = height;
      return cellNode(cell, columns, height);
    });
    const covered = left.filter((height) => height > 0).length;
    left.forEach((height, i) => {
      left[i] = Math.max(0, height - 1);
    });
    return { cells, covered };
  });
  return placed.map(({ cells, covered }) => {
    const head = cells.length > 0 && cells.every(({ type }) => type === 'tableHeader');
    const missing = Array.from({ length: left.length - covered }, () => emptyCell(head));
    return { type: 'tableRow', content: [...cells, ...missing] };
  });
}

function cellNode({ head, align, content }: Cell, columns: number, rows: number): JSONContent {
  const attrs = {
    ...(columns > 1 && { colspan: columns }),
    ...(rows > 1 && { rowspan: rows }),
    ...(align !== null && { align }),
  };
  return {
    type: head ? 'tableHeader' : 'tableCell',
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: content.length > 0 ? [...content] : [{ type: 'paragraph' }],
  };
}

const emptyCell = (head: boolean): JSONContent => ({
  type: head ? 'tableHeader' : 'tableCell',
  content: [{ type: 'paragraph' }],
});

/** A row as one line, its cells apart; blocks that are no text stand after it. */
function rowAsText(row: readonly Cell[]): JSONContent {
  const between = { type: 'text', text: ' | ' };
  const content = row.flatMap((cell, i) => [...(i === 0 ? [] : [between]), ...lineIn(cell.content)]);
  return { type: 'paragraph', ...(content.length > 0 && { content }) };
}

function lineIn(blocks: readonly JSONContent[]): JSONContent[] {
  return blocks.flatMap((block, i) => {
    const space = i === 0 ? [] : [{ type: 'text', text: ' ' }];
    if (block.type === 'formulaBlock') return [...space, { type: 'formula', attrs: block.attrs ?? {} }];
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'codeBlock')
      return [...space, ...(block.content ?? [])];
    return [...space, ...lineIn(block.content ?? [])];
  });
}
