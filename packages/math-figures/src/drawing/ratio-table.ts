/** A ratio table as it is drawn, lying or standing, with its arrows on both sides where there are two quantities. */
import { numberLabel, readLabel } from '../label.ts';
import type { RatioTable } from '../ratio-table.ts';
import { formFor } from '../rational.ts';
import type { Shape } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { drawGrid, type GridCell, type GridPlaces, layGrid } from './grid.ts';
import { drawHops } from './hops.ts';

export function drawRatioTable(figure: RatioTable, width: number): Shape[] {
  const sheet = new Sheet();
  const { rows, studentBlank } = figure;
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const form = formFor(rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null)));
  const lying = rows.map(({ label, cells }): GridCell[] => [
    { kind: 'name', text: label },
    ...Array.from({ length: columns }, (_, index): GridCell => {
      const cell = cells[index];
      if (cell === undefined || studentBlank) return { kind: 'empty' };
      return { kind: 'value', label: numberLabel(cell, form), unknown: cell === null };
    }),
  ]);
  const standing = figure.orientation === 'vertical';
  const cells = standing ? transposed(lying) : lying;
  const places = layGrid(cells, width, standing);
  drawGrid(sheet, cells, places, standing);
  if (!studentBlank) drawArrows(sheet, figure, places, standing);
  return sheet.shapes;
}

function transposed(cells: readonly GridCell[][]): GridCell[][] {
  return (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? { kind: 'empty' }));
}

function drawArrows(sheet: Sheet, figure: RatioTable, { columns, rows }: GridPlaces, standing: boolean): void {
  const [right, bottom] = [columns.at(-1) ?? 0, rows.at(-1) ?? 0];
  const middle = (at: number) => {
    const edges = standing ? rows : columns;
    return ((edges[at + 1] ?? 0) + (edges[at + 2] ?? 0)) / 2;
  };
  const hops = figure.arrows.map(({ fromCol, toCol, label }) => {
    return { from: middle(fromCol), to: middle(toCol), label: readLabel(label) };
  });
  // On both sides of two quantities, since what is done to one is done to the other.
  const sides = figure.rows.length === 2 ? ([-1, 1] as const) : ([-1] as const);
  for (const sign of sides) {
    const edge = sign < 0 ? 0 : standing ? right : bottom;
    const place = (along: number, out: number) =>
      standing ? { x: edge + sign * out, y: along } : { x: along, y: edge + sign * out };
    const side = standing ? (sign < 0 ? 'left' : 'right') : sign < 0 ? 'above' : 'below';
    drawHops(sheet, hops, { place, foot: 5, side, labels: figure.showLabels });
  }
}
