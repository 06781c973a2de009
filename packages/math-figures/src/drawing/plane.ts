/** The frame of a plane: grid, axes and their numbers, and the way from numbers to places. Whoever draws on it adds the rest. */
import type { NamedAxis } from '../coordinate-plane.ts';
import { numberLabel, readLabel } from '../label.ts';
import { equal, formFor, subtract, toNumber } from '../rational.ts';
import { type Box, type LabelShape, labelBeside, line, type Point, strokes } from '../scene.ts';
import type { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';
import { along, thinned, ticksOf } from '../ticks.ts';
import { arrowHead } from './marks.ts';
import { layName } from './names.ts';

export interface PlaneLook {
  readonly x: NamedAxis;
  readonly y: NamedAxis;
  readonly numbers: boolean;
}

export interface Plane {
  /** The part of the paper that the axes span. */
  readonly window: Box;
  place(x: number, y: number): Point;
  /** The numbers at the left and right edge, the bottom and the top. */
  readonly range: { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };
}

const tallest = 360;
const overhang = 14;

export function layPlane({ x, y }: PlaneLook, width: number): Plane {
  const yNumbers = Math.max(...ticksOf(y).map((tick) => labelExtent(numberLabel(tick, formFor(ticksOf(y))), 13).width));
  const room = Math.min(width - yNumbers - 10 - 2 * overhang, 480);
  const columns = toNumber(subtract(x.max, x.min)) / toNumber(x.step);
  const rows = toNumber(subtract(y.max, y.min)) / toNumber(y.step);
  let size = { width: room, height: Math.min(room * 0.72, tallest) };
  // Where both axes count alike, a square is a square.
  if (equal(x.step, y.step) && columns / rows < 5 && rows / columns < 5) {
    const cell = Math.min(room / columns, tallest / rows, 40);
    size = { width: cell * columns, height: cell * rows };
  }
  return {
    window: { x: 0, y: 0, ...size },
    place: (atX, atY) => ({
      x: ((atX - toNumber(x.min)) / toNumber(subtract(x.max, x.min))) * size.width,
      y: size.height - ((atY - toNumber(y.min)) / toNumber(subtract(y.max, y.min))) * size.height,
    }),
    range: { left: toNumber(x.min), right: toNumber(x.max), bottom: toNumber(y.min), top: toNumber(y.max) },
  };
}

/** Draws grid and axes. Its labels take their places before any other. */
export function drawPlane(sheet: Sheet, look: PlaneLook, { window, range }: Plane): void {
  const { x, y } = look;
  const { width, height } = window;
  for (const tick of ticksOf(x)) {
    const at = along(tick, x, width);
    sheet.add(line({ x: at, y: 0 }, { x: at, y: height }, strokes.grid));
  }
  for (const tick of ticksOf(y)) {
    const at = height - along(tick, y, height);
    sheet.add(line({ x: 0, y: at }, { x: width, y: at }, strokes.grid));
  }
  const zero = { x: edgeOf(range.left, range.right, width), y: height - edgeOf(range.bottom, range.top, height) };
  const ends = {
    left: { x: range.left < 0 ? -overhang : 0, y: zero.y },
    right: { x: width + overhang, y: zero.y },
    bottom: { x: zero.x, y: range.bottom < 0 ? height + overhang : height },
    top: { x: zero.x, y: -overhang },
  };
  sheet.add(line(ends.left, ends.right, strokes.axis), line(ends.bottom, ends.top, strokes.axis));
  sheet.add(arrowHead(ends.right, ends.left), arrowHead(ends.top, ends.bottom));
  if (range.left < 0) sheet.add(arrowHead(ends.left, ends.right));
  if (range.bottom < 0) sheet.add(arrowHead(ends.bottom, ends.top));
  if (look.numbers) drawNumbers(sheet, look, window, zero);
  drawNames(sheet, look, window, ends);
}

/** Where zero stands, or the edge that is nearest to it. */
function edgeOf(from: number, to: number, length: number): number {
  return Math.min(1, Math.max(0, -from / (to - from))) * length;
}

function drawNumbers(sheet: Sheet, { x, y }: PlaneLook, { width, height }: Box, zero: Point): void {
  const inside = zero.x > 0 && zero.y < height;
  const style = { size: 13 };
  const corner = ticksOf(x).some(({ n }) => n === 0) && ticksOf(y).some(({ n }) => n === 0);
  if (corner) {
    const label = numberLabel({ n: 0, d: 1 });
    sheet.add(labelBeside(label, { x: zero.x - 5, y: zero.y + 11 }, 'left', style));
  }
  const numbers = (axis: NamedAxis, write: (label: ReturnType<typeof numberLabel>, at: number) => LabelShape) => {
    const ticks = ticksOf(axis);
    const form = formFor(ticks);
    const length = axis === x ? width : height;
    const anchor = Math.max(
      ticks.findIndex(({ n }) => n === 0),
      0,
    );
    const labels = ticks.map((tick) => write(numberLabel(tick, form), along(tick, axis, length)));
    const kept = thinned(labels, anchor, axis === x ? 6 : 2);
    sheet.add(
      ...kept.filter((label) => !(corner && label === labels[anchor])).filter(({ box }) => sheet.isFree(box, 0)),
    );
  };
  numbers(x, (label, at) => labelBeside(label, { x: at, y: zero.y + (inside ? 3 : 8) }, 'below', style));
  numbers(y, (label, at) => labelBeside(label, { x: zero.x - 5, y: height - at }, 'left', style));
}

/** A short name stands at the tip of its axis, a longer one beside it. */
function drawNames(
  sheet: Sheet,
  { x, y }: PlaneLook,
  { width, height }: Box,
  ends: { readonly right: Point; readonly top: Point },
): void {
  const short = readLabel(x.label);
  if (labelExtent(short, 14).width < 24) {
    sheet.writeOutward((far) => labelBeside(short, { x: ends.right.x + far, y: ends.right.y }, 'right'), 4);
  } else {
    const name = layName(x.label, width);
    const taken = sheet.shapes.flatMap((shape) => (shape.kind === 'label' ? shape.box.y + shape.box.height : []));
    const below = Math.max(height, ...taken) + 6 + name.height / 2;
    sheet.add(...name.at(width / 2, below, 'middle'));
  }
  const name = layName(y.label, width);
  const left = name.width / 2 > ends.top.x + 20 ? -20 : ends.top.x - name.width / 2;
  sheet.add(...name.at(left, ends.top.y - 4 - name.height / 2));
}
