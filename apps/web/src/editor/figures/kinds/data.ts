/** Drawings of data: dot plot, histogram, box plot, two-way table, tree diagram. */
import { add, asRational, subtract } from '@tangram/math-figures';
import { choice, type Field, type FigureKind, group, list, number, numbers, q, text, way, without } from '../fields.ts';
import { isList, isObject, type JsonObject } from '../json.ts';

const named: Field[] = [text(['variable'], 'What is measured'), text(['unit'], 'Unit')];
const dataHint = { hint: 'With commas, or pasted from a spreadsheet' };

const axis: Field[] = [
  way('Axis', [
    { label: 'Around the data', is: ({ axis: given }) => !isObject(given), make: (plot) => without(plot, 'axis') },
    {
      label: 'My own',
      is: ({ axis: given }) => isObject(given),
      make: (plot) => ({ ...plot, axis: { min: q(0), max: q(100), step: q(10) } }),
    },
  ]),
  group(
    'Own axis',
    [number(['axis', 'min'], 'From'), number(['axis', 'max'], 'To'), number(['axis', 'step'], 'Count by', 'leftOut')],
    ({ axis: given }) => isObject(given),
  ),
];

export const dotPlot: FigureKind = {
  example: {
    ...{ type: 'dotPlot', variable: 'books read in a month', unit: '' },
    data: [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6, 9].map((value) => q(value)),
  },
  fields: [...named, numbers(['data'], 'Values', dataHint), ...axis],
};

export const histogram: FigureKind = {
  example: {
    ...{ type: 'histogram', variable: 'reading', unit: 'minutes', binWidth: q(10), start: q(0) },
    data: [5, 8, 12, 15, 18, 20, 24, 25, 31, 35, 44].map((value) => q(value)),
  },
  fields: [
    ...named,
    way('Bars from', [
      {
        label: 'Values',
        is: ({ bins }) => bins === undefined,
        make: (plot) => ({
          ...without(plot, 'bins'),
          data: isList(plot.data) && plot.data.length > 0 ? plot.data : [q(1), q(2)],
        }),
      },
      {
        label: 'Counts',
        is: ({ bins }) => bins !== undefined,
        make: (plot) => ({ ...plot, bins: [0, 10, 20].map((from) => ({ from: q(from), to: q(from + 10), count: 1 })) }),
      },
    ]),
    numbers(['data'], 'Values', { ...dataHint, when: ({ bins }) => bins === undefined }),
    number(['binWidth'], 'Width of a bar', 'leftOut', { when: ({ bins }) => bins === undefined }),
    number(['start'], 'First bar from', 'leftOut', { when: ({ bins }) => bins === undefined }),
    list(
      ['bins'],
      'Bars',
      'bar',
      [number(['from'], 'From'), number(['to'], 'To below'), number(['count'], 'How many', 'unknown')],
      (rows) => {
        const last = rows.at(-1);
        const [from, to] = isObject(last) ? [asRational(last.from), asRational(last.to)] : [null, null];
        if (!from || !to) return { from: q(0), to: q(10), count: 1 };
        // As wide as the one before it.
        const { n, d } = subtract(add(to, to), from);
        return { from: q(to.n, to.d), to: q(n, d), count: 1 };
      },
      { when: ({ bins }) => bins !== undefined },
    ),
  ],
};

const five = ['min', 'q1', 'median', 'q3', 'max'] as const;
const fiveNames = { min: 'Minimum', q1: 'First quartile', median: 'Median', q3: 'Third quartile', max: 'Maximum' };
const hasData = (box: JsonObject) => box.data !== undefined;

const boxFields: Field[] = [
  way('Box from', [
    {
      label: 'Values',
      is: hasData,
      make: (box) => ({ ...without(box, ...five), data: [4, 6, 7, 9, 12].map((value) => q(value)) }),
    },
    {
      label: 'Five numbers',
      is: (box) => !hasData(box),
      make: (box) => ({ ...without(box, 'data'), min: q(4), q1: q(5), median: q(7), q3: q(10), max: q(12) }),
    },
  ]),
  numbers(['data'], 'Values', { ...dataHint, when: hasData }),
  ...five.map((name) => number([name], fiveNames[name], 'needed', { when: (box) => !hasData(box) })),
];

