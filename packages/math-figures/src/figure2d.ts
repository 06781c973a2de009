/** A plane figure: a polygon by its corners or a named shape by its measures, with labels and the marks of geometry. */
import { drawFigure2d } from './drawing/figure2d.ts';
import { readPoint, saySpot } from './plane-parts.ts';
import { formatRational, type Rational, toNumber } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import type { Point } from './scene.ts';
import { list, sayLabel, sayNumber, sentences } from './words.ts';

export interface Figure2d extends Frame {
  readonly type: 'figure2d';
  readonly shape: ShapeName;
  /** Corners against the clock, y upward; a circle has none. */
  readonly vertices: readonly Point[];
  readonly radius: Rational | null;
  readonly sideLabels: readonly string[];
  readonly angleLabels: readonly string[];
  /** Groups of sides of one length, groups of parallel sides, corners with a right angle; all counted from 0. */
  readonly equal: readonly (readonly number[])[];
  readonly parallel: readonly (readonly number[])[];
  readonly rightAngles: readonly number[];
  readonly toScale: boolean;
  /** The corners or the measures, in words. */
  readonly said: string;
}

const measures = {
  polygon: [],
  rectangle: ['width', 'height'],
  square: ['side'],
  triangle: ['base', 'height'],
  rightTriangle: ['base', 'height'],
  equilateralTriangle: ['side'],
  parallelogram: ['base', 'height'],
  trapezoid: ['base', 'top', 'height'],
  regularPolygon: ['side'],
  circle: ['radius'],
} as const;
type ShapeName = keyof typeof measures;

const cornersMax = 12;

export const figure2d: Representation<Figure2d> = { read, describe, draw: drawFigure2d };

function read(reader: FigureReader, frame: Frame): Figure2d {
  const shape = reader.choice('shape', Object.keys(measures) as ShapeName[], 'polygon');
  const given = reader.maybeObject('measures') ?? reader;
  const sizes = measures[shape].map((name) => given.size(name));
  const spots = shape === 'polygon' ? reader.objects('vertices', cornersMax, readPoint) : [];
  if (shape === 'polygon' && spots.length < 3)
    reader.refuse('vertices', spots.length === 0 ? 'is missing' : 'has fewer than three corners');
  const sides = shape === 'regularPolygon' ? given.count('sides', 3, cornersMax) : 0;
  const vertices =
    spots.length > 0
      ? spots.map(({ x, y }) => ({ x: toNumber(x), y: toNumber(y) }))
      : cornersOf(shape, sizes.map(toNumber), sides);
  const marks = reader.maybeObject('marks');
  const group = (name: string) =>
    (marks?.grid(name, 6, cornersMax) ?? []).map((one) => one.flatMap((side) => side?.n ?? []));
  const names = reader.texts('sideLabels', cornersMax);
  return {
    ...frame,
    type: 'figure2d',
    shape,
    vertices,
    radius: shape === 'circle' ? (sizes[0] ?? null) : null,
    sideLabels: names.length > 0 ? names : ownLabels(shape, sizes),
    angleLabels: reader.texts('angleLabels', cornersMax),
    equal: group('equal'),
    parallel: group('parallel'),
    rightAngles: (marks?.known('rightAngle', cornersMax) ?? []).map(({ n }) => n),
    toScale: reader.flag('toScale', true),
    said:
      shape === 'polygon'
        ? `corners at ${list(spots.map(saySpot))}`
        : list(measures[shape].map((name, index) => `${name} ${sayNumber(sizes[index] ?? null)}`)),
  };
}

/** The corners of a named shape, the first side at the bottom. */
function cornersOf(shape: ShapeName, [a = 1, b = 1, c = 1]: readonly number[], sides: number): Point[] {
  const points = (...all: [number, number][]) => all.map(([x, y]) => ({ x, y }));
  if (shape === 'rectangle') return points([0, 0], [a, 0], [a, b], [0, b]);
  if (shape === 'square') return points([0, 0], [a, 0], [a, a], [0, a]);
  if (shape === 'triangle') return points([0, 0], [a, 0], [a * 0.4, b]);
  if (shape === 'rightTriangle') return points([0, 0], [a, 0], [0, b]);
  if (shape === 'equilateralTriangle') return points([0, 0], [a, 0], [a / 2, (a * Math.sqrt(3)) / 2]);
  if (shape === 'parallelogram') return points([0, 0], [a, 0], [a + b * 0.4, b], [b * 0.4, b]);
  if (shape === 'trapezoid') return points([0, 0], [a, 0], [(a + b) / 2, c], [(a - b) / 2, c]);
  if (shape === 'regularPolygon') {
    const turn = (index: number) => (2 * Math.PI * index) / sides - Math.PI / 2 - Math.PI / sides;
    return Array.from({ length: sides }, (_, index) => ({ x: Math.cos(turn(index)), y: Math.sin(turn(index)) }));
  }
  return [];
}

/** What a named shape says of its sides where nobody labels them. A height that is no side stays unsaid in the drawing. */
function ownLabels(shape: ShapeName, sizes: readonly Rational[]): string[] {
  const [a = '', b = ''] = sizes.map((size) => formatRational(size).replace(/(\d+)\/(\d+)/, '$\\frac{$1}{$2}$'));
  if (shape === 'rectangle') return [a, b];
  if (shape === 'rightTriangle') return [a, '', b];
  if (shape === 'trapezoid') return [a, '', b];
  return [a];
}

function describe(figure: Figure2d): string {
  const { shape, said, sideLabels, angleLabels, studentBlank, toScale, equal, parallel, rightAngles } = figure;
  const name = shape.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  if (studentBlank) return sentences(`a ${name}, to be labeled`);
  const labels = (one: string, many: string, all: readonly string[]) => {
    const written = all.map(sayLabel).filter((label) => label !== '');
    return written.length === 0 ? '' : `${written.length === 1 ? one : many} labeled ${list(written)}`;
  };
  const sides = (groups: readonly (readonly number[])[], how: string) =>
    groups.map((group) => `sides ${list(group.map((side) => String(side + 1)))} are marked ${how}`);
  return sentences(
    `a ${name} with ${said}`,
    labels(shape === 'circle' ? 'it is' : 'one side is', 'its sides are', sideLabels),
    labels('one angle is', 'its angles are', angleLabels),
    ...sides(equal, 'equal'),
    ...sides(parallel, 'parallel'),
    rightAngles.length === 0
      ? ''
      : `${rightAngles.length === 1 ? 'a right angle is' : 'right angles are'} marked at ${list(rightAngles.map((at) => `corner ${at + 1}`))}`,
    toScale ? '' : 'it is not drawn to scale',
  );
}
