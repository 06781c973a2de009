/** One handle of a drawing, and the steps along marks that handles have in common. */
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../rational.ts';
import type { Box, Point } from '../scene.ts';
import type { Axis } from '../ticks.ts';

/** Values to be set in a figure's JSON, each by its path. Undefined takes away what stands there. */
export type Edit = readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[];

export interface Handle {
  /** The same while it is moved: `points[0]`. */
  readonly id: string;
  /** What it is: “Point A”. */
  readonly name: string;
  /** How it stands: “at 3/4”. */
  readonly value: string;
  /** Its middle, as the drawing counts. */
  readonly place: Point;
  /** What is pressed, where it is more than a point. */
  readonly area?: Box;
  /** Dragged there. */
  readonly to?: (place: Point) => Edit;
  /** Moved by so many marks, by keys. */
  readonly by?: (right: number, up: number) => Edit;
  /** Pressed there; by a key, in its middle. */
  readonly press?: (place: Point) => Edit;
  readonly remove?: () => Edit;
}

export const json = ({ n, d }: Rational) => ({ n, d });

/** The mark of an axis that is nearest to a share of its length, from 0 to 1. */
export function nearestMark({ min, max, step }: Axis, share: number): Rational {
  const marks = floor(divide(subtract(max, min), step));
  const steps = Math.round((share * toNumber(subtract(max, min))) / toNumber(step));
  return add(min, multiply(step, rational(Math.min(Math.max(steps, 0), marks))));
}

/** The next mark but so many, up or down; between two marks the first step leads to one of them. */
export function markBeside(value: Rational, axis: Axis, steps: number): Rational {
  const at = divide(subtract(value, axis.min), axis.step);
  const from = steps > 0 ? floor(at) : ceiling(at);
  const moved = add(axis.min, multiply(axis.step, rational(from + steps)));
  if (compare(moved, axis.min) < 0) return axis.min;
  return compare(moved, axis.max) > 0 ? axis.max : moved;
}
