/** A table as it is drawn: columns as wide as what stands in them, names of rows and columns bold, lines between all cells. */
import type { Label } from '../label.ts';
import { corners, labelAt, line, outline, strokes } from '../scene.ts';
import type { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';
import { layName } from './names.ts';

export type GridCell =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'value'; readonly label: Label; readonly unknown?: boolean; readonly bold?: boolean }
  | { readonly kind: 'empty' };

/** The edges of columns and rows, from the upper left corner on. */
export interface GridPlaces {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly nameWidth: number;
}

const room = 11;
const leastWidth = 46;
const leastHeight = 36;

/** Where the cells of a table stand. The first column holds names unless the names stand in the first row. */
export function layGrid(cells: readonly (readonly GridCell[])[], width: number, namesOnTop: boolean): GridPlaces {
  const count = Math.max(0, ...cells.map((row) => row.length));
  const nameWidth = namesOnTop ? Math.max(70, width / Math.max(count, 1) - 2 * room) : Math.min(150, width * 0.36);
  const extent = (cell: GridCell) => {
    if (cell.kind === 'empty') return { width: 0, height: 0 };
    if (cell.kind === 'name') return layName(cell.text, nameWidth, { bold: true });
    return labelExtent(cell.label, 14, cell.bold || cell.unknown);
  };
  const columns = [0];
  for (let column = 0; column < count; column += 1) {
    const widest = Math.max(0, ...cells.map((row) => extent(row[column] ?? { kind: 'empty' }).width));
    columns.push((columns.at(-1) ?? 0) + Math.max(leastWidth, widest + 2 * room));
  }
  const rows = [0];
  for (const row of cells) {
    rows.push((rows.at(-1) ?? 0) + Math.max(leastHeight, ...row.map((cell) => extent(cell).height + 12)));
  }
  return { columns, rows, nameWidth };
}

export function drawGrid(
  sheet: Sheet,
  cells: readonly (readonly GridCell[])[],
  { columns, rows, nameWidth }: GridPlaces,
  namesOnTop: boolean,
): void {
  const [right, bottom] = [columns.at(-1) ?? 0, rows.at(-1) ?? 0];
  for (const x of columns.slice(1, -1)) sheet.add(line({ x, y: 0 }, { x, y: bottom }, strokes.small));
  for (const y of rows.slice(1, -1)) sheet.add(line({ x: 0, y }, { x: right, y }, strokes.small));
  sheet.add(outline(corners({ x: 0, y: 0, width: right, height: bottom })));
  cells.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      const [left = 0, end = 0] = columns.slice(column, column + 2);
      const [top = 0, under = 0] = rows.slice(rowIndex, rowIndex + 2);
      const center = { x: (left + end) / 2, y: (top + under) / 2 };
      if (cell.kind === 'name') {
        const name = layName(cell.text, nameWidth, { bold: true });
        const first = column === 0 && !namesOnTop;
        sheet.add(...(first ? name.at(left + room, center.y) : name.at(center.x, center.y, 'middle')));
      } else if (cell.kind === 'value' && cell.label.length > 0) {
        const style = cell.unknown ? ({ bold: true, tone: 'unknown' } as const) : { bold: cell.bold ?? false };
        sheet.add(labelAt(cell.label, center, style));
      }
    });
  });
}
