/** Hatching as plain lines inside an outline: it prints, needs no color, and leaves a hole for each label that stands on it. */
import { type Box, outline, type Point, type Shape, type Tone } from './scene.ts';

export interface HatchStyle {
  /** The direction of the lines in degrees, against the clock from the right. */
  readonly angle?: number;
  readonly gap?: number;
  readonly holes?: readonly Box[];
  readonly tone?: Tone;
}

const linesMax = 400;

/** Lines at an even distance across a closed outline. */
export function hatch(points: readonly Point[], style: HatchStyle = {}): Shape {
  const { angle = 45, gap = 6, holes = [], tone = 'mark' } = style;
  const turn = (-angle * Math.PI) / 180;
  const along = { x: Math.cos(turn), y: Math.sin(turn) };
  const across = { x: -along.y, y: along.x };
  const offsets = points.map((point) => dotProduct(point, across));
  const from = Math.min(...offsets);
  const to = Math.max(...offsets);
  const step = Math.max(gap, (to - from) / linesMax);
  const segments: [Point, Point][] = [];
  for (let offset = Math.ceil(from / step) * step; offset < to; offset += step) {
    const crossings = crossingsOf(points, along, across, offset);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      let spans: [number, number][] = [[crossings[index] ?? 0, crossings[index + 1] ?? 0]];
      for (const hole of holes) spans = spans.flatMap((span) => without(span, holeSpan(hole, along, across, offset)));
      for (const [start, end] of spans) {
        if (end - start > 0.5)
          segments.push([onLine(start, along, across, offset), onLine(end, along, across, offset)]);
      }
    }
  }
  return { kind: 'hatch', segments, tone };
}

/** The usual shading: a light tint with lines upon it. */
export function shaded(points: readonly Point[], style: HatchStyle = {}): Shape[] {
  return [outline(points, 'tint', null, style.tone ?? 'mark'), hatch(points, style)];
}

function crossingsOf(points: readonly Point[], along: Point, across: Point, offset: number): number[] {
  const crossings: number[] = [];
  points.forEach((start, index) => {
    const end = points[(index + 1) % points.length] ?? start;
    const [a, b] = [dotProduct(start, across) - offset, dotProduct(end, across) - offset];
    if (a < 0 === b < 0) return;
    const share = a / (a - b);
    crossings.push(
      dotProduct({ x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }, along),
    );
  });
  return crossings.sort((a, b) => a - b);
}

function holeSpan(hole: Box, along: Point, across: Point, offset: number): readonly [number, number] | null {
  const room = 2;
  const { x, y, width, height } = hole;
  const points = [
    { x: x - room, y: y - room },
    { x: x + width + room, y: y - room },
    { x: x + width + room, y: y + height + room },
    { x: x - room, y: y + height + room },
  ];
  const [start, end] = crossingsOf(points, along, across, offset);
  return start === undefined || end === undefined ? null : [start, end];
}

function without([start, end]: [number, number], gone: readonly [number, number] | null): [number, number][] {
  if (gone === null || gone[1] <= start || gone[0] >= end) return [[start, end]];
  const left: [number, number] = [start, gone[0]];
  const right: [number, number] = [gone[1], end];
  return [left, right].filter(([from, to]) => to > from);
}

function onLine(distance: number, along: Point, across: Point, offset: number): Point {
  return { x: along.x * distance + across.x * offset, y: along.y * distance + across.y * offset };
}

const dotProduct = (a: Point, b: Point) => a.x * b.x + a.y * b.y;
/** A circle as an outline of points close enough to look round. */
export function circlePoints(center: Point, radius: number, from = 0, to = 360): Point[] {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 4));
  return Array.from({ length: steps + 1 }, (_, index) => {
    const turn = ((from + ((to - from) * index) / steps) * Math.PI) / 180;
    return { x: center.x + radius * Math.cos(turn), y: center.y - radius * Math.sin(turn) };
  });
}
