/** A histogram as it is drawn: bars that touch, their edges numbered below, a count over each. */
import { nameOfVariable } from '../dot-plot.ts';
import type { Histogram } from '../histogram.ts';
import { numberLabel, unknownMark, wordsLabel } from '../label.ts';
import { compare, type Rational, rational, subtract } from '../rational.ts';
import { corners, labelAt, labelBeside, line, outline, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { type Axis, along, axisAround, thinned, ticksOf } from '../ticks.ts';
import { layName } from './names.ts';
import { drawValueAxis } from './value-axis.ts';

const height = 210;

export function drawHistogram(figure: Histogram, width: number): Shape[] {
  const sheet = new Sheet();
  const { bins, showLabels } = figure;
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return sheet.shapes;
  const axis: Axis = { min: first.from, max: last.to, step: subtract(first.to, first.from) };
  const length = Math.min(width - 70, Math.max(260, bins.length * 70));
  const counts = countAxis(bins.map(({ count }) => count ?? 0));
  const ticks = edgesOf(bins.flatMap(({ from, to }) => [from, to]));
  drawCounts(sheet, counts, length, showLabels);
  if (!figure.studentBlank) drawBars(sheet, figure, axis, counts, length);
  drawValueAxis(sheet, { axis, length, y: 0, name: nameOfVariable(figure), labels: showLabels, ticks });
  return sheet.shapes;
}

/** Whole numbers from 0 on, with a step that is whole. */
function countAxis(counts: readonly number[]): Axis {
  const { max, step } = axisAround([rational(0), rational(Math.max(4, ...counts))], 6);
  return { min: rational(0), max, step: step.d === 1 ? step : rational(1) };
}

function edgesOf(values: readonly Rational[]): Rational[] {
  const ordered = [...values].sort(compare);
  return ordered.filter((value, index) => index === 0 || compare(value, ordered[index - 1] ?? value) !== 0);
}

function drawCounts(sheet: Sheet, counts: Axis, length: number, labels: boolean): void {
  const ticks = ticksOf(counts);
  const at = (tick: Rational) => -along(tick, counts, height);
  for (const tick of ticks.slice(1)) sheet.add(line({ x: -10, y: at(tick) }, { x: length, y: at(tick) }, strokes.grid));
  sheet.add(line({ x: -10, y: 0 }, { x: -10, y: -height - 8 }, strokes.axis));
  for (const tick of ticks) sheet.add(line({ x: -14, y: at(tick) }, { x: -10, y: at(tick) }, strokes.tick));
  if (!labels) return;
  const numbers = ticks.map((tick) => labelBeside(numberLabel(tick), { x: -18, y: at(tick) }, 'left', { size: 13 }));
  sheet.add(...thinned(numbers, 0, 2));
  const name = layName('frequency', 200);
  sheet.add(...name.at(-30, -height - 14 - name.height / 2));
}

function drawBars(sheet: Sheet, { bins, showLabels }: Histogram, axis: Axis, counts: Axis, length: number): void {
  for (const { from, to, count } of bins) {
    const [left, right] = [along(from, axis, length), along(to, axis, length)];
    const high = count === null ? height * 0.45 : along(rational(count), counts, height);
    const box = corners({ x: left, y: -high, width: right - left, height: high });
    const middle = { x: (left + right) / 2, y: -high };
    if (count === null) {
      sheet.add(outline(box, 'none', strokes.dashed));
      const mark = labelAt(wordsLabel(unknownMark), { x: middle.x, y: -high / 2 }, { bold: true, tone: 'unknown' });
      if (showLabels) sheet.write([mark]);
    } else {
      sheet.add(outline(box, 'tint', null, 'mark'), outline(box, 'none', strokes.edge));
      if (showLabels)
        sheet.write([labelBeside(numberLabel(rational(count)), { ...middle, y: -high - 2 }, 'above', { size: 13 })]);
    }
  }
}
