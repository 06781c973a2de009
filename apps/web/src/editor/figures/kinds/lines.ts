/** Lines and tables of numbers: number line, double number line, tape diagram, ratio table. */
import { asRational } from '@tangram/math-figures';
import {
  choice,
  count,
  type FigureKind,
  flag,
  group,
  list,
  nextLetter,
  number,
  numbers,
  q,
  text,
  way,
  without,
} from '../fields.ts';
import { isList, type JsonObject, valueAt } from '../json.ts';

const isHorizontal = { horizontal: 'Horizontal', vertical: 'Vertical' };

/** The number in the middle of a line, for what is put on it anew. */
const middle = (scope: JsonObject) => {
  const [min, step] = [asRational(scope.min), asRational(scope.majorStep)];
  return min && step ? q(min.n * step.d + step.n * min.d, min.d * step.d) : q(0);
};
const startOf = (scope: JsonObject) => scope.min ?? q(0);

export const numberLine: FigureKind = {
  example: {
    ...{ type: 'numberLine', min: q(0), max: q(2), majorStep: q(1), minorPerMajor: 3, labels: 'auto' },
    points: [{ at: q(3, 4), label: 'A', style: 'filled' }],
  },
  fields: [
    group('The line', [
      number(['min'], 'From'),
      number(['max'], 'To'),
      number(['majorStep'], 'Count by'),
      count(['minorPerMajor'], 'Marks between'),
      choice(['orientation'], 'Direction', isHorizontal),
      way('Numbered', [
        {
          label: 'As usual',
          is: ({ labels }) => !isList(labels) && labels !== 'fractions',
          make: (line) => without(line, 'labels'),
        },
        {
          label: 'As fractions',
          is: ({ labels }) => labels === 'fractions',
          make: (line) => ({ ...line, labels: 'fractions' }),
        },
        {
          label: 'My own',
          is: ({ labels }) => isList(labels),
          make: (line) => ({ ...line, labels: [{ at: startOf(line), text: '0' }] }),
        },
      ]),
    ]),
    list(
      ['labels'],
      'Own labels',
      'label',
      [number(['at'], 'At'), text(['text'], 'Text')],
      (_, line) => ({ at: middle(line), text: '' }),
      {
        when: ({ labels }) => isList(labels),
      },
    ),
    list(
      ['points'],
      'Points',
      'point',
      [number(['at'], 'At'), text(['label'], 'Name'), choice(['style'], 'Dot', { filled: 'Filled', open: 'Open' })],
      (rows, line) => ({ at: middle(line), label: nextLetter(rows), style: 'filled' }),
    ),
    list(
      ['intervals'],
      'Intervals',
      'interval',
      [
        number(['from'], 'From', 'leftOut', { hint: 'Empty: goes on for ever' }),
        flag(['fromClosed'], 'Start included', true),
        number(['to'], 'To', 'leftOut', { hint: 'Empty: goes on for ever' }),
        flag(['toClosed'], 'End included', true),
      ],
      (_, line) => ({ from: startOf(line), to: middle(line), fromClosed: true, toClosed: true }),
    ),
    list(
      ['jumps'],
      'Jumps',
      'jump',
      [number(['from'], 'From'), number(['to'], 'To'), text(['label'], 'Label')],
      (_, line) => ({ from: startOf(line), to: middle(line), label: '' }),
    ),
  ],
};

const counted = (name: 'top' | 'bottom', label: string) =>
  group(label, [
    text([name, 'label'], 'What it counts'),
    text([name, 'unit'], 'Unit'),
    numbers([name, 'values'], 'Numbers', { hint: 'With commas; ? for an unknown' }),
  ]);

