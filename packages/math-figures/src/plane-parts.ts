/** Points and straight lines on a plane: how they are read, and how they are said. */
import { compare, divide, equal, multiply, type Rational, subtract } from './rational.ts';
import type { FigureReader } from './reading.ts';
import { sayNumber } from './words.ts';

export interface Spot {
  readonly x: Rational;
  readonly y: Rational;
}

/** A straight line: y = slope · x + intercept, or upright at an x. */
export type Straight =
  | { readonly kind: 'sloped'; readonly slope: Rational; readonly intercept: Rational; readonly through: Through }
  | { readonly kind: 'upright'; readonly x: Rational; readonly through: Through };

/** The two points by which it was given, or null. */
type Through = readonly [Spot, Spot] | null;

export function readPoint(reader: FigureReader): Spot {
  return { x: reader.number('x'), y: reader.number('y') };
}

/** Two ends: `from` and `to`, or a list of two `points`. */
export function readSegment(reader: FigureReader): { readonly from: Spot; readonly to: Spot } {
  if (reader.value('points') === undefined) {
    return { from: readPoint(reader.object('from')), to: readPoint(reader.object('to')) };
  }
  const [from, to] = reader.objects('points', 2, readPoint);
  if (from && to) return { from, to };
  reader.refuse('points', 'has not two points');
  const nowhere = { x: { n: 0, d: 1 }, y: { n: 0, d: 1 } };
  return { from: nowhere, to: nowhere };
}

/** A line by slope and intercept, upright by its x, or through two points. */
export function readLine(reader: FigureReader): Straight {
  if (reader.value('slope') !== undefined || reader.value('intercept') !== undefined) {
    return { kind: 'sloped', slope: reader.number('slope'), intercept: reader.number('intercept'), through: null };
  }
  if (reader.value('x') !== undefined) return { kind: 'upright', x: reader.number('x'), through: null };
  const problems = reader.problems.length;
  const { from, to } = readSegment(reader);
  if (reader.problems.length === problems && equal(from.x, to.x) && equal(from.y, to.y)) {
    reader.refuse('', 'names one point twice, which makes no line');
  }
  return lineThrough(from, to);
}

function lineThrough(from: Spot, to: Spot): Straight {
  const through = [from, to] as const;
  if (compare(from.x, to.x) === 0) return { kind: 'upright', x: from.x, through };
  const slope = divide(subtract(to.y, from.y), subtract(to.x, from.x));
  return { kind: 'sloped', slope, intercept: subtract(from.y, multiply(slope, from.x)), through };
}

export function saySpot({ x, y }: Spot): string {
  return `(${sayNumber(x)}, ${sayNumber(y)})`;
}

export function sayLine(line: Straight): string {
  if (line.through !== null) return `through ${line.through.map(saySpot).join(' and ')}`;
  if (line.kind === 'upright') return `x = ${sayNumber(line.x)}`;
  return `with slope ${sayNumber(line.slope)} and y-intercept ${sayNumber(line.intercept)}`;
}
