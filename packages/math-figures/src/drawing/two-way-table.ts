/** A two-way table as it is drawn: names bold, totals in the last row and column. */
import { wordsLabel } from '../label.ts';
import type { Shape } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { cellsOf, type TwoWayTable } from '../two-way-table.ts';
import { drawGrid, type GridCell, layGrid } from './grid.ts';

export function drawTwoWayTable(figure: TwoWayTable, width: number): Shape[] {
  const sheet = new Sheet();
  const values = cellsOf(figure);
  const value = (text: string): GridCell => {
    if (figure.studentBlank) return { kind: 'empty' };
    return { kind: 'value', label: wordsLabel(text), unknown: text === '?' };
  };
  const name = (text: string): GridCell => ({ kind: 'name', text });
  const cells: GridCell[][] = [
    [{ kind: 'empty' }, ...[...figure.colNames, 'Total'].map(name)],
    ...[...figure.rowNames, 'Total'].map((row, index) => [name(row), ...(values[index] ?? []).map(value)]),
  ];
  const places = layGrid(cells, width, false);
  drawGrid(sheet, cells, places, false);
  return sheet.shapes;
}