export const doubleNumberLine: FigureKind = {
  example: {
    type: 'doubleNumberLine',
    top: { label: 'time', unit: 'minutes', values: [q(0), q(2), q(4), q(6), q(8)] },
    bottom: { label: 'distance', unit: 'miles', values: [q(0), q(3), q(6), q(9), null] },
    marks: [],
    jumps: [],
  },
  fields: [
    counted('top', 'Upper line'),
    counted('bottom', 'Lower line'),
    list(
      ['marks'],
      'Marks across both lines',
      'mark',
      [
        number(['at'], 'Spaces from 0', 'needed', { hint: '2 is the second tick, 1/2 is halfway to the first' }),
        number(['top'], 'Upper number', 'leftOut', { hint: '? is drawn as unknown' }),
        number(['bottom'], 'Lower number', 'leftOut'),
      ],
      () => ({ at: q(1) }),
    ),
    list(
      ['jumps'],
      'Jumps',
      'jump',
      [
        choice(['line'], 'On', { top: 'Upper line', bottom: 'Lower line' }),
        number(['from'], 'From tick'),
        number(['to'], 'To tick'),
        text(['label'], 'Label'),
      ],
      () => ({ line: 'top', from: q(0), to: q(1), label: '' }),
    ),
    flag(['checkProportional'], 'Every pair has the same ratio', true, {
      hint: 'A quiet remark says so where one has not',
    }),
  ],
};

export const tapeDiagram: FigureKind = {
  example: {
    type: 'tapeDiagram',
    tapes: [
      { label: 'red', parts: [1, 2].map(() => ({ label: '', shaded: true })) },
      { label: 'blue', parts: [1, 2, 3].map(() => ({ label: '', shaded: false })), total: q(15) },
    ],
  },
  fields: [
    choice(['scale'], 'Width of the parts', { equalParts: 'All alike', proportional: 'As wide as their size' }),
    list(
      ['tapes'],
      'Tapes',
      'tape',
      [
        text(['label'], 'Name'),
        list(
          ['parts'],
          'Parts',
          'part',
          [number(['size'], 'Size', 'leftOut'), text(['label'], 'Label'), flag(['shaded'], 'Shaded', false)],
          (rows) => ({ label: '', shaded: valueAt(rows.at(-1), ['shaded']) === true }),
        ),
        number(['total'], 'Total', 'leftOut', { orWords: true, hint: 'A number, words such as 60 cups, or ?' }),
      ],
      () => ({ label: '', parts: [1, 2, 3].map(() => ({ label: '', shaded: false })) }),
    ),
    list(
      ['braces'],
      'Braces',
      'brace',
      [
        count(['tape'], 'Over tape', { fromOne: true }),
        count(['fromPart'], 'From part', { fromOne: true }),
        count(['toPart'], 'To part', { fromOne: true }),
        text(['label'], 'Label'),
      ],
      () => ({ tape: 0, fromPart: 0, toPart: 0, label: '' }),
    ),
  ],
};

export const ratioTable: FigureKind = {
  example: {
    type: 'ratioTable',
    rows: [
      { label: 'flour (cups)', cells: [q(2), q(4), q(6), q(10)] },
      { label: 'milk (cups)', cells: [q(3), q(6), q(9), null] },
    ],
  },
  fields: [
    list(
      ['rows'],
      'Rows',
      'row',
      [text(['label'], 'What it counts'), numbers(['cells'], 'Numbers', { hint: 'With commas; ? for an unknown' })],
      (rows) => {
        const cells = valueAt(rows[0], ['cells']);
        return { label: '', cells: (isList(cells) ? cells : []).map(() => null) };
      },
    ),
    choice(['orientation'], 'Direction', isHorizontal),
    list(
      ['arrows'],
      'Arrows',
      'arrow',
      [
        count(['fromCol'], 'From column', { fromOne: true }),
        count(['toCol'], 'To column', { fromOne: true }),
        text(['label'], 'Label, such as × 2'),
      ],
      () => ({ fromCol: 0, toCol: 1, label: '× 2' }),
    ),
    flag(['checkProportional'], 'Every column has the same ratio', true, {
      hint: 'A quiet remark says so where one has not',
    }),
  ],
};
