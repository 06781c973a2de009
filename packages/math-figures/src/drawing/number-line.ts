/** A number line as it is drawn, lying or standing: marks and numbers on one side, hops and points on the other. */
import { type Label, numberLabel, readLabel } from '../label.ts';
import type { Interval, NumberLine } from '../number-line.ts';
import { divide, formFor, type Rational, rational } from '../rational.ts';
import { dot, type LabelShape, type LabelStyle, labelBeside, line, type Point, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { along, thinned, ticksOf } from '../ticks.ts';
import { drawHops } from './hops.ts';
import { around, arrowHead } from './marks.ts';

const overhang = 18;
const tallestLine = 340;

/** Where things stand: `place` takes how far along the line and how far to its upper (or right) side. */
interface Setting {
  readonly figure: NumberLine;
  readonly sheet: Sheet;
  readonly length: number;
  at(value: Rational): number;
  place(along: number, across: number): Point;
  hang(label: Label, along: number, across: number, style?: LabelStyle): LabelShape;
}

/** How long a line is on paper, and where things stand on it. */
export function layNumberLine(figure: NumberLine, width: number): Pick<Setting, 'length' | 'at' | 'place'> {
  const lying = figure.orientation === 'horizontal';
  const length = lying ? width - 2 * overhang - 24 : Math.min(tallestLine, width);
  return {
    length,
    at: (value) => along(value, figure.axis, length),
    place: (x, across) => (lying ? { x, y: -across } : { x: across, y: -x }),
  };
}

export function drawNumberLine(figure: NumberLine, width: number): Shape[] {
  const lying = figure.orientation === 'horizontal';
  const { length, at, place } = layNumberLine(figure, width);
  const sheet = new Sheet();
  const setting: Setting = {
    figure,
    sheet,
    length,
    at,
    place,
    hang: (label, x, across, style) => {
      const side = lying ? (across > 0 ? 'above' : 'below') : across > 0 ? 'right' : 'left';
      return labelBeside(label, place(x, across), side, style);
    },
  };
  const ends = [place(-overhang, 0), place(length + overhang, 0)] as const;
  sheet.add(line(...ends, strokes.axis), arrowHead(...ends), arrowHead(ends[1], ends[0]));
  drawMarks(setting);
  if (figure.studentBlank) return sheet.shapes;
  drawIntervals(setting);
  drawJumps(setting);
  drawPoints(setting);
  return sheet.shapes;
}

function drawMarks({ figure, sheet, at, place, hang }: Setting): void {
  const { axis, minorPerMajor, labels } = figure;
  const ticks = ticksOf(axis);
  const small = divide(axis.step, rational(minorPerMajor + 1));
  if (minorPerMajor > 0) {
    for (const [index, tick] of ticksOf({ ...axis, step: small }).entries()) {
      if (index % (minorPerMajor + 1) !== 0) sheet.add(line(place(at(tick), 4), place(at(tick), -4), strokes.small));
    }
  }
  for (const tick of ticks) sheet.add(line(place(at(tick), 8), place(at(tick), -8), strokes.tick));
  if (figure.studentBlank || !figure.showLabels) return;
  if (typeof labels !== 'string') {
    for (const { at: value, text } of labels) {
      sheet.writeOutward((distance) => hang(readLabel(text), at(value), -distance), 12);
    }
    return;
  }
  const form = labels === 'fractions' ? 'fraction' : formFor(ticks);
  const written = ticks.map((tick) => hang(numberLabel(tick, form), at(tick), -12));
  const zeroAt = ticks.findIndex((tick) => tick.n === 0);
  sheet.add(...thinned(written, Math.max(zeroAt, 0)));
}

/** How far from the line each interval lies: those that meet lie one beside the other. */
export function intervalsAcross(figure: NumberLine, { at, length }: Pick<Setting, 'length' | 'at'>) {
  const lanes: { readonly from: number; readonly to: number }[][] = [];
  return figure.intervals.map((interval) => {
    const from = interval.from === null ? -overhang : at(interval.from);
    const to = interval.to === null ? length + overhang : at(interval.to);
    const free = lanes.findIndex((lane) => lane.every((one) => to < one.from || one.to < from));
    const index = free < 0 ? lanes.length : free;
    lanes[index] = [...(lanes[index] ?? []), { from, to }];
    return { interval, from, to, across: index * 11 };
  });
}

function drawIntervals(setting: Setting): void {
  const { figure, sheet, place } = setting;
  for (const { interval, from, to, across } of intervalsAcross(figure, setting)) {
    const ends = [place(from, across), place(to, across)] as const;
    sheet.add(line(...ends, strokes.strong, 'mark'));
    if (interval.from === null) sheet.add(arrowHead(...ends, 'mark', 11));
    if (interval.to === null) sheet.add(arrowHead(ends[1], ends[0], 'mark', 11));
    sheet.add(...intervalEnds(interval, ...ends));
  }
}

function intervalEnds(interval: Interval, from: Point, to: Point): Shape[] {
  return [
    ...(interval.from === null ? [] : [dot(from, 5.5, interval.fromClosed ? 'ink' : 'paper', 'mark')]),
    ...(interval.to === null ? [] : [dot(to, 5.5, interval.toClosed ? 'ink' : 'paper', 'mark')]),
  ];
}

function drawJumps({ figure, sheet, at, place }: Setting): void {
  const side = figure.orientation === 'horizontal' ? 'above' : 'right';
  const hops = figure.jumps.map(({ from, to, label }) => ({ from: at(from), to: at(to), label: readLabel(label) }));
  drawHops(sheet, hops, { place, foot: 10, side, labels: figure.showLabels });
}

/** Points and their names: over (beside) the line, or beyond its numbers where hops go over it. */
function drawPoints({ figure, sheet, at, place, hang }: Setting): void {
  const side = figure.jumps.length > 0 ? -1 : 1;
  const dots = figure.points.map((point) => place(at(point.at), 0));
  if (figure.orientation === 'vertical') sheet.keepFree(...dots.map((center) => around(center, 6)));
  figure.points.forEach(({ at: value, label, style }, index) => {
    sheet.add(dot(dots[index] ?? place(0, 0), 5, style === 'filled' ? 'ink' : 'paper', 'mark'));
    if (!figure.showLabels) return;
    sheet.writeOutward((distance) => hang(readLabel(label), at(value), side * distance, { bold: true }), 12);
  });
}
