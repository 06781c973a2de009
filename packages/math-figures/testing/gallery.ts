/** Figures of every kind, as teachers would write them, for the tests that look at all of them. */

const q = (n: number, d = 1) => ({ n, d });
const spot = (x: number, y: number) => ({ x: q(x), y: q(y) });

type Sample = {
  readonly type: string;
  readonly title: string;
  readonly altText: string;
  readonly [more: string]: unknown;
};

function sample(type: string, title: string, more: Readonly<Record<string, unknown>>): Sample {
  return { type, title, altText: '', ...more };
}

const lines: readonly Sample[] = [
  sample('numberLine', 'Quarters up to two', {
    ...{ min: q(0), max: q(2), majorStep: q(1, 4), labels: 'fractions' },
    points: [{ at: q(7, 4), label: '$1\\frac{3}{4}$', style: 'filled' }],
  }),
  sample('numberLine', 'At least two and a half, below seven', {
    ...{ min: q(0), max: q(10), majorStep: q(1), minorPerMajor: 1 },
    intervals: [{ from: q(5, 2), to: q(7), fromClosed: true, toClosed: false }],
  }),
  sample('numberLine', 'Less than negative one or more than three', {
    ...{ min: q(-5), max: q(5), majorStep: q(1) },
    intervals: [
      { to: q(-1), toClosed: false },
      { from: q(3), fromClosed: true },
    ],
  }),
  sample('numberLine', 'Three jumps of two thirds', {
    ...{ min: q(0), max: q(3), majorStep: q(1), minorPerMajor: 2 },
    jumps: [0, 1, 2].map((hop) => ({ from: q(2 * hop, 3), to: q(2 * hop + 2, 3), label: '$\\frac{2}{3}$' })),
  }),
  sample('numberLine', 'Water level', {
    ...{ min: q(-3), max: q(3), majorStep: q(1), orientation: 'vertical' },
    points: [
      { at: q(-3, 2), label: 'low tide', style: 'filled' },
      { at: q(2), label: 'high tide', style: 'open' },
    ],
    jumps: [{ from: q(-3, 2), to: q(2), label: '$+3\\frac{1}{2}$' }],
  }),
  sample('doubleNumberLine', 'Three tickets cost 7.50', {
    top: { label: 'tickets', unit: '', values: [q(0), q(1), q(2), q(3), q(4)] },
    bottom: { label: 'cost', unit: 'dollars', values: [q(0), null, q(5), q(15, 2), q(10)] },
    jumps: [{ line: 'top', from: q(0), to: q(3), label: '$\\times 3$' }],
    marks: [{ at: q(1), bottom: q(5, 2) }],
  }),
  sample('tapeDiagram', 'Syrup and ice', {
    tapes: [
      { label: 'cherry syrup', parts: Array.from({ length: 3 }, () => ({ shaded: true, label: '4' })), total: q(12) },
      { label: 'crushed ice', parts: Array.from({ length: 8 }, () => ({ label: '4' })), total: null },
    ],
    braces: [{ tape: 1, fromPart: 0, toPart: 2, label: 'as much as the syrup' }],
  }),
  sample('tapeDiagram', 'A sale', {
    scale: 'proportional',
    tapes: [
      { label: 'price', parts: [{ size: q(40), label: '100% = $40' }] },
      {
        label: '',
        parts: [
          { size: q(30), label: '75%' },
          { size: q(10), label: '25% off', shaded: true },
        ],
        total: '?',
      },
    ],
    braces: [{ tape: 1, fromPart: 0, toPart: 0, label: 'sale price' }],
  }),
  sample('ratioTable', 'Paint', {
    orientation: 'vertical',
    rows: [
      { label: 'blue (cups)', cells: [q(2), q(4), q(1), q(1, 2)] },
      { label: 'yellow (cups)', cells: [q(3), q(6), q(3, 2), null] },
    ],
    arrows: [
      { fromCol: 0, toCol: 1, label: '× 2' },
      { fromCol: 0, toCol: 2, label: '$\\times\\frac{1}{2}$' },
    ],
  }),
  sample('coordinatePlane', 'A triangle and a line', {
    ...{
      x: { min: q(-6), max: q(6), step: q(1), label: '$x$' },
      y: { min: q(-5), max: q(5), step: q(1), label: '$y$' },
    },
    quadrants: 4,
    polygons: [
      {
        vertices: [
          { ...spot(1, 1), label: 'A' },
          { ...spot(5, 1), label: 'B' },
          { ...spot(2, 4), label: 'C' },
        ],
      },
    ],
    lines: [{ from: spot(-5, -3), to: spot(1, -1), dashed: true }, { x: q(-4) }],
    functions: [{ expr: '\\frac{1}{4}x^2 - 4' }],
  }),
  sample('coordinatePlane', 'At most twelve hours', {
    ...{
      x: { min: q(0), max: q(12), step: q(1), label: 'hours of tutoring' },
      y: { min: q(0), max: q(12), step: q(1), label: 'hours at the shop' },
    },
    quadrants: 1,
    halfPlanes: [
      { line: { slope: q(-1), intercept: q(12) }, side: 'below', strict: false },
      { line: { x: q(3) }, side: 'right', strict: true },
    ],
    points: [{ ...spot(5, 4), label: 'P' }],
  }),
  sample('coordinatePlane', 'Height and reach', {
    ...{
      x: { min: q(50), max: q(70), step: q(2), label: 'height (inches)' },
      y: { min: q(50), max: q(72), step: q(2), label: 'reach (inches)' },
    },
    quadrants: 1,
    scatter: [
      [52, 53],
      [54, 53],
      [55, 57],
      [57, 56],
      [58, 60],
      [60, 59],
      [61, 63],
      [63, 62],
      [65, 66],
      [68, 68],
    ].map(([x = 0, y = 0]) => spot(x, y)),
    fitLine: true,
  }),
];

