/** What is drawn on a coordinate plane, and polygons that are moved on one. */
import {
  choice,
  count,
  type Field,
  type FigureKind,
  flag,
  group,
  list,
  nextLetter,
  number,
  q,
  text,
  way,
  without,
} from '../fields.ts';
import { isObject, type Json, type JsonObject, type Path } from '../json.ts';

const spot = (x: number, y: number): JsonObject => ({ x: q(x), y: q(y) });

/** x and y of a point somewhere in a row. */
const place = (path: Path, name = ''): Field[] => [
  number([...path, 'x'], `${name}x`.trim()),
  number([...path, 'y'], `${name}y`.trim()),
];

const axis = (name: 'x' | 'y') =>
  group(`${name}-axis`, [
    number([name, 'min'], 'From', 'leftOut'),
    number([name, 'max'], 'To'),
    number([name, 'step'], 'Count by', 'leftOut'),
    text([name, 'label'], 'Name'),
  ]);

const isSloped = (line: JsonObject) => line.slope !== undefined || line.intercept !== undefined;
const isUpright = (line: JsonObject) => !isSloped(line) && line.x !== undefined;
const byPoints = (line: JsonObject) => !isSloped(line) && !isUpright(line);
const plain = (line: JsonObject) => without(line, 'slope', 'intercept', 'x', 'from', 'to', 'points');

/** A straight line, in the three ways of saying one. `inside` is where in the row it stands. */
function straight(inside: Path = []): Field[] {
  const [key] = inside;
  const of = (row: JsonObject) => (key === undefined ? row : isObject(row[key]) ? (row[key] as JsonObject) : {});
  const put = (row: JsonObject, line: JsonObject) => (key === undefined ? line : { ...row, [key]: line });
  const is = (test: (line: JsonObject) => boolean) => (row: JsonObject) => test(of(row));
  const make = (more: JsonObject) => (row: JsonObject) => put(row, { ...plain(of(row)), ...more });
  const points = byPointsOf(of);
  return [
    way('Line by', [
      { label: 'Slope and intercept', is: is(isSloped), make: make({ slope: q(1), intercept: q(0) }) },
      { label: 'Two points', is: is(byPoints), make: make({ from: spot(0, 0), to: spot(2, 1) }) },
      { label: 'Upright at an x', is: is(isUpright), make: make({ x: q(1) }) },
    ]),
    number([...inside, 'slope'], 'Slope', 'needed', { when: is(isSloped) }),
    number([...inside, 'intercept'], 'y-intercept', 'needed', { when: is(isSloped) }),
    number([...inside, 'x'], 'x', 'needed', { when: is(isUpright) }),
    ...points([...inside, 'from'], 'From '),
    ...points([...inside, 'to'], 'To '),
  ];
}

const byPointsOf = (of: (row: JsonObject) => JsonObject) => (path: Path, name: string) =>
  place(path, name).map((field) => ({ ...field, when: (row: JsonObject) => byPoints(of(row)) })) as Field[];

const corner = (rows: readonly Json[]): Json => ({ ...spot(rows.length, 1), label: nextLetter(rows) });
const namedPlace = [...place([]), text(['label'], 'Name')];

