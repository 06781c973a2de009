/**
 * What keeps a figure from being drawn, as one teacher would say it to another: “Give the ratio table a row.” Where it is stands in
 * words too, “the place of point 2”, and no name of the code in any of it.
 */
import type { Problem } from './reading.ts';

/** What a key of a figure is called; `one` names a thing of a list, with # for its number where that does not come last. '' is passed over. */
interface Name {
  readonly is: string;
  readonly one?: string;
}

const figures: Readonly<Record<string, string>> = {
  ...{ numberLine: 'number line', doubleNumberLine: 'double number line', tapeDiagram: 'tape diagram' },
  ...{ ratioTable: 'ratio table', coordinatePlane: 'coordinate plane', areaModel: 'area model', dotPlot: 'dot plot' },
  ...{ fractionModel: 'fraction model', histogram: 'histogram', boxPlot: 'box plot', hangerDiagram: 'hanger' },
  ...{ twoWayTable: 'two-way table', treeDiagram: 'tree diagram', figure2d: 'shape', solid: 'solid', net: 'net' },
  ...{ transformation: 'polygon', algebraTiles: 'mat' },
};

/** A kind of figure by itself, where no part of it is meant: “ratio table”. */
export function sayKind(type: string): string {
  const whole: Readonly<Record<string, string>> = {
    hangerDiagram: 'hanger diagram',
    transformation: 'transformation',
    algebraTiles: 'drawing of algebra tiles',
  };
  if (Object.hasOwn(whole, type)) return whole[type] ?? '';
  return Object.hasOwn(figures, type) ? (figures[type] ?? '') : 'drawing';
}

/** By the key of a figure itself, by the whole path, by the end of a path, by the key in one kind, or by the key alone: the most exact one counts. */
const names: Readonly<Record<string, string | readonly [is: string, one: string]>> = {
  ...{ title: 'the title', altText: 'the description', caption: 'the caption', showLabels: 'whether labels are shown' },
  ...{ studentBlank: 'whether it is blank for students', intendedError: 'whether it is wrong on purpose' },
  ...{ label: 'the label', text: 'the text', name: 'the name', unit: 'the unit', variable: 'what is measured' },
  ...{ at: 'the place', from: 'the beginning', to: 'the end', x: 'x', y: 'y', count: 'how many there are' },
  ...{
    size: 'the size',
    shape: 'the shape',
    kind: 'the kind',
    orientation: 'the direction',
    points: ['the points', 'point'],
  },
  ...{ min: 'the beginning', max: 'the end', step: 'the step', axis: 'the axis', data: ['the values', 'value'] },

  ...{ 'numberLine.min': 'the beginning of the line', 'numberLine.max': 'the end of the line', majorStep: 'the step' },
  ...{ minorPerMajor: 'the number of marks between', labels: ['the labels', 'label'], style: 'the dot' },
  ...{ intervals: ['the intervals', 'interval'], jumps: ['the jumps', 'jump'] },
  ...{ fromClosed: 'whether the start is included', toClosed: 'whether the end is included' },

  ...{ 'doubleNumberLine.top': 'the upper line', 'doubleNumberLine.bottom': 'the lower line' },
  ...{ 'doubleNumberLine.marks.top': 'the upper number', 'doubleNumberLine.marks.bottom': 'the lower number' },
  ...{ values: ['the numbers', 'number'], 'doubleNumberLine.marks': ['the marks', 'mark'], line: 'the line' },
  checkProportional: 'whether every pair has the same ratio',

  ...{
    tapes: ['the tapes', 'tape'],
    parts: ['the parts', 'part'],
    total: 'the total',
    scale: 'the width of the parts',
  },
  ...{ braces: ['the braces', 'brace'], tape: 'the tape', fromPart: 'the first part', toPart: 'the last part' },
  shaded: 'the shading',

  ...{ rows: ['the rows', 'row'], cells: ['the numbers', 'number'], arrows: ['the arrows', 'arrow'] },
  ...{ fromCol: 'the first column', toCol: 'the last column' },

  ...{ 'coordinatePlane:x': 'the x-axis', 'coordinatePlane:y': 'the y-axis', quadrants: 'the number of quadrants' },
  ...{ 'coordinatePlane.lines': ['the lines', 'line'], segments: ['the segments', 'segment'] },
  ...{ polygons: ['the polygons', 'polygon'], vertices: ['the corners', 'corner'], functions: ['the graphs', 'graph'] },
  ...{ expr: 'the rule', halfPlanes: ['the half planes', 'half plane'], 'coordinatePlane.side': 'the shaded side' },
  ...{ scatter: ['the data points', 'data point'], fitLine: 'the line of fit', slope: 'the slope' },
  ...{ intercept: 'the y-intercept', dashed: 'whether it is dashed', strict: 'whether the line belongs to it' },

  ...{ mode: 'what it shows', 'areaModel.cells': ['the words in the cells', 'text'] },
  ...{ 'areaModel.rows': ['the parts down the side', 'part # down the side'] },
  ...{ 'areaModel.cols': ['the parts along the top', 'part # along the top'] },
  ...{ 'areaModel.parts': 'the number of parts', 'areaModel.shaded': 'the number of shaded parts' },
  ...{ wholes: 'the number of wholes', 'fractionModel.parts': 'the number of parts' },
  'fractionModel.shaded': 'the number of shaded parts',

  ...{ bins: ['the bars', 'bar'], binWidth: 'the width of a bar', start: 'the beginning of the first bar' },
  ...{ boxes: ['the boxes', 'box'], 'boxPlot.min': 'the minimum', q1: 'the first quartile', median: 'the median' },
  ...{ q3: 'the third quartile', 'boxPlot.max': 'the maximum', 'axis.min': 'the beginning', 'axis.max': 'the end' },
  ...{ quartiles: 'how quartiles are found', outliers: 'how outliers are shown' },

  ...{
    left: ['the left side', 'shape # on the left'],
    right: ['the right side', 'shape # on the right'],
    state: 'how the hanger hangs',
  },
  'algebraTiles.left': ['the left side', 'kind of tile # on the left'],
  'algebraTiles.right': ['the right side', 'kind of tile # on the right'],
  'algebraTiles.kind': 'the tile',
  ...{ mat: 'the mat', sign: 'the sign', zeroPairs: 'whether opposites stand together' },

  ...{ rowNames: ['the names of the rows', 'row'], colNames: ['the names of the columns', 'column'] },
  ...{ counts: ['the counts', 'row # of counts'], relative: 'what is shown' },
  ...{ levels: ['the levels', 'level'], branches: ['the branches', 'branch'], probability: 'the probability' },

  ...{ measures: '', base: 'the base', top: 'the top', side: 'the side', sides: 'the number of sides' },
  ...{ sideLabels: ['the labels of the sides', 'label # of the sides'], toScale: 'whether it is drawn to scale' },
  ...{ angleLabels: ['the labels of the angles', 'label # of the angles'], 'figure2d.marks': '' },
  ...{ equal: ['the sides of equal length', 'group # of sides of equal length'] },
  ...{ parallel: ['the parallel sides', 'group # of parallel sides'], rightAngle: ['the right angles', 'right angle'] },

  ...{ solid: 'the solid', dimensions: '', length: 'the length', width: 'the width', height: 'the height' },
  ...{ radius: 'the radius', faceLabels: ['the labels of the faces', 'label # of the faces'] },

  ...{
    preimage: ['the polygon', 'corner'],
    moves: ['the moves', 'move'],
    center: 'the center',
    degrees: 'the degrees',
  },
  ...{ dx: 'how far it goes along x', dy: 'how far it goes along y', factor: 'the factor' },
  ...{ translate: '', rotate: '', reflect: '', dilate: '' },
};

