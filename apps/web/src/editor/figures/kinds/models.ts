/** Models of areas, fractions and equations, and solids: area model, fraction model, hanger, algebra tiles, solid and net. */
import {
  choice,
  count,
  type Field,
  type FigureKind,
  flag,
  group,
  list,
  number,
  q,
  text,
  way,
  without,
} from '../fields.ts';
import { isList, isObject, type Json, type JsonObject } from '../json.ts';

const isFraction = ({ mode }: JsonObject) => mode === 'fractionOfFraction';
const sidePart = [
  number(['size'], 'Size', 'unknown'),
  text(['label'], 'Label', { hint: 'Instead of the size, such as x' }),
];
const sizes = (...all: readonly number[]): Json => all.map((size) => ({ label: '', size: q(size) }));

/** What the parts of a side are called, for the table of cells. */
const partNames = (key: 'rows' | 'cols') => (model: JsonObject) => {
  const parts = model[key];
  return isList(parts)
    ? parts.map((part, index) => (isObject(part) && part.label ? String(part.label) : `${index + 1}`))
    : [];
};

const products = (mode: string) => (model: JsonObject) =>
  isFraction(model) || model.mode === undefined
    ? { ...without(model, 'cells'), mode, rows: sizes(10, 4), cols: sizes(20, 3) }
    : { ...model, mode };

export const areaModel: FigureKind = {
  example: { type: 'areaModel', mode: 'partialProducts', rows: sizes(10, 4), cols: sizes(20, 3) },
  fields: [
    way('It shows', [
      {
        label: 'Partial products',
        is: (model) => !isFraction(model) && model.mode !== 'distributive',
        make: products('partialProducts'),
      },
      { label: 'The distributive property', is: ({ mode }) => mode === 'distributive', make: products('distributive') },
      {
        label: 'A fraction of a fraction',
        is: isFraction,
        make: (model) => ({
          ...{ ...without(model, 'cells'), mode: 'fractionOfFraction' },
          ...{ rows: { parts: 3, shaded: 2 }, cols: { parts: 4, shaded: 3 } },
        }),
      },
    ]),
    group('Down the side', [count(['rows', 'parts'], 'Rows'), count(['rows', 'shaded'], 'Shaded rows')], isFraction),
    group(
      'Along the top',
      [count(['cols', 'parts'], 'Columns'), count(['cols', 'shaded'], 'Shaded columns')],
      isFraction,
    ),
    list(['rows'], 'Parts down the side', 'part', sidePart, () => ({ label: '', size: q(1) }), {
      when: (model) => !isFraction(model),
    }),
    list(['cols'], 'Parts along the top', 'part', sidePart, () => ({ label: '', size: q(1) }), {
      when: (model) => !isFraction(model),
    }),
    way(
      'In the cells',
      [
        {
          label: 'Their products',
          is: ({ cells }) => cells === undefined || cells === 'auto',
          make: (model) => without(model, 'cells'),
        },
        { label: 'Nothing', is: ({ cells }) => cells === 'blank', make: (model) => ({ ...model, cells: 'blank' }) },
        { label: 'My own words', is: ({ cells }) => isList(cells), make: (model) => ({ ...model, cells: [['']] }) },
      ],
      { when: (model) => !isFraction(model) },
    ),
    {
      ...{ kind: 'grid', path: ['cells'], label: 'Words in the cells', holds: 'words' },
      ...{ rowNames: partNames('rows'), columnNames: partNames('cols') },
      when: (model) => !isFraction(model) && isList(model.cells),
    },
  ],
};

export const fractionModel: FigureKind = {
  example: { type: 'fractionModel', shape: 'bar', wholes: 1, parts: 4, shaded: 3 },
  fields: [
    choice(['shape'], 'Shape', { bar: 'Bar', circle: 'Circle', rectangle: 'Rectangle', set: 'Set of counters' }),
    count(['wholes'], 'Wholes'),
    count(['parts'], 'Parts in each'),
    count(['shaded'], 'Shaded parts', { hint: 'May be more than one whole' }),
  ],
};

const hung: Field[] = [
  choice(['shape'], 'Shape', {
    ...{ square: 'Square', triangle: 'Triangle', circle: 'Circle', rectangle: 'Rectangle' },
    ...{ diamond: 'Diamond', pentagon: 'Pentagon', hexagon: 'Hexagon' },
  }),
  text(['label'], 'Label', { hint: 'A number or x' }),
  count(['count'], 'How many'),
];