export const coordinatePlane: FigureKind = {
  example: {
    ...{ type: 'coordinatePlane', quadrants: 4 },
    x: { min: q(-5), max: q(5), step: q(1), label: '$x$' },
    y: { min: q(-5), max: q(5), step: q(1), label: '$y$' },
    points: [
      { ...spot(2, 3), label: 'A' },
      { ...spot(-3, 1), label: 'B' },
    ],
  },
  fields: [
    axis('x'),
    axis('y'),
    way('Quadrants', [
      { label: 'All four', is: ({ quadrants }) => quadrants !== 1, make: (plane) => withQuadrants(plane, 4) },
      { label: 'The first', is: ({ quadrants }) => quadrants === 1, make: (plane) => withQuadrants(plane, 1) },
    ]),
    list(['points'], 'Points', 'point', namedPlace, corner),
    list(
      ['lines'],
      'Lines',
      'line',
      [...straight(), text(['label'], 'Name'), flag(['dashed'], 'Dashed', false)],
      () => ({
        ...{ slope: q(1), intercept: q(0), label: '' },
      }),
    ),
    list(
      ['segments'],
      'Segments',
      'segment',
      [
        ...place(['from'], 'From '),
        ...place(['to'], 'To '),
        text(['label'], 'Name'),
        flag(['dashed'], 'Dashed', false),
      ],
      () => ({ from: spot(0, 0), to: spot(2, 1), label: '' }),
    ),
    list(
      ['polygons'],
      'Polygons',
      'polygon',
      [list(['vertices'], 'Corners', 'corner', namedPlace, corner), text(['label'], 'Name')],
      () => ({ vertices: [spot(0, 0), spot(3, 0), spot(0, 2)], label: '' }),
    ),
    list(
      ['functions'],
      'Graphs of rules',
      'graph',
      [
        text(['expr'], 'Rule in x', { plain: true, code: true, hint: 'Such as 2x + 1 or x^2' }),
        number(['from'], 'From x', 'leftOut'),
        number(['to'], 'To x', 'leftOut'),
      ],
      () => ({ expr: '2x + 1' }),
    ),
    list(
      ['halfPlanes'],
      'Shaded half planes',
      'half plane',
      [
        ...straight(['line']),
        choice(['side'], 'Shaded side', { above: 'Above', below: 'Below', left: 'Left', right: 'Right' }),
        flag(['strict'], 'Without the line itself', false),
      ],
      () => ({ line: { slope: q(1), intercept: q(0) }, side: 'above' }),
    ),
    list(['scatter'], 'Data points', 'data point', place([]), (rows) => spot(rows.length, 1)),
    way('Line of fit', [
      { label: 'None', is: ({ fitLine }) => !fitLine, make: (plane) => without(plane, 'fitLine') },
      { label: 'Computed', is: ({ fitLine }) => fitLine === true, make: (plane) => ({ ...plane, fitLine: true }) },
      {
        label: 'My own',
        is: ({ fitLine }) => isObject(fitLine),
        make: (plane) => ({ ...plane, fitLine: { slope: q(1), intercept: q(0) } }),
      },
    ]),
    group('Own line of fit', straight(['fitLine']), ({ fitLine }) => isObject(fitLine)),
  ],
};

/** The first quadrant begins at 0; all four are as wide to the left as to the right. */
function withQuadrants(plane: JsonObject, quadrants: 1 | 4): JsonObject {
  const axes = (['x', 'y'] as const).map((name) => {
    const old = isObject(plane[name]) ? plane[name] : {};
    return [name, quadrants === 1 ? { ...old, min: q(0) } : without(old, 'min')] as const;
  });
  return { ...plane, ...Object.fromEntries(axes), quadrants };
}

export const transformation: FigureKind = {
  example: {
    type: 'transformation',
    preimage: [
      { ...spot(1, 1), label: 'A' },
      { ...spot(4, 1), label: 'B' },
      { ...spot(1, 3), label: 'C' },
    ],
    moves: [{ kind: 'translate', dx: q(-5), dy: q(1) }],
  },
  fields: [
    list(['preimage'], 'Polygon', 'corner', namedPlace, corner),
    list(
      ['moves'],
      'Moves, one after another',
      'move',
      [
        way('Move', [
          {
            label: 'Translate',
            is: ({ kind }) => kind === 'translate',
            make: () => ({ kind: 'translate', dx: q(1), dy: q(0) }),
          },
          {
            label: 'Rotate',
            is: ({ kind }) => kind === 'rotate',
            make: () => ({ kind: 'rotate', center: spot(0, 0), degrees: q(90) }),
          },
          { label: 'Reflect', is: ({ kind }) => kind === 'reflect', make: () => ({ kind: 'reflect', line: 'y' }) },
          {
            label: 'Dilate',
            is: ({ kind }) => kind === 'dilate',
            make: () => ({ kind: 'dilate', center: spot(0, 0), factor: q(2) }),
          },
        ]),
        number(['dx'], 'Along x', 'needed', { when: ({ kind }) => kind === 'translate' }),
        number(['dy'], 'Along y', 'needed', { when: ({ kind }) => kind === 'translate' }),
        ...place(['center'], 'Center ').map((field) => ({
          ...field,
          when: ({ kind }: JsonObject) => kind === 'rotate' || kind === 'dilate',
        })),
        number(['degrees'], 'Degrees, against the clock', 'needed', { when: ({ kind }) => kind === 'rotate' }),
        number(['factor'], 'Factor', 'needed', { when: ({ kind }) => kind === 'dilate' }),
        way(
          'Over',
          [
            { label: 'the x-axis', is: ({ line }) => line === 'x', make: (move) => ({ ...move, line: 'x' }) },
            { label: 'the y-axis', is: ({ line }) => line === 'y', make: (move) => ({ ...move, line: 'y' }) },
            {
              label: 'another line',
              is: ({ line }) => isObject(line),
              make: (move) => ({ ...move, line: { slope: q(1), intercept: q(0) } }),
            },
          ],
          { when: ({ kind }) => kind === 'reflect' },
        ),
        group('Line to reflect over', straight(['line']), ({ kind, line }) => kind === 'reflect' && isObject(line)),
      ] as Field[],
      () => ({ kind: 'translate', dx: q(1), dy: q(0) }),
    ),
  ],
};

