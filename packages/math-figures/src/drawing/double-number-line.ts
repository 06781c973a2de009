/** A double number line as it is drawn: numbers outside of the two lines, hops beyond them, marks across both. */
import { type CountedLine, type DoubleNumberLine, nameOfLine } from '../double-number-line.ts';
import { numberLabel, readLabel } from '../label.ts';
import { equal, formFor, type NumberForm, type Rational, toNumber } from '../rational.ts';
import { type LabelShape, labelBeside, line, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { thinned } from '../ticks.ts';
import { drawHops } from './hops.ts';
import { arrowHead } from './marks.ts';
import { layName } from './names.ts';

interface Setting {
  readonly figure: DoubleNumberLine;
  readonly sheet: Sheet;
  readonly form: NumberForm;
  /** Where a mark stands, counted from 0. */
  at(tick: number): number;
}

interface Side {
  readonly line: CountedLine;
  readonly y: number;
  /** Where its numbers stand. */
  readonly out: 'above' | 'below';
  readonly sign: -1 | 1;
}

/** Names at the left, and the two lines beside them: where they begin, how long and how far apart they are. */
export function layDoubleNumberLine(figure: DoubleNumberLine, width: number) {
  const { top, bottom, showLabels } = figure;
  const names = [top, bottom].map((one) => layName(showLabels ? nameOfLine(one) : '', Math.min(120, width * 0.28)));
  const widest = Math.max(...names.map((name) => name.width));
  const start = widest === 0 ? 0 : widest + 16;
  const apart = Math.max(46, ...names.map((name) => name.height + 10));
  const spaces = Math.max(top.values.length, bottom.values.length, 2) - 1;
  const length = Math.max(width - start - 40, 120);
  return { names, start, apart, spaces, length };
}

export function drawDoubleNumberLine(figure: DoubleNumberLine, width: number): Shape[] {
  const { top, bottom } = figure;
  const sheet = new Sheet();
  const { names, start, apart, spaces, length } = layDoubleNumberLine(figure, width);
  const known = [...top.values, ...bottom.values].filter((value) => value !== null);
  const setting: Setting = { figure, sheet, form: formFor(known), at: (tick) => start + (length * tick) / spaces };
  const sides: Side[] = [
    { line: top, y: 0, out: 'above', sign: -1 },
    { line: bottom, y: apart, out: 'below', sign: 1 },
  ];
  for (const [index, side] of sides.entries()) {
    sheet.add(...(names[index]?.at(0, side.y) ?? []));
    const end = { x: start + length + 22, y: side.y };
    sheet.add(line({ x: start, y: side.y }, end, strokes.axis), arrowHead(end, { x: start, y: side.y }));
    drawTicks(setting, side);
  }
  if (figure.studentBlank) return sheet.shapes;
  for (const side of sides) drawJumps(setting, side);
  drawMarks(setting, sides);
  return sheet.shapes;
}

function drawTicks(setting: Setting, { line: { values }, y, out, sign }: Side): void {
  const { figure, sheet, form, at } = setting;
  values.forEach((_, index) => {
    sheet.add(line({ x: at(index), y: y - 7 }, { x: at(index), y: y + 7 }, strokes.tick));
  });
  if (!figure.showLabels) return;
  const shown = figure.studentBlank ? values.slice(0, 1).filter((value) => value?.n === 0) : values;
  sheet.add(
    ...thinned(
      shown.map((value, index) => valueLabel(value, form, { x: at(index), y: y + sign * 11 }, out)),
      0,
    ),
  );
}

function drawJumps({ figure, sheet, at }: Setting, { line: { values }, y, out, sign }: Side): void {
  const tall = values.some((value) => value !== null && value.d > 1);
  const hops = figure.jumps
    .filter((jump) => (jump.line === 'top') === (out === 'above'))
    .map(({ from, to, label }) => ({ from: at(toNumber(from)), to: at(toNumber(to)), label: readLabel(label) }));
  const place = (x: number, far: number) => ({ x, y: y + sign * far });
  drawHops(sheet, hops, { place, foot: tall ? 46 : 32, side: out, labels: figure.showLabels });
}

/** A mark crosses both lines; its numbers stand on one level, beyond the lines' own where those are too near. */
function drawMarks({ figure, sheet, form, at }: Setting, sides: readonly Side[]): void {
  for (const mark of figure.marks) {
    const x = at(toNumber(mark.at));
    const written = sides.flatMap((side) => {
      const value = side.out === 'above' ? mark.top : mark.bottom;
      if (!figure.showLabels || value === undefined || isWritten(value, mark.at, side.line)) return [];
      return {
        side,
        write: (far: number) => valueLabel(value, form, { x, y: side.y + side.sign * far }, side.out, true),
      };
    });
    const level = [11, 34, 54].find((far) => written.every(({ write }) => sheet.isFree(write(far).box, 8))) ?? 54;
    const labels = written.map(({ side, write }) => ({
      side,
      label: sheet.writeOutward((more) => write(level + more), 0),
    }));
    const end = (side: Side) => {
      const box = labels.find((one) => one.side === side)?.label?.box;
      if (level === 11 || mark.at.d === 1 || !box) return side.y + side.sign * 9;
      return side.sign < 0 ? box.y + box.height + 1 : box.y - 1;
    };
    const ends = sides.map((side) => ({ x, y: end(side) }));
    sheet.add({ kind: 'line', points: ends, stroke: strokes.dashed, tone: 'mark' });
  }
}

/** Does the line's own number at this mark say the same already? */
function isWritten(value: Rational | null, at: Rational, { values }: CountedLine): boolean {
  const own = at.d === 1 ? values[at.n] : undefined;
  return own !== undefined && (own === null ? value === null : value !== null && equal(own, value));
}

function valueLabel(
  value: Rational | null,
  form: NumberForm,
  at: { readonly x: number; readonly y: number },
  side: 'above' | 'below',
  bold = false,
): LabelShape {
  return labelBeside(numberLabel(value, form), at, side, value === null ? { bold: true, tone: 'unknown' } : { bold });
}
