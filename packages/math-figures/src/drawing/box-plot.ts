/** Box plots as they are drawn: one row for each, their five numbers above them, one axis under all. */

import type { BoxPlot, LabeledBox } from '../box-plot.ts';
import { nameOfVariable } from '../dot-plot.ts';
import { numberLabel } from '../label.ts';
import { formFor, type Rational } from '../rational.ts';
import { corners, dot, labelBeside, line, outline, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { along } from '../ticks.ts';
import { layName } from './names.ts';
import { drawValueAxis } from './value-axis.ts';

const boxHeight = 30;

export function drawBoxPlot(figure: BoxPlot, width: number): Shape[] {
  const sheet = new Sheet();
  const { axis, boxes, showLabels, studentBlank } = figure;
  const names = boxes.map(({ label }) => layName(showLabels ? label : '', Math.min(110, width * 0.25)));
  const widest = Math.max(0, ...names.map((name) => name.width));
  const length = width - 40 - (widest === 0 ? 0 : widest + 24);
  const numbers = boxes.flatMap(({ five }) => Object.values(five) as Rational[]);
  const form = formFor(numbers);
  const row = Math.max(
    58,
    (numbers.some(({ d }) => d > 1) ? 34 : 22) + boxHeight + 14,
    ...names.map((name) => name.height + 14),
  );
  drawValueAxis(sheet, { axis, length, y: 0, name: nameOfVariable(figure), labels: showLabels });
  boxes.forEach((box, index) => {
    const y = -(boxes.length - index) * row + row / 2 - 4;
    sheet.add(...(names[index]?.at(-24 - widest, y) ?? []));
    if (studentBlank) return;
    const at = (value: Rational) => along(value, axis, length);
    drawBox(sheet, box, at, y);
    if (!showLabels) return;
    const { min, q1, median, q3, max } = box.five;
    for (const value of [median, min, max, q1, q3]) {
      sheet.write([
        labelBeside(numberLabel(value, form), { x: at(value), y: y - boxHeight / 2 - 3 }, 'above', { size: 12 }),
      ]);
    }
  });
  return sheet.shapes;
}

function drawBox(sheet: Sheet, { five, outliers }: LabeledBox, at: (value: Rational) => number, y: number): void {
  const [min, q1, median, q3, max] = [five.min, five.q1, five.median, five.q3, five.max].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const half = boxHeight / 2;
  const box = corners({ x: q1, y: y - half, width: q3 - q1, height: boxHeight });
  sheet.add(outline(box, 'tint', null, 'mark'), outline(box));
  sheet.add(line({ x: median, y: y - half }, { x: median, y: y + half }, strokes.strong, 'mark'));
  for (const [end, edge] of [
    [min, q1],
    [max, q3],
  ] as const) {
    sheet.add(line({ x: end, y }, { x: edge, y }), line({ x: end, y: y - half * 0.5 }, { x: end, y: y + half * 0.5 }));
  }
  for (const outlier of outliers) sheet.add(dot({ x: at(outlier), y }, 3.5, 'none', 'mark'));
}
