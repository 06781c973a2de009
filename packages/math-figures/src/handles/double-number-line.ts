/** Marks are moved along a double number line by half spaces. Numbers that fit the lines where a mark was fit them where it is put. */

import type { CountedLine, DoubleNumberLine } from '../double-number-line.ts';
import { layDoubleNumberLine } from '../drawing/double-number-line.ts';
import { add, equal, floor, multiply, type Rational, rational, subtract, toNumber } from '../rational.ts';
import { measured } from '../words.ts';
import { type Edit, type Handle, json, markBeside, nearestMark } from './handle.ts';

export function doubleNumberLineHandles(figure: DoubleNumberLine, width: number): Handle[] {
  const { start, length, spaces, apart } = layDoubleNumberLine(figure, width);
  const halves = { min: rational(0), max: rational(spaces), step: rational(1, 2) };
  return figure.marks.map(({ at, top, bottom }, index) => {
    const path = ['marks', index] as const;
    const moveTo = (next: Rational): Edit => [
      { path: [...path, 'at'], value: json(next) },
      ...fitting('top', figure.top, top, at, next, path),
      ...fitting('bottom', figure.bottom, bottom, at, next, path),
    ];
    return {
      id: path.join('.'),
      name: `Mark ${index + 1}`,
      value: `at ${measured(at, 'space')} from zero`,
      place: { x: start + (length * toNumber(at)) / spaces, y: apart / 2 },
      to: ({ x }) => moveTo(nearestMark(halves, (x - start) / length)),
      by: (right, up) => moveTo(markBeside(at, halves, right + up)),
      remove: () => [{ path, value: undefined }],
    };
  });
}

function fitting(
  name: 'top' | 'bottom',
  line: CountedLine,
  value: Rational | null | undefined,
  from: Rational,
  to: Rational,
  path: readonly (string | number)[],
): Edit {
  const [before, after] = [valueOn(line, from), valueOn(line, to)];
  if (!value || before === null || !equal(before, value)) return [];
  return [{ path: [...path, name], value: after && json(after) }];
}

/** What a line counts at a place, between two of its numbers in proportion; null where one of them is not known. */
function valueOn({ values }: CountedLine, at: Rational): Rational | null {
  const before = floor(at);
  const low = values[before] ?? null;
  if (at.d === 1 || low === null) return low;
  const high = values[before + 1] ?? null;
  return high && add(low, multiply(subtract(high, low), subtract(at, rational(before))));
}
