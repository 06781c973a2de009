/** The union of all figures, and the way from unknown JSON to one of them: a figure, or what is wrong with it by path. */
import { type AlgebraTiles, algebraTiles } from './algebra-tiles.ts';
import { type AreaModel, areaModel } from './area-model.ts';
import { type BoxPlot, boxPlot } from './box-plot.ts';
import { type CoordinatePlane, coordinatePlane } from './coordinate-plane.ts';
import { type DotPlot, dotPlot } from './dot-plot.ts';
import { type DoubleNumberLine, doubleNumberLine } from './double-number-line.ts';
import { type Figure2d, figure2d } from './figure2d.ts';
import { type FractionModel, fractionModel } from './fraction-model.ts';
import { type HangerDiagram, hangerDiagram } from './hanger-diagram.ts';
import { type Histogram, histogram } from './histogram.ts';
import { type NumberLine, numberLine } from './number-line.ts';
import { type RatioTable, ratioTable } from './ratio-table.ts';
import { NotExact } from './rational.ts';
import { FigureReader, type Problem } from './reading.ts';
import { type Representation, readFrame } from './representation.ts';
import type { Shape } from './scene.ts';
import { type Net, net, type Solid, solid } from './solid.ts';
import { writeSvg } from './svg.ts';
import { type TapeDiagram, tapeDiagram } from './tape-diagram.ts';
import { type Transformation, transformation } from './transformation.ts';
import { type TreeDiagram, treeDiagram } from './tree-diagram.ts';
import { type TwoWayTable, twoWayTable } from './two-way-table.ts';

export type Figure =
  | NumberLine
  | DoubleNumberLine
  | TapeDiagram
  | RatioTable
  | CoordinatePlane
  | AreaModel
  | BoxPlot
  | DotPlot
  | FractionModel
  | HangerDiagram
  | AlgebraTiles
  | Figure2d
  | Net
  | Solid
  | Transformation
  | TreeDiagram
  | TwoWayTable
  | Histogram;
export type FigureType = Figure['type'];

type Kinds = { readonly [T in FigureType]: Representation<Extract<Figure, { type: T }>> };

const kinds: Kinds = {
  numberLine,
  doubleNumberLine,
  tapeDiagram,
  ratioTable,
  coordinatePlane,
  areaModel,
  fractionModel,
  dotPlot,
  histogram,
  boxPlot,
  hangerDiagram,
  twoWayTable,
  treeDiagram,
  transformation,
  algebraTiles,
  figure2d,
  net,
  solid,
};

/** Every kind of figure that can be drawn. */
export const figureTypes = Object.keys(kinds) as readonly FigureType[];

export type FigureReading =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Reads a figure from JSON that anyone may have written. It never throws and never guesses a value. */
export function parseFigure(value: unknown): FigureReading {
  const problems: Problem[] = [];
  const reader = new FigureReader(value, '', problems);
  const type = figureTypes.find((one) => one === reader.value('type'));
  if (type === undefined) {
    if (problems.length === 0) reader.refuse('type', 'is no kind of figure that can be drawn here');
    return { kind: 'refused', problems };
  }
  try {
    const figure = kindOf(type).read(reader, readFrame(reader));
    return problems.length === 0 ? { kind: 'figure', figure } : { kind: 'refused', problems };
  } catch (error) {
    if (!(error instanceof NotExact)) throw error;
    return { kind: 'refused', problems: [{ where: '', what: error.message }] };
  }
}

/** Every value of a figure in words, for whoever does not see it. */
export function describeFigure(figure: Figure): string {
  return kindOf(figure.type).describe(figure);
}

/** How wide a drawing is where nobody says. */
const usualWidth = 560;

/** The shapes of a figure. May throw `NotExact` for numbers that are as large as they are fine. */
export function layFigure(figure: Figure, width: number = usualWidth): Shape[] {
  return kindOf(figure.type).draw(figure, Math.min(Math.max(width, 300), 1200));
}

/** What stands for a figure for whoever does not see it: its own words or the automatic ones. Of a blank it tells nothing that is not drawn. */
function alternativeOf(figure: Figure): string {
  return (figure.studentBlank ? '' : figure.altText.trim()) || describeFigure(figure);
}

/** A figure as SVG markup, with its title and its own or the automatic words for it. May throw `NotExact`. */
export function drawFigure(figure: Figure, width: number = usualWidth): string {
  return writeSvg(layFigure(figure, width), { title: figure.title, alternative: alternativeOf(figure) });
}

/** What a page shows of a figure: its drawing and the words for it, or why there is none. */
export type Picture =
  | { readonly kind: 'drawn'; readonly svg: string; readonly alternative: string; readonly caption: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Reads and draws at once. It never throws, whatever it is given. */
export function picture(value: unknown, width: number = usualWidth): Picture {
  const reading = parseFigure(value);
  if (reading.kind === 'refused') return reading;
  const { figure } = reading;
  try {
    const alternative = alternativeOf(figure);
    return { kind: 'drawn', svg: drawFigure(figure, width), alternative, caption: figure.caption };
  } catch (error) {
    if (!(error instanceof NotExact)) throw error;
    return { kind: 'refused', problems: [{ where: '', what: error.message }] };
  }
}

/** What keeps a figure from being drawn: nothing is in it yet, its kind is of a later version, or something in it is wrong. */
export type NotDrawn = 'blank' | 'unknownKind' | 'wrong';

export function whyNotDrawn(problems: readonly Problem[]): NotDrawn {
  if (problems.some(({ where }) => where === 'type')) return 'unknownKind';
  // The rest of what is said follows from what is not there.
  const [first] = problems;
  return first && /^\w+$/.test(first.where) && /^is (missing|empty)$/.test(first.what) ? 'blank' : 'wrong';
}

/** How a figure is shown, and which form of its kind is meant: nothing of what is in it. */
const settings: readonly string[] = [
  ...['type', 'title', 'altText', 'caption', 'orientation', 'scale', 'quadrants', 'mode', 'shape', 'mat', 'state'],
  ...['solid', 'labels', 'relative', 'quartiles', 'outliers'],
];

/** Has nobody put anything into this figure yet, whether its empty frame can be drawn or not? An unknown, written as null, is something. */
export function isBlank(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (!figureTypes.some((type) => type === value.type)) return false;
  const said = Object.entries(value).filter(([key, inside]) => !settings.includes(key) && inside !== null);
  return !said.some(([, inside]) => holdsSomething(inside));
}

function holdsSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsSomething);
  return value !== undefined && value !== '' && typeof value !== 'boolean';
}

function kindOf(type: FigureType): Representation<Figure> {
  // Each kind is given its own figures only: the type chose it.
  return kinds[type] as Representation<Figure>;
}
