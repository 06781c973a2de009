/** The order of siblings: by sequence number, then list enumeration, then code in natural order (3a before 3b, 2 before 10). */

/** What siblings are ordered by. A missing one comes after those that are there. */
export interface OrderKey {
  readonly sequence: number | null;
  readonly enumeration: string | null;
  readonly code: string | null;
  readonly statement: string;
  readonly id: string;
}

export function bySiblingOrder(a: OrderKey, b: OrderKey): number {
  return (
    missingLast(a.sequence, b.sequence, (one, other) => one - other) ||
    missingLast(a.enumeration, b.enumeration, naturally) ||
    missingLast(a.code, b.code, naturally) ||
    naturally(a.statement, b.statement) ||
    plainly(a.id, b.id)
  );
}

function missingLast<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
}

/** Compares as people count: runs of digits by what they are worth, all else letter by letter. */
function naturally(a: string, b: string): number {
  const [left, right] = [runsOf(a), runsOf(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [one = '', other = ''] = [left[at], right[at]];
    const numbers = isDigits(one) && isDigits(other);
    const difference = numbers ? byWorth(one, other) : plainly(one, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length || plainly(a, b);
}

const runsOf = (text: string): string[] =>
  text
    .slice(0, 200)
    .toLowerCase()
    .match(/\d+|\D+/g) ?? [];
const isDigits = (run: string): boolean => /^\d/.test(run);

function byWorth(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return one.length - other.length || plainly(one, other);
}

function plainly(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