export const hangerDiagram: FigureKind = {
  example: {
    type: 'hangerDiagram',
    left: [
      { shape: 'triangle', label: '$x$', count: 3 },
      { shape: 'square', label: '5', count: 1 },
    ],
    right: [{ shape: 'square', label: '20', count: 1 }],
    state: 'balanced',
  },
  fields: [
    list(['left'], 'Left side', 'shape', hung, () => ({ shape: 'square', label: '1', count: 1 })),
    list(['right'], 'Right side', 'shape', hung, () => ({ shape: 'square', label: '1', count: 1 })),
    choice(['state'], 'The hanger', {
      balanced: 'Balanced',
      leftHeavy: 'Lower on the left',
      rightHeavy: 'Lower on the right',
    }),
  ],
};

const signs = [
  { value: 1, label: 'Positive' },
  { value: -1, label: 'Negative' },
];
const tiles: Field[] = [
  choice(['kind'], 'Tile', { one: '1', x: 'x', x2: 'x²' }),
  { kind: 'choice', path: ['sign'], label: 'Sign', options: signs, otherwise: 1 },
  count(['count'], 'How many'),
];

export const algebraTiles: FigureKind = {
  example: {
    ...{ type: 'algebraTiles', mat: 'equation' },
    left: [
      { kind: 'x', sign: 1, count: 2 },
      { kind: 'one', sign: 1, count: 1 },
    ],
    right: [{ kind: 'one', sign: 1, count: 5 }],
  },
  fields: [
    choice(['mat'], 'Mat', { expression: 'Expression', equation: 'Equation' }),
    list(['left'], 'Tiles', 'kind of tile', tiles, () => ({ kind: 'one', sign: 1, count: 1 })),
    list(['right'], 'Tiles on the right', 'kind of tile', tiles, () => ({ kind: 'one', sign: 1, count: 1 }), {
      when: ({ mat }) => mat === 'equation',
    }),
    flag(['zeroPairs'], 'Opposites stand together as zero pairs', false),
  ],
};

const dimensionsOf = {
  rectangularPrism: ['length', 'width', 'height'],
  triangularPrism: ['base', 'height', 'length'],
  pyramid: ['base', 'height'],
  cylinder: ['radius', 'height'],
  cone: ['radius', 'height'],
  sphere: ['radius'],
} as const;
const solidNames = {
  rectangularPrism: 'Rectangular prism',
  triangularPrism: 'Triangular prism',
  pyramid: 'Pyramid with a square base',
  cylinder: 'Cylinder',
  cone: 'Cone',
  sphere: 'Sphere',
} as const;
type SolidName = keyof typeof dimensionsOf;
const solidOf = ({ solid: name }: JsonObject): SolidName =>
  (Object.keys(dimensionsOf) as SolidName[]).find((one) => one === name) ?? 'rectangularPrism';

function solidFields(names: readonly SolidName[]): Field[] {
  const dimensions = { length: 'Length', width: 'Width', base: 'Base', radius: 'Radius', height: 'Height' } as const;
  return [
    way(
      'Solid',
      names.map((name) => ({
        label: solidNames[name],
        is: (figure) => solidOf(figure) === name,
        make: (figure) => {
          const old = isObject(figure.dimensions) ? figure.dimensions : {};
          const sized = dimensionsOf[name].map((one, index) => [one, old[one] ?? q(4 - index)] as const);
          return { ...figure, solid: name, dimensions: Object.fromEntries(sized) };
        },
      })),
    ),
    ...Object.entries(dimensions).map(([dimension, label]) =>
      number(['dimensions', dimension], label, 'unknown', {
        when: (figure) => dimensionsOf[solidOf(figure)].some((one) => one === dimension),
      }),
    ),
    text(['unit'], 'Unit', { plain: true }),
    list(['faceLabels'], 'Labels of the faces', 'label', [text([], 'Face')], () => ''),
  ];
}

const box = { solid: 'rectangularPrism', dimensions: { length: q(6), width: q(4), height: q(3) }, unit: 'cm' };
const all = Object.keys(dimensionsOf) as SolidName[];

export const solid: FigureKind = { example: { type: 'solid', ...box }, fields: solidFields(all) };

export const net: FigureKind = {
  example: { type: 'net', ...box },
  fields: solidFields(all.filter((name) => name !== 'sphere')),
};