const single = ({ boxes }: JsonObject) => boxes === undefined;

export const boxPlot: FigureKind = {
  example: {
    ...{ type: 'boxPlot', variable: 'wait', unit: 'minutes' },
    boxes: [
      { label: 'Line 4', data: [5, 8, 8, 10, 12, 12, 15, 20, 25].map((value) => q(value)) },
      { label: 'Line 52', data: [3, 6, 7, 9, 10, 13, 17].map((value) => q(value)) },
    ],
  },
  fields: [
    ...named,
    way('Boxes', [
      { label: 'Several', is: (plot) => !single(plot), make: severalBoxes },
      { label: 'One', is: single, make: oneBox },
    ]),
    ...boxFields.map((field) => ({
      ...field,
      when: (plot: JsonObject) => single(plot) && (field.when?.(plot) ?? true),
    })),
    list(
      ['boxes'],
      'Boxes',
      'box',
      [text(['label'], 'Name'), ...boxFields],
      () => ({ label: '', data: [4, 6, 7, 9, 12].map((value) => q(value)) }),
      { when: (plot) => !single(plot) },
    ),
    ...axis,
    choice(['quartiles'], 'Quartiles', {
      medianExcluded: 'Halves without the median',
      medianIncluded: 'Halves with the median',
    }),
    choice(['outliers'], 'Outliers', { none: 'Not set apart', iqr: 'Set apart (1.5 × IQR)' }),
  ],
};

function severalBoxes(plot: JsonObject): JsonObject {
  const box = Object.fromEntries(Object.entries(plot).filter(([key]) => ['data', ...five].includes(key)));
  return { ...without(plot, 'data', ...five), boxes: [{ label: '', ...box }] };
}

function oneBox(plot: JsonObject): JsonObject {
  const first = isList(plot.boxes) ? plot.boxes[0] : undefined;
  return { ...without(plot, 'boxes'), ...(isObject(first) ? without(first, 'label') : {}) };
}

const namesIn = (key: string) => (table: JsonObject) => {
  const names = table[key];
  return isList(names) ? names.map(String) : [];
};

export const twoWayTable: FigureKind = {
  example: {
    ...{ type: 'twoWayTable', rowNames: ['grade 6', 'grade 7'], colNames: ['bus', 'walk'] },
    counts: [
      [q(12), q(9)],
      [q(10), null],
    ],
  },
  fields: [
    list(['rowNames'], 'Rows', 'row', [text([], 'Name')], (rows) => `row ${rows.length + 1}`),
    list(['colNames'], 'Columns', 'column', [text([], 'Name')], (rows) => `column ${rows.length + 1}`),
    {
      ...{ kind: 'grid', path: ['counts'], label: 'Counts', hint: 'Empty is drawn as ?', holds: 'numbers' },
      ...{ rowNames: namesIn('rowNames'), columnNames: namesIn('colNames') },
    },
    choice(['relative'], 'Show', {
      none: 'Counts',
      row: 'Percents of each row',
      column: 'Percents of each column',
      total: 'Percents of the whole',
    }),
  ],
};

export const treeDiagram: FigureKind = {
  example: {
    type: 'treeDiagram',
    levels: [
      { name: 'coin', branches: ['H', 'T'].map((label) => ({ label, probability: q(1, 2) })) },
      { name: 'coin', branches: ['H', 'T'].map((label) => ({ label, probability: q(1, 2) })) },
    ],
  },
  fields: [
    list(
      ['levels'],
      'Levels',
      'level',
      [
        text(['name'], 'Name'),
        list(
          ['branches'],
          'Branches',
          'branch',
          [text(['label'], 'Outcome'), number(['probability'], 'Probability', 'leftOut')],
          () => ({ label: '' }),
        ),
      ],
      () => ({ name: '', branches: [{ label: 'yes' }, { label: 'no' }] }),
    ),
  ],
};