const models: readonly Sample[] = [
  sample('areaModel', 'Twenty-three times fourteen', {
    rows: [
      { label: '', size: q(10) },
      { label: '', size: q(4) },
    ],
    cols: [
      { label: '', size: q(20) },
      { label: '', size: q(3) },
    ],
  }),
  sample('areaModel', 'A binomial squared', {
    mode: 'distributive',
    rows: [{ label: '$x$' }, { label: '5', size: q(5) }],
    cols: [{ label: '$x$' }, { label: '5', size: q(5) }],
  }),
  sample('areaModel', 'Half of a sum', {
    ...{
      mode: 'distributive',
      rows: [{ label: '$\\frac{1}{2}$' }],
      cols: [
        { label: '$4y$', size: q(4) },
        { label: '6', size: q(6) },
      ],
    },
    cells: [['$2y$', '?']],
  }),
  sample('areaModel', 'Two thirds of three quarters', {
    ...{ mode: 'fractionOfFraction', rows: { parts: 3, shaded: 2 }, cols: { parts: 4, shaded: 3 } },
  }),
  sample('fractionModel', 'Five quarters', { shape: 'circle', wholes: 2, parts: 4, shaded: 5 }),
  sample('fractionModel', 'Seven twelfths', { shape: 'rectangle', parts: 12, shaded: 7 }),
  sample('fractionModel', 'Two thirds', { shape: 'bar', parts: 3, shaded: 2 }),
  sample('fractionModel', 'Three of five counters', { shape: 'set', parts: 5, shaded: 3, wholes: 2 }),
];

const data: readonly Sample[] = [
  sample('dotPlot', 'Siblings', {
    variable: 'siblings',
    unit: '',
    data: [0, 0, 1, 1, 1, 1, 2, 2, 3, 5].map((value) => q(value)),
  }),
  sample('dotPlot', 'Leaf lengths', {
    ...{ variable: 'length', unit: 'cm', data: [21, 22, 22, 23, 23, 23, 24, 25].map((value) => q(value, 10)) },
    axis: { min: q(2), max: q(3), step: q(1, 5) },
  }),
  sample('histogram', 'Minutes of reading', {
    ...{ variable: 'reading', unit: 'minutes', binWidth: q(10), start: q(0) },
    data: [5, 8, 12, 15, 18, 20, 20, 25, 28, 31, 35, 40, 44, 47].map((value) => q(value)),
  }),
  sample('histogram', 'Heights, one bar missing', {
    ...{ variable: 'height', unit: 'cm' },
    bins: [
      { from: q(140), to: q(145), count: q(3) },
      { from: q(145), to: q(150), count: q(7) },
      { from: q(150), to: q(155), count: null },
      { from: q(155), to: q(160), count: q(4) },
    ],
  }),
  sample('boxPlot', 'Two bus lines', {
    ...{ variable: 'wait', unit: 'minutes', outliers: 'iqr', axis: { min: q(0), max: q(40), step: q(5) } },
    boxes: [
      { label: 'Line 4', data: [5, 8, 8, 10, 12, 12, 12, 15, 20, 25, 38].map((value) => q(value)) },
      { label: 'Line 52', min: q(3), q1: q(13, 2), median: q(9), q3: q(27, 2), max: q(17) },
    ],
  }),
  sample('boxPlot', 'Quiz scores', { data: [6, 7, 7, 8, 9, 9, 10].map((value) => q(value)) }),
  sample('hangerDiagram', 'Three x and five balance twenty', {
    left: [
      { shape: 'triangle', label: '$x$', count: 3 },
      { shape: 'square', label: '5', count: 1 },
    ],
    right: [{ shape: 'square', label: '20', count: 1 }],
  }),
  sample('hangerDiagram', 'Too heavy', {
    left: [{ shape: 'circle', label: '$\\frac{1}{2}$', count: 8 }],
    right: [
      { shape: 'rectangle', label: '$y+1$', count: 2 },
      { shape: 'pentagon', label: '', count: 1 },
    ],
    state: 'leftHeavy',
  }),
];

