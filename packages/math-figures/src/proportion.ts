/**
 * Does every pair of a double number line or a ratio table have the same ratio? Decided exactly, never by rounding. A
 * figure whose author says that it is wrong on purpose, or that its pairs are not meant to keep a ratio, is left in peace.
 */
import type { Figure } from './figure.ts';
import { divide, formatRational, multiply, NotExact, type Rational } from './rational.ts';

/** The pair that does not keep the ratio, and the pair that it was held against. */
export interface ProportionRemark {
  /** The second number of the pair, as a path into the figure: `bottom.values[3]`. */
  readonly where: string;
  readonly pair: Pair;
  readonly like: Pair;
  /** What the second number would have to be; null where no number would do, or none that can be kept exactly. */
  readonly expected: Rational | null;
  /** “15 to 5 is not in the ratio 3 to 2. With 15 it would be 10.” */
  readonly sentence: string;
}

type Pair = readonly [Rational, Rational];

interface PlacedPair {
  readonly where: string;
  readonly pair: Pair;
}

/** The first pair that breaks the ratio most pairs keep. Null where all keep it, or where nobody is to look. */
export function proportionRemark(figure: Figure): ProportionRemark | null {
  if (figure.type !== 'doubleNumberLine' && figure.type !== 'ratioTable') return null;
  if (figure.intendedError || !figure.checkProportional) return null;
  for (const pairs of pairsOf(figure)) {
    const remark = remarkOn(pairs);
    if (remark) return remark;
  }
  return null;
}

/** The pairs that are to have one ratio: the two lines, or the first row of a table with each other row. */
function pairsOf(figure: Extract<Figure, { type: 'doubleNumberLine' | 'ratioTable' }>): PlacedPair[][] {
  if (figure.type === 'ratioTable') {
    const [first, ...others] = figure.rows;
    return others.map(({ cells }, index) =>
      (first?.cells ?? []).flatMap((a, column) => paired(a, cells[column], `rows[${index + 1}].cells[${column}]`)),
    );
  }
  const { top, bottom, marks } = figure;
  return [
    [
      ...top.values.flatMap((a, index) => paired(a, bottom.values[index], `bottom.values[${index}]`)),
      ...marks.flatMap((mark, index) => paired(mark.top, mark.bottom, `marks[${index}].bottom`)),
    ],
  ];
}

function paired(a: Rational | null | undefined, b: Rational | null | undefined, where: string): PlacedPair[] {
  return a && b ? [{ where, pair: [a, b] }] : [];
}

function remarkOn(pairs: readonly PlacedPair[]): ProportionRemark | null {
  const like = usualPair(pairs);
  if (like === null) return null;
  const broken = pairs.find(({ pair }) => !sameRatio(pair, like));
  if (!broken) return null;
  const expected = expectedBeside(broken.pair[0], like);
  const would = expected ? ` With ${formatRational(broken.pair[0])} it would be ${formatRational(expected)}.` : '';
  const sentence = `${sayPair(broken.pair)} is not in the ratio ${sayPair(like)}.${would}`;
  return { ...broken, like, expected, sentence };
}

/** The pair with the ratio that most pairs have; the earliest of them where two are as frequent. */
function usualPair(pairs: readonly PlacedPair[]): Pair | null {
  let usual: Pair | null = null;
  let most = 0;
  for (const { pair } of pairs) {
    if (pair[0].n === 0 || pair[1].n === 0) continue;
    const count = pairs.filter((other) => other.pair[0].n !== 0 && sameRatio(other.pair, pair)).length;
    if (count > most) [usual, most] = [pair, count];
  }
  return usual;
}

/** a : b = c : d, as a · d = b · c. Zero to zero keeps every ratio. */
function sameRatio([a, b]: Pair, [c, d]: Pair): boolean {
  return (
    BigInt(a.n) * BigInt(d.n) * BigInt(b.d) * BigInt(c.d) === BigInt(b.n) * BigInt(c.n) * BigInt(a.d) * BigInt(d.d)
  );
}

function expectedBeside(first: Rational, [a, b]: Pair): Rational | null {
  try {
    return multiply(first, divide(b, a));
  } catch (error) {
    if (error instanceof NotExact) return null;
    throw error;
  }
}

const sayPair = ([a, b]: Pair) => `${formatRational(a)} to ${formatRational(b)}`;
