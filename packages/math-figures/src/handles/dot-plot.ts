/** Over every mark of a dot plot a press adds a value, and a press on a dot takes it away. */
import type { DotPlot } from '../dot-plot.ts';
import { layDotPlot } from '../drawing/dot-plot.ts';
import { equal, type Rational } from '../rational.ts';
import { along, ticksOf } from '../ticks.ts';
import { counted, sayNumber } from '../words.ts';
import { type Edit, type Handle, json } from './handle.ts';

const leastTall = 70;

export function dotPlotHandles(figure: DotPlot, width: number): Handle[] {
  const { length, heightOf, stacks } = layDotPlot(figure, width);
  const { axis, data } = figure;
  const ticks = ticksOf(axis);
  const apart = length / Math.max(ticks.length - 1, 1);
  const tall = Math.max(leastTall, ...stacks.map(({ count }) => heightOf(count + 1)));
  return ticks.map((tick) => {
    const count = data.filter((value) => equal(value, tick)).length;
    const x = along(tick, axis, length);
    const add: Edit = [{ path: ['data', data.length], value: json(tick) }];
    const remove = removed(data, tick);
    return {
      id: `data ${sayNumber(tick)}`,
      name: `Values at ${sayNumber(tick)}`,
      value: counted(count, 'dot'),
      place: { x, y: -tall / 2 },
      area: { x: x - apart / 2, y: -tall, width: apart, height: tall },
      press: ({ y }) => (count > 0 && -y < heightOf(count - 1) + heightOf(0) - 6 ? remove : add),
      by: (right, up) => (right + up > 0 ? add : remove),
      remove: () => remove,
    };
  });
}

function removed(data: readonly Rational[], tick: Rational): Edit {
  const last = data.findLastIndex((value) => equal(value, tick));
  return last < 0 ? [] : [{ path: ['data', last], value: undefined }];
}