const others: readonly Sample[] = [
  sample('twoWayTable', 'Bus or walk', {
    ...{ rowNames: ['grade 6', 'grade 7'], colNames: ['bus', 'walk', 'car'] },
    counts: [
      [q(12), q(9), q(4)],
      [q(10), null, q(6)],
    ],
  }),
  sample('twoWayTable', 'Shares of each grade', {
    ...{ rowNames: ['grade 6', 'grade 7'], colNames: ['plays an instrument', 'does not'], relative: 'row' },
    counts: [
      [q(9), q(16)],
      [q(8), q(16)],
    ],
  }),
  sample('treeDiagram', 'A coin, then a spinner', {
    levels: [
      {
        name: 'coin',
        branches: [
          { label: 'H', probability: q(1, 2) },
          { label: 'T', probability: q(1, 2) },
        ],
      },
      {
        name: 'spinner',
        branches: [
          { label: 'red', probability: q(1, 4) },
          { label: 'blue', probability: q(1, 4) },
          { label: 'green', probability: q(1, 2) },
        ],
      },
    ],
  }),
  sample('algebraTiles', 'Two x less three is five', {
    ...{
      mat: 'equation',
      left: [
        { kind: 'x', sign: 1, count: 2 },
        { kind: 'one', sign: -1, count: 3 },
      ],
    },
    right: [{ kind: 'one', sign: 1, count: 5 }],
  }),
  sample('algebraTiles', 'With zero pairs', {
    ...{ mat: 'expression', zeroPairs: true },
    left: [
      { kind: 'x2', sign: 1, count: 1 },
      { kind: 'x', sign: 1, count: 3 },
      { kind: 'x', sign: -1, count: 1 },
      { kind: 'one', sign: -1, count: 4 },
      { kind: 'one', sign: 1, count: 2 },
    ],
  }),
  sample('transformation', 'Turned and moved', {
    preimage: [
      { ...spot(1, 1), label: 'A' },
      { ...spot(4, 1), label: 'B' },
      { ...spot(1, 3), label: 'C' },
    ],
    moves: [
      { kind: 'rotate', center: spot(0, 0), degrees: q(90) },
      { kind: 'translate', dx: q(-1), dy: q(-4) },
    ],
  }),
  sample('transformation', 'Mirrored', {
    preimage: [
      { ...spot(1, 1), label: 'P' },
      { ...spot(3, 2), label: 'Q' },
      { ...spot(2, 4), label: 'R' },
    ],
    moves: [{ kind: 'reflect', line: 'y' }],
  }),
];

const shapes: readonly Sample[] = [
  sample('figure2d', 'A parallelogram', {
    ...{
      vertices: [spot(0, 0), spot(6, 0), spot(8, 3), spot(2, 3)],
      sideLabels: ['$b$', '$a$'],
      angleLabels: ['$56^\\circ$'],
    },
    marks: {
      equal: [
        [0, 2],
        [1, 3],
      ],
      parallel: [[0, 2]],
    },
  }),
  sample('figure2d', 'A right triangle', {
    shape: 'rightTriangle',
    measures: { base: q(4), height: q(3) },
    marks: { rightAngle: [0] },
    sideLabels: ['4', '$c$', '3'],
  }),
  sample('figure2d', 'A circle', { shape: 'circle', measures: { radius: q(7, 2) } }),
  sample('solid', 'A box', {
    solid: 'rectangularPrism',
    dimensions: { length: q(6), width: q(4), height: q(3) },
    unit: 'cm',
  }),
  sample('solid', 'A can', { solid: 'cylinder', dimensions: { radius: q(3), height: null }, unit: 'in' }),
  sample('solid', 'A tent', { solid: 'triangularPrism', dimensions: { base: q(4), height: q(3), length: q(5) } }),
  sample('solid', 'A pyramid', { solid: 'pyramid', dimensions: { base: q(4), height: q(5) } }),
  sample('solid', 'A cone', { solid: 'cone', dimensions: { radius: q(2), height: q(5) } }),
  sample('solid', 'A ball', { solid: 'sphere', dimensions: { radius: q(9, 2) } }),
  sample('net', 'The box unfolded', {
    solid: 'rectangularPrism',
    dimensions: { length: q(6), width: q(4), height: q(3) },
    faceLabels: ['front', '', 'back'],
  }),
  sample('net', 'The can unfolded', { solid: 'cylinder', dimensions: { radius: q(2), height: q(5) } }),
  sample('net', 'The pyramid unfolded', { solid: 'pyramid', dimensions: { base: q(4), height: q(5) } }),
];

export const gallery: readonly Sample[] = [...lines, ...models, ...data, ...others, ...shapes];
