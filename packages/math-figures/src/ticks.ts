/** The marks of an axis at their exact places, and the choice of those that are numbered. */

import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  greatest,
  least,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from './rational.ts';
import type { FigureReader } from './reading.ts';
import { limits } from './reading.ts';
import { type LabelShape, overlap } from './scene.ts';

/** An axis from `min` to `max` with a mark at each step from `min` on. */
export interface Axis {
  readonly min: Rational;
  readonly max: Rational;
  readonly step: Rational;
}

/** min, min + step, … up to max. */
export function ticksOf({ min, max, step }: Axis): Rational[] {
  const count = Math.min(floor(divide(subtract(max, min), step)), limits.smallTicks);
  return Array.from({ length: count + 1 }, (_, index) => add(min, multiply(step, rational(index))));
}

export function onAxis(value: Rational, { min, max }: Axis): boolean {
  return compare(value, min) >= 0 && compare(value, max) <= 0;
}

/** Where a value stands on an axis that is `length` long: 0 for its start. */
export function along(value: Rational, { min, max }: Axis, length: number): number {
  return (toNumber(subtract(value, min)) / toNumber(subtract(max, min))) * length;
}

/** Refuses an axis that runs backwards or has more marks than can be drawn. */
export function checkAxis(reader: FigureReader, axis: Axis, names: { max: string; step: string }, most: number): Axis {
  if (compare(axis.min, axis.max) >= 0) reader.refuse(names.max, 'is not greater than where the axis begins');
  else if (axis.step.n <= 0) reader.refuse(names.step, 'is not above zero');
  else if (compare(divide(subtract(axis.max, axis.min), axis.step), rational(most)) > 0) {
    reader.refuse(names.step, `is too small: it asks for more than ${most} marks`);
  } else return axis;
  return { min: rational(0), max: rational(1), step: rational(1) };
}

/** An axis that holds these values, with about ten marks at a step of 1, 2 or 5. */
export function axisAround(values: readonly Rational[], marks = 10): Axis {
  const low = values.length === 0 ? rational(0) : least(values);
  const high = values.length === 0 ? rational(1) : greatest(values);
  const range = compare(low, high) === 0 ? rational(1) : subtract(high, low);
  const fine = niceStep(divide(range, rational(marks)));
  // Where everything is counted in whole numbers, half a mark says nothing.
  const step = fine.d > 1 && values.every(({ d }) => d === 1) ? rational(1) : fine;
  const min = multiply(step, rational(floor(divide(low, step))));
  const max = multiply(step, rational(ceiling(divide(high, step))));
  return { min, max: compare(min, max) === 0 ? add(max, step) : max, step };
}

/** The least of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is not below a size. */
function niceStep(size: Rational): Rational {
  const power = Math.floor(Math.log10(toNumber(size)));
  for (const factor of [1, 2, 5, 10, 20]) {
    const step = power >= 0 ? rational(factor * 10 ** power) : rational(factor, 10 ** -power);
    if (compare(step, size) >= 0) return step;
  }
  return size;
}

/**
 * Every label, or every second, fifth, tenth, … counted from the one at `anchor`, as many as stand apart from one another.
 */
export function thinned(labels: readonly LabelShape[], anchor: number, gap = 5): LabelShape[] {
  for (const stride of [1, 2, 5, 10, 20, 50, 100]) {
    const kept = labels.filter((_, index) => (index - anchor) % stride === 0);
    if (kept.every((label, index) => index === 0 || !overlap(label.box, kept[index - 1]?.box ?? label.box, gap)))
      return kept;
  }
  return labels.slice(anchor, anchor + 1);
}
