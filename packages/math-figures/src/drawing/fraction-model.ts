/** A fraction model as it is drawn: wholes beside one another as long as there is room, then below. */
import type { FractionModel } from '../fraction-model.ts';
import { circlePoints, shaded } from '../hatch.ts';
import { corners, labelBeside, outline, type Point, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';

const gap = 18;
const barHeight = 46;
const radius = 58;
const counter = 13;

/** One whole at its place: the outlines of its parts in order, and how large it is. */
interface Whole {
  readonly width: number;
  readonly height: number;
  parts(left: number, top: number): Point[][];
  /** What is drawn around all parts. */
  frame(left: number, top: number): Shape[];
}

/** One whole, how many stand beside one another, and the outlines of all parts in the order in which they are shaded. */
export function layFractionModel(figure: FractionModel, width: number) {
  const whole = layWhole(figure, width);
  const across = Math.max(1, Math.min(figure.wholes, Math.floor((width + gap) / (whole.width + gap))));
  const corners = Array.from({ length: figure.wholes }, (_, index) => ({
    left: (index % across) * (whole.width + gap),
    top: Math.floor(index / across) * (whole.height + gap),
  }));
  return { whole, across, corners, parts: corners.flatMap(({ left, top }) => whole.parts(left, top)) };
}

export function drawFractionModel(figure: FractionModel, width: number): Shape[] {
  const sheet = new Sheet();
  const { whole, across, corners: places } = layFractionModel(figure, width);
  for (const [index, { left, top }] of places.entries()) {
    whole.parts(left, top).forEach((points, part) => {
      const isShaded = !figure.studentBlank && index * figure.parts + part < figure.shaded;
      if (isShaded) sheet.add(...shaded(points));
      sheet.add(outline(points, 'none', strokes.tick));
    });
    sheet.add(...whole.frame(left, top));
  }
  if (!figure.showLabels || figure.studentBlank) return sheet.shapes;
  const bottom = Math.ceil(figure.wholes / across) * (whole.height + gap) - gap;
  const middle = (across * (whole.width + gap) - gap) / 2;
  const share = { kind: 'fraction', top: String(figure.shaded), bottom: String(figure.parts) } as const;
  sheet.add(labelBeside([share], { x: middle, y: bottom + 8 }, 'below', { size: 16 }));
  return sheet.shapes;
}

function layWhole(figure: FractionModel, width: number): Whole {
  if (figure.shape === 'circle') return circle(figure.parts);
  if (figure.shape === 'set') return set(figure.parts);
  if (figure.shape === 'rectangle') {
    const columns = widestDivisor(figure.parts);
    const rows = figure.parts / columns;
    return rectangle(columns, rows, Math.max(130, columns * 14), Math.max(96, rows * 14));
  }
  return rectangle(figure.parts, 1, Math.min(width, Math.max(380, figure.parts * 12)), barHeight);
}

/** The more columns of a grid as square as the parts allow: 4 for 12, 7 for 7. */
function widestDivisor(parts: number): number {
  let rows = Math.floor(Math.sqrt(parts));
  while (parts % rows !== 0) rows -= 1;
  return parts / rows;
}

function rectangle(columns: number, rows: number, width: number, height: number): Whole {
  const [wide, high] = [width / columns, height / rows];
  return {
    width,
    height,
    parts: (left, top) =>
      Array.from({ length: rows * columns }, (_, index) => {
        const x = left + (index % columns) * wide;
        return corners({ x, y: top + Math.floor(index / columns) * high, width: wide, height: high });
      }),
    frame: (left, top) => [outline(corners({ x: left, y: top, width, height }), 'none', { width: 2 })],
  };
}

/** Sectors from the top on, with the clock. */
function circle(parts: number): Whole {
  const step = 360 / parts;
  const center = (left: number, top: number) => ({ x: left + radius, y: top + radius });
  return {
    width: 2 * radius,
    height: 2 * radius,
    parts: (left, top) =>
      Array.from({ length: parts }, (_, index) => {
        const arc = circlePoints(center(left, top), radius, 90 - index * step, 90 - (index + 1) * step);
        return parts === 1 ? arc : [center(left, top), ...arc];
      }),
    frame: (left, top) => [outline(circlePoints(center(left, top), radius), 'none', { width: 2 })],
  };
}

/** Counters in rows of at most six within a frame. */
function set(parts: number): Whole {
  const columns = Math.min(parts, parts > 24 ? 10 : 6);
  const cell = 2 * counter + 8;
  const [width, height] = [columns * cell + 10, Math.ceil(parts / columns) * cell + 10];
  return {
    width,
    height,
    parts: (left, top) =>
      Array.from({ length: parts }, (_, index) => {
        const x = left + 5 + ((index % columns) + 0.5) * cell;
        return circlePoints({ x, y: top + 5 + (Math.floor(index / columns) + 0.5) * cell }, counter);
      }),
    frame: (left, top) => [outline(corners({ x: left, y: top, width, height }), 'none', strokes.dotted)],
  };
}
