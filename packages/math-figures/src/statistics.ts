/** Data in order, their five numbers and their bins, exactly and by the methods of school. */
import { add, compare, divide, floor, multiply, type Rational, rational, subtract } from './rational.ts';

export interface FiveNumbers {
  readonly min: Rational;
  readonly q1: Rational;
  readonly median: Rational;
  readonly q3: Rational;
  readonly max: Rational;
}

export type QuartileMethod = 'medianExcluded' | 'medianIncluded';

function sorted(data: readonly Rational[]): Rational[] {
  return [...data].sort(compare);
}

/** The middle of data in order, or halfway between its two middles. There is at least one value. */
function medianOf(data: readonly Rational[]): Rational {
  const middle = Math.floor(data.length / 2);
  const upper = data[middle] ?? rational(0);
  return data.length % 2 === 1 ? upper : divide(add(data[middle - 1] ?? upper, upper), rational(2));
}

/** The five numbers of data. Quartiles are the medians of both halves, an odd middle left out or counted in both. */
export function fiveNumbers(data: readonly Rational[], method: QuartileMethod): FiveNumbers {
  const ordered = sorted(data);
  const half = Math.floor(ordered.length / 2);
  const shared = ordered.length % 2 === 1 && method === 'medianIncluded' ? 1 : 0;
  const lower = ordered.slice(0, half + shared);
  const upper = ordered.slice(ordered.length - half - shared);
  const median = medianOf(ordered);
  return {
    min: ordered[0] ?? median,
    q1: lower.length === 0 ? median : medianOf(lower),
    median,
    q3: upper.length === 0 ? median : medianOf(upper),
    max: ordered.at(-1) ?? median,
  };
}

/** The values further than one and a half boxes from the box, and the whiskers that are left without them. */
export function setOutliersApart(
  data: readonly Rational[],
  five: FiveNumbers,
): { readonly five: FiveNumbers; readonly outliers: Rational[] } {
  const reach = multiply(subtract(five.q3, five.q1), rational(3, 2));
  const [low, high] = [subtract(five.q1, reach), add(five.q3, reach)];
  const isInside = (value: Rational) => compare(value, low) >= 0 && compare(value, high) <= 0;
  const inside = sorted(data).filter(isInside);
  const whiskers = { min: inside[0] ?? five.min, max: inside.at(-1) ?? five.max };
  return { five: { ...five, ...whiskers }, outliers: sorted(data).filter((value) => !isInside(value)) };
}

/** Part of an axis and how many values fall into it; null where nobody says. */
export interface Bin {
  readonly from: Rational;
  readonly to: Rational;
  readonly count: number | null;
}

/** Data in bins of one width from a start on. A value on an edge belongs to the bin on its right. */
export function binned(data: readonly Rational[], start: Rational, width: Rational): Bin[] {
  const indexes = data.map((value) => floor(divide(subtract(value, start), width)));
  const bins = Math.max(0, ...indexes) + 1;
  return Array.from({ length: bins }, (_, index) => ({
    from: add(start, multiply(width, rational(index))),
    to: add(start, multiply(width, rational(index + 1))),
    count: indexes.filter((one) => one === index).length,
  }));
}

/** Equal values together, in order. */
export function tallied(data: readonly Rational[]): { readonly value: Rational; readonly count: number }[] {
  const tally: { value: Rational; count: number }[] = [];
  for (const value of sorted(data)) {
    const last = tally.at(-1);
    if (last && compare(last.value, value) === 0) last.count += 1;
    else tally.push({ value, count: 1 });
  }
  return tally;
}
