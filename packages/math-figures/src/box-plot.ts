/** Box plots over one axis: the five numbers of data, by the method of school, with or without outliers set apart. */
import { readDataAxis } from './dot-plot.ts';
import { drawBoxPlot } from './drawing/box-plot.ts';
import { compare, type Rational } from './rational.ts';
import { type FigureReader, limits } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { type FiveNumbers, fiveNumbers, type QuartileMethod, setOutliersApart } from './statistics.ts';
import type { Axis } from './ticks.ts';
import { list, sayLabel, sayNumber, sayNumbers, sentences } from './words.ts';

export interface BoxPlot extends Frame {
  readonly type: 'boxPlot';
  readonly variable: string;
  readonly unit: string;
  readonly axis: Axis;
  readonly quartiles: QuartileMethod;
  readonly boxes: readonly LabeledBox[];
}

export interface LabeledBox {
  readonly label: string;
  readonly data: readonly Rational[];
  /** The ends are those of the whiskers. */
  readonly five: FiveNumbers;
  readonly outliers: readonly Rational[];
}

const boxesMax = 8;

export const boxPlot: Representation<BoxPlot> = { read, describe, draw: drawBoxPlot };

function read(reader: FigureReader, frame: Frame): BoxPlot {
  const quartiles = reader.choice('quartiles', ['medianExcluded', 'medianIncluded'], 'medianExcluded');
  const apart = reader.choice('outliers', ['none', 'iqr'], 'none') === 'iqr';
  const readOne = (item: FigureReader) => readBox(item, quartiles, apart);
  const boxes = reader.value('boxes') === undefined ? [readOne(reader)] : reader.objects('boxes', boxesMax, readOne);
  if (reader.value('boxes') !== undefined) reader.notEmpty('boxes', boxes);
  const reached = boxes.flatMap(({ five, outliers }) => [five.min, five.max, ...outliers]);
  return {
    ...frame,
    type: 'boxPlot',
    variable: reader.text('variable'),
    unit: reader.text('unit'),
    axis: readDataAxis(reader, reached),
    quartiles,
    boxes,
  };
}

/** A box by its data or by its five numbers. */
function readBox(item: FigureReader, quartiles: QuartileMethod, apart: boolean): LabeledBox {
  const label = item.text('label');
  if (item.value('data') !== undefined) {
    const data = item.known('data', limits.data);
    item.notEmpty('data', data);
    const five = fiveNumbers(data, quartiles);
    return { label, data, ...(apart ? setOutliersApart(data, five) : { five, outliers: [] }) };
  }
  const names = ['min', 'q1', 'median', 'q3', 'max'] as const;
  const spoken = ['the minimum', 'the first quartile', 'the median', 'the third quartile'];
  const problems = item.problems.length;
  const numbers = names.map((name) => item.number(name));
  const [min, q1, median, q3, max] = numbers as [Rational, Rational, Rational, Rational, Rational];
  for (const [index, name] of names.entries()) {
    const [before, value] = [numbers[index - 1], numbers[index]];
    if (item.problems.length > problems || !before || !value || compare(before, value) <= 0) continue;
    item.refuse(name, `is less than ${spoken[index - 1]}`);
  }
  return { label, data: [], five: { min, q1, median, q3, max }, outliers: [] };
}

function describe(figure: BoxPlot): string {
  const { axis, boxes } = figure;
  const line = `the axis goes from ${sayNumber(axis.min)} to ${sayNumber(axis.max)} by ${sayNumber(axis.step)}`;
  const names = boxes.map(({ label }, index) => sayLabel(label) || (boxes.length > 1 ? `box ${index + 1}` : 'the box'));
  if (figure.studentBlank)
    return sentences(
      `an axis for ${boxes.length === 1 ? 'a box plot' : `${boxes.length} box plots`}, to be filled in`,
      line,
    );
  return sentences(
    boxes.length === 1 ? 'a box plot' : `${boxes.length} box plots over one axis`,
    line,
    ...boxes.map(({ five, outliers, data }, index) => {
      const { min, q1, median, q3, max } = five;
      const numbers = `minimum ${sayNumber(min)}, first quartile ${sayNumber(q1)}, median ${sayNumber(median)}, third quartile ${sayNumber(q3)}, maximum ${sayNumber(max)}`;
      const apart = outliers.length > 0 ? `; outliers at ${list(outliers.map(sayNumber))}` : '';
      return `${names[index]}: ${numbers}${apart}${data.length > 0 ? `; from the values ${sayNumbers(data)}` : ''}`;
    }),
  );
}
