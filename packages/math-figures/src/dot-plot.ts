/** A dot plot: one dot for each value over a number line, equal values one over the other. */
import { drawDotPlot } from './drawing/dot-plot.ts';
import type { Rational } from './rational.ts';
import { type FigureReader, limits } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { tallied } from './statistics.ts';
import { type Axis, axisAround, checkAxis, onAxis } from './ticks.ts';
import { counted, list, sayLabel, sayNumber, sayNumbers, sentences } from './words.ts';

export interface DotPlot extends Frame {
  readonly type: 'dotPlot';
  readonly variable: string;
  readonly unit: string;
  readonly data: readonly Rational[];
  readonly axis: Axis;
}

export const dotPlot: Representation<DotPlot> = { read, describe, draw: drawDotPlot };

function read(reader: FigureReader, frame: Frame): DotPlot {
  const data = reader.known('data', limits.data);
  return {
    ...frame,
    type: 'dotPlot',
    variable: reader.text('variable'),
    unit: reader.text('unit'),
    data,
    axis: readDataAxis(reader, data),
  };
}

/** The axis that is given, which must hold all data, or one around them. */
export function readDataAxis(reader: FigureReader, data: readonly Rational[]): Axis {
  const given = reader.maybeObject('axis');
  if (given === null) return axisAround(data);
  const [min, max] = [given.number('min'), given.number('max')];
  const step = given.maybe('step') ?? axisAround([min, max]).step;
  const problems = reader.problems.length;
  const axis = checkAxis(given, { min, max, step }, { max: 'max', step: 'step' }, limits.ticks);
  const outside = reader.problems.length > problems ? undefined : data.find((value) => !onAxis(value, axis));
  if (outside) given.refuse('', `does not reach ${sayNumber(outside)}, which is among the data`);
  return axis;
}

/** What is measured: `wait (minutes)`. */
export function nameOfVariable({ variable, unit }: { readonly variable: string; readonly unit: string }): string {
  return unit === '' ? variable : `${variable} (${unit})`.trim();
}

function describe(figure: DotPlot): string {
  const { data, axis } = figure;
  const name = sayLabel(nameOfVariable(figure));
  const line = `its axis goes from ${sayNumber(axis.min)} to ${sayNumber(axis.max)} by ${sayNumber(axis.step)}`;
  if (figure.studentBlank) return sentences(`a dot plot${name && ` of ${name}`}, to be filled in`, line);
  const columns = tallied(data);
  const dots =
    columns.length > 1 && columns.every(({ count }) => count === 1)
      ? `1 dot above each of ${sayNumbers(columns.map(({ value }) => value))}`
      : list(columns.map(({ value, count }) => `${counted(count, 'dot')} above ${sayNumber(value)}`));
  return sentences(`a dot plot${name && ` of ${name}`} with ${counted(data.length, 'value')}`, line, dots);
}
