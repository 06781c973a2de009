/** A number line: marks at an even step, with points, intervals and jumps. */
import { drawNumberLine } from './drawing/number-line.ts';
import { compare, divide, type Rational, rational, subtract } from './rational.ts';
import { type FigureReader, limits } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { type Axis, checkAxis, onAxis } from './ticks.ts';
import { called, counted, list, sayLabel, sayNumber, sentences } from './words.ts';

export interface NumberLine extends Frame {
  readonly type: 'numberLine';
  readonly axis: Axis;
  /** How many small marks stand between two numbered ones. */
  readonly minorPerMajor: number;
  readonly orientation: 'horizontal' | 'vertical';
  /** How the marks are numbered, or what stands at some of them. */
  readonly labels: 'auto' | 'fractions' | readonly { readonly at: Rational; readonly text: string }[];
  readonly points: readonly { readonly at: Rational; readonly label: string; readonly style: 'filled' | 'open' }[];
  readonly intervals: readonly Interval[];
  readonly jumps: readonly { readonly from: Rational; readonly to: Rational; readonly label: string }[];
}

/** Part of the line; an end that is null goes on for ever. */
export interface Interval {
  readonly from: Rational | null;
  readonly to: Rational | null;
  readonly fromClosed: boolean;
  readonly toClosed: boolean;
}

export const numberLine: Representation<NumberLine> = { read, describe, draw: drawNumberLine };

function read(reader: FigureReader, frame: Frame): NumberLine {
  const typed = { min: reader.number('min'), max: reader.number('max'), step: reader.number('majorStep') };
  const axis = checkAxis(reader, typed, { max: 'max', step: 'majorStep' }, limits.ticks);
  const place = (item: FigureReader, name: string) => inside(item, name, item.number(name), axis);
  return {
    ...frame,
    type: 'numberLine',
    axis,
    minorPerMajor: readMinor(reader, axis),
    orientation: reader.choice('orientation', ['horizontal', 'vertical'], 'horizontal'),
    labels: Array.isArray(reader.value('labels'))
      ? reader.objects('labels', limits.ticks, (item) => ({ at: place(item, 'at'), text: item.text('text') }))
      : reader.choice('labels', ['auto', 'fractions'], 'auto'),
    points: reader.objects('points', limits.objects, (item) => ({
      at: place(item, 'at'),
      label: item.text('label'),
      style: item.choice('style', ['filled', 'open'], 'filled'),
    })),
    intervals: reader.objects('intervals', limits.objects, (item) => readInterval(item, axis)),
    jumps: reader.objects('jumps', limits.objects, (item) => ({
      from: place(item, 'from'),
      to: place(item, 'to'),
      label: item.text('label'),
    })),
  };
}

function readMinor(reader: FigureReader, axis: Axis): number {
  const minor = reader.count('minorPerMajor', 0, 20, 0);
  const majors = divide(subtract(axis.max, axis.min), axis.step);
  if (compare(majors, divide(rational(limits.smallTicks), rational(minor + 1))) <= 0) return minor;
  reader.refuse('minorPerMajor', `asks for more than ${limits.smallTicks} marks`);
  return 0;
}

function readInterval(item: FigureReader, axis: Axis): Interval {
  const end = (name: string) => {
    const value = item.maybe(name);
    return value === null ? null : inside(item, name, value, axis);
  };
  const [from, to] = [end('from'), end('to')];
  if (from && to && compare(from, to) > 0) item.refuse('to', 'lies before where the interval begins');
  return { from, to, fromClosed: item.flag('fromClosed', true), toClosed: item.flag('toClosed', true) };
}

function inside(reader: FigureReader, name: string, value: Rational, axis: Axis): Rational {
  if (onAxis(value, axis)) return value;
  if (reader.problems.length === 0) {
    reader.refuse(name, `lies outside of the line from ${sayNumber(axis.min)} to ${sayNumber(axis.max)}`);
  }
  return axis.min;
}

function describe(figure: NumberLine): string {
  const { axis, points, intervals, jumps, labels } = figure;
  const line = `a number line from ${sayNumber(axis.min)} to ${sayNumber(axis.max)} with a mark at every ${sayNumber(axis.step)}`;
  const small = figure.minorPerMajor === 0 ? '' : ` and ${counted(figure.minorPerMajor, 'small mark')} between`;
  if (figure.studentBlank) return sentences(`${line}${small}, without numbers, to be filled in`);
  const written =
    typeof labels === 'string' ? [] : labels.map(({ at, text }) => `${sayLabel(text)} at ${sayNumber(at)}`);
  return sentences(
    `${line}${small}`,
    written.length === 0 ? '' : `it is labeled ${list(written)}`,
    ...points.map(
      ({ at, label, style }) => `${style === 'open' ? 'an open' : 'a'} point at ${sayNumber(at)}${called(label)}`,
    ),
    ...intervals.map(sayInterval),
    ...jumps.map(({ from, to, label }) => `a jump from ${sayNumber(from)} to ${sayNumber(to)}${called(label)}`),
  );
}

function sayInterval({ from, to, fromClosed, toClosed }: Interval): string {
  const end = (value: Rational, closed: boolean) => `${sayNumber(value)}, ${closed ? 'included' : 'not included'}`;
  if (from === null && to === null) return 'the whole line is marked';
  if (from === null) return `everything below ${to ? end(to, toClosed) : ''}, is marked`;
  if (to === null) return `everything above ${end(from, fromClosed)}, is marked`;
  return `everything from ${end(from, fromClosed)}, to ${end(to, toClosed)}, is marked`;
}
