/** A double number line: two quantities that grow together, counted along two lines whose zeros stand one over the other. */
import { drawDoubleNumberLine } from './drawing/double-number-line.ts';
import { compare, type Rational, rational } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { called, counted, measured, sayLabel, sayNumber, sayNumbers, sentences } from './words.ts';

export interface DoubleNumberLine extends Frame {
  readonly type: 'doubleNumberLine';
  readonly top: CountedLine;
  readonly bottom: CountedLine;
  /** At a mark or between two, counted from 0; undefined where nothing is to be written. */
  readonly marks: readonly LineMark[];
  readonly jumps: readonly LineJump[];
  /** Whether every pair is meant to have the same ratio. */
  readonly checkProportional: boolean;
}

export interface CountedLine {
  readonly label: string;
  readonly unit: string;
  readonly values: readonly (Rational | null)[];
}

interface LineMark {
  readonly at: Rational;
  readonly top: Rational | null | undefined;
  readonly bottom: Rational | null | undefined;
}

interface LineJump {
  readonly line: 'top' | 'bottom';
  /** Marks, counted from 0. */
  readonly from: Rational;
  readonly to: Rational;
  readonly label: string;
}

const valuesMax = 40;

export const doubleNumberLine: Representation<DoubleNumberLine> = { read, describe, draw: drawDoubleNumberLine };

function read(reader: FigureReader, frame: Frame): DoubleNumberLine {
  const [top, bottom] = [readLine(reader.object('top')), readLine(reader.object('bottom'))];
  const last = rational(Math.max(top.values.length, bottom.values.length, 2) - 1);
  const place = (item: FigureReader, name: string) => {
    const at = item.number(name);
    if (at.n < 0 || compare(at, last) > 0) item.refuse(name, `is no mark from 0 to ${sayNumber(last)}`);
    return at;
  };
  return {
    ...frame,
    type: 'doubleNumberLine',
    top,
    bottom,
    marks: reader.objects('marks', valuesMax, (item) => ({
      at: place(item, 'at'),
      top: item.optional('top'),
      bottom: item.optional('bottom'),
    })),
    jumps: reader.objects('jumps', valuesMax, (item) => ({
      line: item.choice('line', ['top', 'bottom'], 'top'),
      from: place(item, 'from'),
      to: place(item, 'to'),
      label: item.text('label'),
    })),
    checkProportional: reader.flag('checkProportional', true),
  };
}

function readLine(reader: FigureReader): CountedLine {
  const values = reader.numbers('values', valuesMax);
  reader.notEmpty('values', values);
  return { label: reader.text('label'), unit: reader.text('unit'), values };
}

/** What a line counts: `crushed ice (cups)`. */
export function nameOfLine({ label, unit }: CountedLine): string {
  return unit === '' ? label : `${label} (${unit})`.trim();
}

function describe(figure: DoubleNumberLine): string {
  const { top, bottom, marks, jumps } = figure;
  const name = (line: CountedLine) => sayLabel(nameOfLine(line)) || 'no name';
  if (figure.studentBlank) {
    const count = counted(Math.max(top.values.length, bottom.values.length), 'mark');
    return sentences(
      `a double number line with ${count}, to be filled in`,
      `top: ${name(top)}`,
      `bottom: ${name(bottom)}`,
    );
  }
  return sentences(
    'a double number line, its zeros one over the other',
    `top, ${name(top)}: ${sayNumbers(top.values)}`,
    `bottom, ${name(bottom)}: ${sayNumbers(bottom.values)}`,
    ...marks.map((mark) => sayMark(mark)),
    ...jumps.map((jump) => {
      const { values } = jump.line === 'top' ? top : bottom;
      const at = (tick: Rational) => (tick.d === 1 ? sayNumber(values[tick.n] ?? null) : `mark ${sayNumber(tick)}`);
      return `a jump on the ${jump.line} line from ${at(jump.from)} to ${at(jump.to)}${called(jump.label)}`;
    }),
  );
}

function sayMark({ at, top, bottom }: LineMark): string {
  const parts = [
    ...(top === undefined ? [] : [`${sayNumber(top)} on top`]),
    ...(bottom === undefined ? [] : [`${sayNumber(bottom)} on the bottom`]),
  ];
  return `marked at ${measured(at, 'space')} from zero${parts.length > 0 ? `: ${parts.join(' and ')}` : ''}`;
}
