/** Points, ends of intervals and ends of jumps are moved along a number line, from small mark to small mark. */
import { intervalsAcross, layNumberLine } from '../drawing/number-line.ts';
import type { NumberLine } from '../number-line.ts';
import { divide, type Rational, rational } from '../rational.ts';
import type { Point } from '../scene.ts';
import { sayLabel, sayNumber } from '../words.ts';
import { type Handle, json, markBeside, nearestMark } from './handle.ts';

export function numberLineHandles(figure: NumberLine, width: number): Handle[] {
  const line = layNumberLine(figure, width);
  const marks = { ...figure.axis, step: divide(figure.axis.step, rational(figure.minorPerMajor + 1)) };
  const lying = figure.orientation === 'horizontal';
  const handle = (path: (string | number)[], name: string, at: Rational, across: number): Handle => ({
    id: path.join('.'),
    name,
    value: `at ${sayNumber(at)}`,
    place: line.place(line.at(at), across),
    to: ({ x, y }: Point) => [{ path, value: json(nearestMark(marks, (lying ? x : -y) / line.length)) }],
    by: (right, up) => [{ path, value: json(markBeside(at, marks, right + up)) }],
    remove: () => [{ path: path.slice(0, 2), value: undefined }],
  });
  const points = figure.points.map(({ at, label }, index) =>
    handle(['points', index, 'at'], `Point ${sayLabel(label) || index + 1}`, at, 0),
  );
  const intervals = intervalsAcross(figure, line).flatMap(({ interval, across }, index) => {
    const name = `interval ${index + 1}`;
    return [
      ...(interval.from ? [handle(['intervals', index, 'from'], `Start of ${name}`, interval.from, across)] : []),
      ...(interval.to ? [handle(['intervals', index, 'to'], `End of ${name}`, interval.to, across)] : []),
    ];
  });
  const jumps = figure.jumps.flatMap(({ from, to }, index) => [
    handle(['jumps', index, 'from'], `Start of jump ${index + 1}`, from, 10),
    handle(['jumps', index, 'to'], `End of jump ${index + 1}`, to, 10),
  ]);
  return [...points, ...intervals, ...jumps];
}