/** One sentence that says what is wrong where, in a figure of this kind. */
export function sayProblem(type: unknown, { where, what }: Problem): string {
  const kind = typeof type === 'string' && Object.hasOwn(figures, type) ? type : '';
  if (where === 'type') return 'This kind of figure is not known here.';
  const steps = stepsOf(kind, where);
  const last = steps.at(-1);
  const owner = placeOf(steps.slice(0, -1)) || `the ${figures[kind] ?? 'figure'}`;
  if (last === undefined) return sentence(/^(?:is|has|does) /.test(what) ? `this figure ${plain(what)}` : what);
  const isList = last.one !== undefined && last.index.length === 0;
  if (/^is (?:missing|empty)$/.test(what)) {
    return isList ? `Give ${owner} ${withArticle(last.one ?? '')}.` : `Fill in ${placeOf(steps)}.`;
  }
  // A list of corners has no corners of its own: what they belong to has.
  if (what === 'has fewer than three corners')
    return `Give ${/^the (?:corners|points)$/.test(last.is) ? owner : placeOf(steps)} at least three corners.`;
  if (what === 'has not two points') return `Give ${owner} two points.`;
  const isSeveral = isList && /s(?: |$)/.test(last.is);
  return sentence(`${placeOf(steps)} ${isSeveral ? asSeveral(plain(what)) : plain(what)}`);
}

interface Step extends Name {
  /** Which of a list, and of a list in it, counted from 0. */
  readonly index: readonly number[];
}

/** The way to a place in words; keys that are passed over are left out. */
function stepsOf(kind: string, where: string): readonly Step[] {
  const keys: string[] = [];
  return (where.match(/[^.]+/g) ?? []).flatMap((piece): Step[] => {
    const [key = '', ...index] = piece.match(/\w+/g) ?? [];
    keys.push(key);
    const found =
      (keys.length === 1 ? names[`${kind}:${key}`] : undefined) ??
      names[`${kind}.${keys.join('.')}`] ??
      names[keys.slice(-2).join('.')] ??
      names[`${kind}.${key}`] ??
      names[key];
    if (found === '') return [];
    const [is, one] = typeof found === 'string' || found === undefined ? [found ?? 'something', undefined] : found;
    return [{ is, ...(one !== undefined && { one }), index: index.map(Number) }];
  });
}

/** “the size of part 2 of tape 1”. */
function placeOf(steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  return steps
    .map(({ is, one = is, index: [first, second] }) => {
      if (first === undefined) return is;
      const number = `${first + 1}${second === undefined ? '' : `, place ${second + 1},`}`;
      return one.includes('#') ? one.replace('#', number) : `${one} ${number}`;
    })
    .reduce((around, inside) => `${inside} ${/^(?:how|what|whether) /.test(inside) ? 'in' : 'of'} ${around}`);
}

/** What is wrong, without the values among which the code chooses. */
function plain(what: string): string {
  if (what.startsWith('is none of ')) return 'is nothing that can be chosen here';
  if (what === 'has another form than it should' || what === 'is no list') return 'cannot be read';
  return what === 'is neither true nor false' ? 'is neither yes nor no' : what;
}

const asSeveral = (what: string) =>
  what
    .replace(/^is /, 'are ')
    .replace(/^has /, 'have ')
    .replace(/^asks /, 'ask ');
const withArticle = (one: string) => `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one.replace(' #', '')}`;
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
