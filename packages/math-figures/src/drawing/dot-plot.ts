/** A dot plot as it is drawn: dots as large as the nearest neighbors and the tallest stack allow. */
import { type DotPlot, nameOfVariable } from '../dot-plot.ts';
import { dot, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { tallied } from '../statistics.ts';
import { along } from '../ticks.ts';
import { drawValueAxis } from './value-axis.ts';

const tallest = 230;
const largest = 6;

/** How long the axis is on paper, where the stacks stand, and how large their dots are. */
export function layDotPlot({ data, axis }: DotPlot, width: number) {
  const length = width - 40;
  const stacks = tallied(data).map(({ value, count }) => ({ x: along(value, axis, length), count }));
  const nearest = Math.min(...stacks.slice(1).map(({ x }, index) => x - (stacks[index]?.x ?? 0)));
  const most = Math.max(1, ...stacks.map(({ count }) => count));
  const radius = Math.max(1.6, Math.min(largest, nearest / 2 - 0.6, tallest / most / 2.25));
  return { length, stacks, radius, heightOf: (index: number) => radius + 6 + index * radius * 2.25 };
}

export function drawDotPlot(figure: DotPlot, width: number): Shape[] {
  const sheet = new Sheet();
  const { axis, showLabels } = figure;
  const { length, stacks, radius, heightOf } = layDotPlot(figure, width);
  drawValueAxis(sheet, { axis, length, y: 0, name: nameOfVariable(figure), labels: showLabels, beside: figure.data });
  if (figure.studentBlank) return sheet.shapes;
  for (const { x, count } of stacks) {
    for (let index = 0; index < count; index += 1) {
      sheet.add(dot({ x, y: -heightOf(index) }, radius, 'ink', 'mark', strokes.small));
    }
  }
  return sheet.shapes;
}
