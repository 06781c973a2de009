/**
 * The shortest way from one row of things to another, found as Myers describes it (An O(ND) Difference Algorithm, 1986).
 * Things are the same when their keys are.
 */

export interface Step {
  readonly change: 'same' | 'gone' | 'new';
  /** Where it stands in the row before, and after; of something new or gone, where it would. */
  readonly before: number;
  readonly after: number;
}

/** The steps from `before` to `after`; null where more than `changesMax` would be needed. */
export function difference(
  before: readonly string[],
  after: readonly string[],
  changesMax: number,
): readonly Step[] | null {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const middle = myers(before.slice(start, before.length - end), after.slice(start, after.length - end), changesMax);
  if (middle === null) return null;
  const same = (length: number, x: number, y: number): Step[] =>
    Array.from({ length }, (_, i) => ({ change: 'same', before: x + i, after: y + i }));
  return [
    ...same(start, 0, 0),
    ...middle.map((step) => ({ ...step, before: step.before + start, after: step.after + start })),
    ...same(end, before.length - end, after.length - end),
  ];
}

function myers(a: readonly string[], b: readonly string[], changesMax: number): Step[] | null {
  const most = Math.min(a.length + b.length, changesMax);
  // How far each diagonal has come after so many changes; diagonal k is at k + most + 1.
  const far = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    history.push(far.slice(most + 1 - changes, most + 2 + changes));
    for (let k = -changes; k <= changes; k += 2) {
      const at = k + most + 1;
      const down = k === -changes || (k !== changes && (far[at - 1] ?? 0) < (far[at + 1] ?? 0));
      let x = down ? (far[at + 1] ?? 0) : (far[at - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      far[at] = x;
      if (x >= a.length && x - k >= b.length) return wayBack(history, a.length, b.length);
    }
  }
  return null;
}

function wayBack(history: readonly Int32Array[], endX: number, endY: number): Step[] {
  const steps: Step[] = [];
  let [x, y] = [endX, endY];
  for (let changes = history.length - 1; changes > 0; changes -= 1) {
    const far = history[changes];
    const k = x - y;
    const at = (diagonal: number) => far?.[diagonal + changes] ?? 0;
    const down = k === -changes || (k !== changes && at(k - 1) < at(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = at(fromK);
    const fromY = fromX - fromK;
    while (x > fromX + (down ? 0 : 1) && y > fromY + (down ? 1 : 0)) {
      x -= 1;
      y -= 1;
      steps.push({ change: 'same', before: x, after: y });
    }
    if (down) y -= 1;
    else x -= 1;
    steps.push({ change: down ? 'new' : 'gone', before: x, after: y });
  }
  while (x > 0 && y > 0) {
    x -= 1;
    y -= 1;
    steps.push({ change: 'same', before: x, after: y });
  }
  return steps.reverse();
}
