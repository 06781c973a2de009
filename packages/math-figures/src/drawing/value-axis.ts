/** The axis under data: marks, numbers and the name of what is measured. */
import { numberLabel, readLabel } from '../label.ts';
import { formFor, type Rational } from '../rational.ts';
import { labelBeside, line, strokes } from '../scene.ts';
import type { Sheet } from '../sheet.ts';
import { type Axis, along, thinned, ticksOf } from '../ticks.ts';
import { layName } from './names.ts';

export interface AxisSetting {
  readonly axis: Axis;
  readonly length: number;
  readonly y: number;
  readonly name: string;
  readonly labels: boolean;
  /** Where the marks stand, if not at every step. */
  readonly ticks?: readonly Rational[];
  /** Numbers that are written in the same form. */
  readonly beside?: readonly Rational[];
}

export function drawValueAxis(
  sheet: Sheet,
  { axis, length, y, name, labels, ticks = ticksOf(axis), beside = [] }: AxisSetting,
): void {
  sheet.add(line({ x: -10, y }, { x: length + 10, y }, strokes.axis));
  for (const tick of ticks) {
    const x = along(tick, axis, length);
    sheet.add(line({ x, y: y - 5 }, { x, y: y + 5 }, strokes.tick));
  }
  if (!labels) return;
  const form = formFor([...ticks, ...beside]);
  const numbers = ticks.map((tick) => {
    return labelBeside(numberLabel(tick, form), { x: along(tick, axis, length), y: y + 9 }, 'below', { size: 13 });
  });
  const kept = thinned(
    numbers,
    Math.max(
      ticks.findIndex(({ n }) => n === 0),
      0,
    ),
  );
  sheet.add(...kept);
  const under = Math.max(y + 9, ...kept.map(({ box }) => box.y + box.height)) + 6;
  const words = layName(name, length);
  if (readLabel(name).length > 0) sheet.add(...words.at(length / 2, under + words.height / 2, 'middle'));
}