export const figure2d: FigureKind = {
  example: {
    ...{ type: 'figure2d', shape: 'rightTriangle', measures: { base: q(4), height: q(3) } },
    ...{ sideLabels: ['4', '$c$', '3'], marks: { rightAngle: [q(0)] } },
  },
  fields: [
    way('Shape', [
      shape('polygon', 'Polygon by its corners', []),
      shape('rectangle', 'Rectangle', ['width', 'height']),
      shape('square', 'Square', ['side']),
      shape('triangle', 'Triangle', ['base', 'height']),
      shape('rightTriangle', 'Right triangle', ['base', 'height']),
      shape('equilateralTriangle', 'Equilateral triangle', ['side']),
      shape('parallelogram', 'Parallelogram', ['base', 'height']),
      shape('trapezoid', 'Trapezoid', ['base', 'top', 'height']),
      shape('regularPolygon', 'Regular polygon', ['side']),
      shape('circle', 'Circle', ['radius']),
    ]),
    list(['vertices'], 'Corners, against the clock', 'corner', place([]), (rows) => spot(rows.length, 1), {
      when: ({ shape: name }) => name === undefined || name === 'polygon',
    }),
    ...measured('base', 'Base', 'triangle', 'rightTriangle', 'parallelogram', 'trapezoid'),
    ...measured('top', 'Top', 'trapezoid'),
    ...measured('width', 'Width', 'rectangle'),
    ...measured('height', 'Height', 'rectangle', 'triangle', 'rightTriangle', 'parallelogram', 'trapezoid'),
    ...measured('side', 'Side', 'square', 'equilateralTriangle', 'regularPolygon'),
    ...measured('radius', 'Radius', 'circle'),
    count(['measures', 'sides'], 'How many sides', { when: ({ shape: name }) => name === 'regularPolygon' }),
    list(['sideLabels'], 'Labels of the sides', 'label', [text([], 'Side')], () => ''),
    list(['angleLabels'], 'Labels of the angles', 'label', [text([], 'Angle')], () => ''),
    list(['marks', 'equal'], 'Sides of equal length', 'group', [sides()], () => [q(0), q(1)]),
    list(['marks', 'parallel'], 'Parallel sides', 'group', [sides()], () => [q(0), q(2)]),
    rightAngles(),
    flag(['toScale'], 'Drawn to scale', true),
  ],
};

function shape(name: string, label: string, measures: readonly string[]) {
  return {
    label,
    is: (figure: JsonObject) => (figure.shape ?? 'polygon') === name,
    make: (figure: JsonObject): JsonObject => {
      const old = isObject(figure.measures) ? figure.measures : {};
      const sizes = Object.fromEntries(measures.map((one, index) => [one, old[one] ?? q(4 - index)]));
      const bare = { ...without(figure, 'measures', 'vertices', 'sideLabels', 'angleLabels', 'marks'), shape: name };
      if (name === 'polygon') return { ...bare, vertices: [spot(0, 0), spot(4, 0), spot(3, 3)] };
      return { ...bare, measures: name === 'regularPolygon' ? { ...sizes, sides: 6 } : sizes };
    },
  };
}

function measured(name: string, label: string, ...shapes: readonly string[]): Field[] {
  return [number(['measures', name], label, 'needed', { when: (figure) => shapes.includes(String(figure.shape)) })];
}

function sides(): Field {
  return { kind: 'numbers', path: [], label: 'Sides', hint: 'The bottom side is 1', fromOne: true };
}

function rightAngles(): Field {
  return {
    ...{ kind: 'numbers', path: ['marks', 'rightAngle'], label: 'Right angles at corners' },
    ...{ hint: 'The lower left corner is 1', fromOne: true },
  };
}
