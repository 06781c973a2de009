/** A histogram: bars over bins that touch, each as high as the number of values in it. */
import { nameOfVariable } from './dot-plot.ts';
import { drawHistogram } from './drawing/histogram.ts';
import { compare, divide, floor, greatest, least, multiply, type Rational, rational, subtract } from './rational.ts';
import { type FigureReader, limits } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { type Bin, binned } from './statistics.ts';
import { axisAround } from './ticks.ts';
import { counted, sayLabel, sayNumber, sayNumbers, sentences } from './words.ts';

export interface Histogram extends Frame {
  readonly type: 'histogram';
  readonly variable: string;
  readonly unit: string;
  readonly data: readonly Rational[];
  /** In order, none over another. */
  readonly bins: readonly Bin[];
}

const binsMax = 40;
const countMax = 100_000;

export const histogram: Representation<Histogram> = { read, describe, draw: drawHistogram };

function read(reader: FigureReader, frame: Frame): Histogram {
  const data = reader.known('data', limits.data);
  const given = reader.value('bins') !== undefined;
  if (!given) reader.notEmpty('data', data);
  return {
    ...frame,
    type: 'histogram',
    variable: reader.text('variable'),
    unit: reader.text('unit'),
    data: given ? [] : data,
    bins: given ? readBins(reader) : binsOf(reader, data),
  };
}

function readBins(reader: FigureReader): Bin[] {
  const bins = reader.objects('bins', binsMax, (item) => {
    const [from, to] = [item.number('from'), item.number('to')];
    if (compare(from, to) >= 0) item.refuse('to', 'is not greater than where the bar begins');
    return { from, to, count: item.maybe('count') === null ? null : item.count('count', 0, countMax) };
  });
  reader.notEmpty('bins', bins);
  const ordered = [...bins].sort((a, b) => compare(a.from, b.from));
  const crossing = ordered.some(({ from }, index) => index > 0 && compare(from, ordered[index - 1]?.to ?? from) < 0);
  if (crossing) reader.refuse('bins', 'overlap');
  return ordered;
}

function binsOf(reader: FigureReader, data: readonly Rational[]): Bin[] {
  if (data.length === 0) return [];
  const width = reader.value('binWidth') === undefined ? axisAround(data, 8).step : reader.size('binWidth');
  const lowest = least(data);
  const start = reader.maybe('start') ?? multiply(width, rational(floor(divide(lowest, width))));
  if (compare(start, lowest) > 0) reader.refuse('start', `lies after ${sayNumber(lowest)}, which is among the data`);
  else if (compare(divide(subtract(greatest(data), start), width), rational(binsMax)) >= 0) {
    reader.refuse('binWidth', `is too small: it asks for more than ${binsMax} bars`);
  } else return binned(data, start, width);
  return [];
}

function describe(figure: Histogram): string {
  const { bins, data } = figure;
  const name = sayLabel(nameOfVariable(figure));
  const start = `a histogram${name && ` of ${name}`} with ${counted(bins.length, 'bin')}`;
  if (figure.studentBlank) {
    return sentences(`${start}, to be filled in`, `they begin at ${sayNumbers(bins.map(({ from }) => from))}`);
  }
  return sentences(
    start,
    ...bins.map(({ from, to, count }) => {
      const many = count === null ? 'an unknown number' : counted(count, 'value');
      return `from ${sayNumber(from)} to below ${sayNumber(to)}: ${many}`;
    }),
    data.length > 0 ? `the values: ${sayNumbers(data)}` : '',
  );
}
