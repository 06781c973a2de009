/** An area model as it is drawn: sides as long as they say, but never too short to be written in; overlaps cross-hatched. */
import {
  type AreaModel,
  cellLabel,
  type FractionProduct,
  nameOfPart,
  type ProductModel,
  type SidePart,
} from '../area-model.ts';
import { hatch, shaded } from '../hatch.ts';
import { type Label, numberLabel } from '../label.ts';
import { rational, toNumber } from '../rational.ts';
import { corners, labelAt, labelBeside, line, outline, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';
import { brace } from './marks.ts';

/** How long a side of the unit square is on paper. */
export const square = 216;

export function drawAreaModel(figure: AreaModel, width: number): Shape[] {
  return figure.mode === 'fractionOfFraction' ? drawFractions(figure) : drawProduct(figure, width);
}

function drawProduct(figure: ProductModel, width: number): Shape[] {
  const sheet = new Sheet();
  const { rows, cols, showLabels, studentBlank } = figure;
  const written = showLabels && !studentBlank;
  const cells = rows.map((_, row) => cols.map((__, column) => (written ? cellLabel(figure, row, column) : [])));
  const widest = (column: number) =>
    Math.max(...[nameOfPart(cols[column] ?? none), ...cells.map((row) => row[column] ?? [])].map(widthOf));
  const tallest = (row: number) =>
    Math.max(...[nameOfPart(rows[row] ?? none), ...(cells[row] ?? [])].map((label) => labelExtent(label, 14).height));
  const names = Math.max(...rows.map((part) => widthOf(nameOfPart(part))));
  const xs = edges(cols, Math.min(width - names - 30, 380), (column) => Math.max(48, widest(column) + 20));
  const ys = edges(rows, Math.min(230, 76 * rows.length + 40), (row) => Math.max(38, tallest(row) + 14));
  const [right, bottom] = [xs.at(-1) ?? 0, ys.at(-1) ?? 0];
  for (const x of xs.slice(1, -1)) sheet.add(line({ x, y: 0 }, { x, y: bottom }));
  for (const y of ys.slice(1, -1)) sheet.add(line({ x: 0, y }, { x: right, y }));
  sheet.add(outline(corners({ x: 0, y: 0, width: right, height: bottom })));
  if (!written) return sheet.shapes;
  const middle = (all: readonly number[], index: number) => ((all[index] ?? 0) + (all[index + 1] ?? 0)) / 2;
  cols.forEach((part, index) => {
    sheet.add(labelBeside(nameOfPart(part), { x: middle(xs, index), y: -6 }, 'above', { bold: true }));
  });
  rows.forEach((part, index) => {
    sheet.add(labelBeside(nameOfPart(part), { x: -9, y: middle(ys, index) }, 'left', { bold: true }));
  });
  cells.forEach((row, y) => {
    row.forEach((label, x) => {
      if (label.length > 0) sheet.add(labelAt(label, { x: middle(xs, x), y: middle(ys, y) }));
    });
  });
  return sheet.shapes;
}

const none: SidePart = { label: '', size: rational(1) };

const widthOf = (label: Label) => labelExtent(label, 14, true).width;

/** Where the parts of a side begin and end. One whose size is not known is as long as the others are on average. */
function edges(parts: readonly SidePart[], room: number, least: (index: number) => number): number[] {
  const known = parts.flatMap(({ size }) => (size ? toNumber(size) : []));
  const usual = known.length === 0 ? 1 : known.reduce((sum, size) => sum + size, 0) / known.length;
  const sizes = parts.map(({ size }) => (size ? toNumber(size) : usual));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const places = [0];
  for (const [index, size] of sizes.entries()) {
    places.push((places.at(-1) ?? 0) + Math.max(least(index), (room * size) / whole));
  }
  return places;
}

function drawFractions({ rows, cols, showLabels, studentBlank }: FractionProduct): Shape[] {
  const sheet = new Sheet();
  const [high, wide] = [square / rows.parts, square / cols.parts];
  if (!studentBlank) {
    const across = { x: 0, y: 0, width: square, height: high * rows.shaded };
    const down = { x: 0, y: 0, width: wide * cols.shaded, height: square };
    if (rows.shaded > 0) sheet.add(hatch(corners(across), { angle: 45 }));
    if (cols.shaded > 0) sheet.add(hatch(corners(down), { angle: 135 }));
    if (rows.shaded > 0 && cols.shaded > 0) {
      const both = { x: 0, y: 0, width: down.width, height: across.height };
      sheet.add(...shaded(corners(both), { gap: 1000 }), outline(corners(both), 'none', strokes.strong, 'mark'));
    }
  }
  for (let row = 1; row < rows.parts; row += 1)
    sheet.add(line({ x: 0, y: row * high }, { x: square, y: row * high }, strokes.small));
  for (let col = 1; col < cols.parts; col += 1)
    sheet.add(line({ x: col * wide, y: 0 }, { x: col * wide, y: square }, strokes.small));
  sheet.add(outline(corners({ x: 0, y: 0, width: square, height: square })));
  if (studentBlank || !showLabels) return sheet.shapes;
  if (cols.shaded > 0) {
    const end = wide * cols.shaded;
    sheet.add(...brace({ x: 1, y: -5 }, { x: end - 1, y: -5 }, 13));
    sheet.add(labelBeside(share(cols.shaded, cols.parts), { x: end / 2, y: -21 }, 'above'));
  }
  if (rows.shaded > 0) {
    const end = high * rows.shaded;
    sheet.add(...brace({ x: -5, y: end - 1 }, { x: -5, y: 1 }, 13));
    sheet.add(labelBeside(share(rows.shaded, rows.parts), { x: -22, y: end / 2 }, 'left'));
  }
  return sheet.shapes;
}

/** So many of so many parts, not in lowest terms: two of four rows are 2/4. */
function share(top: number, bottom: number): Label {
  return top === bottom ? numberLabel(rational(1)) : [{ kind: 'fraction', top: String(top), bottom: String(bottom) }];
}
