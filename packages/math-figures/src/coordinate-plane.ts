/** A coordinate plane: two numbered axes with points, lines, regions and the graphs of rules. */
import { drawCoordinatePlane } from './drawing/coordinate-plane.ts';
import { readRule } from './expression.ts';
import { readLine, readPoint, readSegment, type Spot, type Straight, sayLine, saySpot } from './plane-parts.ts';
import { negate, type Rational, rational } from './rational.ts';
import { type FigureReader, limits } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { type Axis, axisAround, checkAxis } from './ticks.ts';
import { called, list, sayLabel, sayNumber, sentences } from './words.ts';

export interface CoordinatePlane extends Frame {
  readonly type: 'coordinatePlane';
  readonly x: NamedAxis;
  readonly y: NamedAxis;
  readonly quadrants: 1 | 4;
  readonly points: readonly (Spot & { readonly label: string })[];
  readonly lines: readonly (Straight & { readonly dashed: boolean; readonly label: string })[];
  readonly segments: readonly {
    readonly from: Spot;
    readonly to: Spot;
    readonly label: string;
    readonly dashed: boolean;
  }[];
  readonly polygons: readonly {
    readonly vertices: readonly (Spot & { readonly label: string })[];
    readonly label: string;
  }[];
  readonly functions: readonly {
    readonly expr: string;
    readonly from: Rational | null;
    readonly to: Rational | null;
  }[];
  readonly halfPlanes: readonly HalfPlane[];
  readonly scatter: readonly Spot[];
  /** A line through the scatter; `computed` is the one of least squares. */
  readonly fitLine: Straight | 'computed' | null;
}

export interface NamedAxis extends Axis {
  readonly label: string;
}

interface HalfPlane {
  readonly line: Straight;
  readonly side: 'above' | 'below' | 'left' | 'right';
  /** The line itself does not belong to it. */
  readonly strict: boolean;
}

export const coordinatePlane: Representation<CoordinatePlane> = { read, describe, draw: drawCoordinatePlane };

function read(reader: FigureReader, frame: Frame): CoordinatePlane {
  const quadrants = reader.count('quadrants', 1, 4, 4) === 1 ? 1 : 4;
  const some = limits.objects;
  return {
    ...frame,
    type: 'coordinatePlane',
    x: readAxis(reader.object('x'), quadrants),
    y: readAxis(reader.object('y'), quadrants),
    quadrants,
    points: reader.objects('points', some, (item) => ({ ...readPoint(item), label: item.text('label') })),
    lines: reader.objects('lines', some, (item) => ({
      ...readLine(item),
      dashed: item.flag('dashed', false),
      label: item.text('label'),
    })),
    segments: reader.objects('segments', some, (item) => ({
      ...readSegment(item),
      label: item.text('label'),
      dashed: item.flag('dashed', false),
    })),
    polygons: reader.objects('polygons', some, readPolygon),
    functions: reader.objects('functions', 10, readFunction),
    halfPlanes: reader.objects('halfPlanes', 10, (item) => ({
      line: readLine(item.maybeObject('line') ?? item),
      side: item.choice('side', ['above', 'below', 'left', 'right'], 'above'),
      strict: item.flag('strict', false),
    })),
    scatter: reader.objects('scatter', limits.data, readPoint),
    fitLine: readFit(reader),
  };
}

function readAxis(reader: FigureReader, quadrants: 1 | 4): NamedAxis {
  const max = reader.number('max');
  const min = reader.maybe('min') ?? (quadrants === 4 ? negate(max) : rational(0));
  const step = reader.maybe('step') ?? axisAround([min, max]).step;
  return {
    ...checkAxis(reader, { min, max, step }, { max: 'max', step: 'step' }, limits.ticks),
    label: reader.text('label'),
  };
}

function readPolygon(item: FigureReader): CoordinatePlane['polygons'][number] {
  const name = item.value('vertices') === undefined ? 'points' : 'vertices';
  const vertices = item.objects(name, limits.objects, (one) => ({ ...readPoint(one), label: one.text('label') }));
  if (vertices.length < 3) item.refuse(name, 'has fewer than three corners');
  return { vertices, label: item.text('label') };
}

function readFunction(item: FigureReader): CoordinatePlane['functions'][number] {
  const expr = item.text('expr');
  if (readRule(expr) === null) item.refuse('expr', expr === '' ? 'is missing' : 'is no rule in x that can be drawn');
  return { expr, from: item.maybe('from'), to: item.maybe('to') };
}

function readFit(reader: FigureReader): CoordinatePlane['fitLine'] {
  const value = reader.value('fitLine');
  if (value === undefined || value === false) return null;
  return value === true ? 'computed' : readLine(reader.object('fitLine'));
}

function describe(figure: CoordinatePlane): string {
  const axis = (name: string, { min, max, step, label }: NamedAxis) =>
    `the ${name}-axis${label && `${called(label)},`} goes from ${sayNumber(min)} to ${sayNumber(max)} by ${sayNumber(step)}`;
  const axes = [axis('x', figure.x), axis('y', figure.y)];
  if (figure.studentBlank) return sentences('a coordinate plane to be filled in', ...axes);
  const { points, lines, segments, polygons, functions, halfPlanes, scatter, fitLine } = figure;
  return sentences(
    'a coordinate plane',
    ...axes,
    ...points.map((point) => `a point at ${saySpot(point)}${called(point.label)}`),
    ...lines.map((line) => `a ${line.dashed ? 'dashed ' : ''}line ${sayLine(line)}${called(line.label)}`),
    ...segments.map(({ from, to, label }) => `a segment from ${saySpot(from)} to ${saySpot(to)}${called(label)}`),
    ...polygons.map(({ vertices, label }) => {
      const corners = vertices.map((one) => [sayLabel(one.label), saySpot(one)].filter(Boolean).join(' '));
      return `a polygon with corners at ${list(corners)}${called(label)}`;
    }),
    ...functions.map(({ expr, from, to }) => {
      const range = [from && ` from x = ${sayNumber(from)}`, to && ` to x = ${sayNumber(to)}`].filter(Boolean).join('');
      return `the graph of ${sayLabel(`$${expr.replaceAll('$', '')}$`)}${range}`;
    }),
    ...halfPlanes.map(({ line, side, strict }) => {
      return `everything ${side === 'left' || side === 'right' ? `${side} of` : side} the line ${sayLine(line)} is shaded, ${strict ? 'without the line' : 'with the line'}`;
    }),
    scatter.length === 0 ? '' : `data points at ${list(scatter.map(saySpot))}`,
    fitLine === null ? '' : `a line of fit${fitLine === 'computed' ? '' : ` ${sayLine(fitLine)}`}`,
  );
}
