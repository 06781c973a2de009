/**
 * A drawing as data: lines, outlines, dots and labels with their places, before any markup. Tests read it, `svg.ts`
 * writes it. Its bounds are those of its shapes, so that nothing lies outside of the picture.
 */
import type { Label } from './label.ts';
import { labelExtent } from './text-width.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** How a line is drawn. `dashed` ones differ without color. */
export interface Stroke {
  readonly width: number;
  readonly dash?: string;
  readonly opacity?: number;
}

export const strokes = {
  axis: { width: 1.6 },
  edge: { width: 1.6 },
  tick: { width: 1.4 },
  small: { width: 1 },
  grid: { width: 0.8, opacity: 0.35 },
  strong: { width: 3 },
  hatch: { width: 0.9, opacity: 0.75 },
  dashed: { width: 1.6, dash: '6 4' },
  dotted: { width: 1.2, dash: '2 3' },
} as const satisfies Record<string, Stroke>;

/** What a shape is to the reader: a theme may give it a color, and nothing depends on that color. */
export type Tone = 'ink' | 'mark' | 'unknown' | 'quiet';

export type Shape =
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly stroke: Stroke; readonly tone?: Tone }
  | {
      readonly kind: 'outline';
      readonly points: readonly Point[];
      readonly stroke: Stroke | null;
      readonly fill: Fill;
      readonly tone?: Tone;
    }
  | { readonly kind: 'hatch'; readonly segments: readonly (readonly [Point, Point])[]; readonly tone?: Tone }
  | {
      readonly kind: 'dot';
      readonly center: Point;
      readonly radius: number;
      readonly fill: Fill;
      readonly stroke: Stroke;
      readonly tone?: Tone;
    }
  | {
      readonly kind: 'curve';
      readonly points: readonly [Point, Point, Point, Point];
      readonly stroke: Stroke;
      readonly tone?: Tone;
    }
  | {
      readonly kind: 'label';
      readonly label: Label;
      readonly box: Box;
      readonly size: number;
      readonly bold: boolean;
      readonly align: 'start' | 'middle' | 'end';
      readonly tone?: Tone;
    };

/** Ink is solid, paper hides what is behind, tint is a light gray in print. */
export type Fill = 'none' | 'ink' | 'paper' | 'tint';

export type LabelShape = Extract<Shape, { kind: 'label' }>;

export const fontSize = 14;

export interface LabelStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'start' | 'middle' | 'end';
  readonly tone?: Tone;
}

/** A label whose box has its middle at a point. */
export function labelAt(label: Label, center: Point, style: LabelStyle = {}): LabelShape {
  const { size = fontSize, bold = false, align = 'middle', tone = 'ink' } = style;
  const { width, height } = labelExtent(label, size, bold);
  const box = { x: center.x - width / 2, y: center.y - height / 2, width, height };
  return { kind: 'label', label, box, size, bold, align, tone };
}

/** A label that hangs on a point by one of its sides: `above` has the middle of its lower side there. */
export function labelBeside(
  label: Label,
  at: Point,
  side: 'above' | 'below' | 'left' | 'right',
  style: LabelStyle = {},
): LabelShape {
  const { width, height } = labelExtent(label, style.size ?? fontSize, style.bold);
  const across = side === 'left' ? -width / 2 : side === 'right' ? width / 2 : 0;
  const along = side === 'above' ? -height / 2 : side === 'below' ? height / 2 : 0;
  const align = side === 'left' ? 'end' : side === 'right' ? 'start' : 'middle';
  return labelAt(label, { x: at.x + across, y: at.y + along }, { align, ...style });
}

export function line(from: Point, to: Point, stroke: Stroke = strokes.edge, tone: Tone = 'ink'): Shape {
  return { kind: 'line', points: [from, to], stroke, tone };
}

export function outline(
  points: readonly Point[],
  fill: Fill = 'none',
  stroke: Stroke | null = strokes.edge,
  tone: Tone = 'ink',
): Shape {
  return { kind: 'outline', points, fill, stroke, tone };
}

export function dot(
  center: Point,
  radius: number,
  fill: Fill,
  tone: Tone = 'ink',
  stroke: Stroke = strokes.edge,
): Shape {
  return { kind: 'dot', center, radius, fill, stroke, tone };
}

/** The corners of a box, clockwise from its upper left. */
export function corners({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** Do two boxes touch, or come nearer to one another than a gap? */
export function overlap(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** The smallest box around all shapes, lines with half their width. */
export function boundsOf(shapes: readonly Shape[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const hold = ({ x, y }: Point, around: number) => {
    left = Math.min(left, x - around);
    right = Math.max(right, x + around);
    top = Math.min(top, y - around);
    bottom = Math.max(bottom, y + around);
  };
  for (const shape of shapes) {
    if (shape.kind === 'label') for (const corner of corners(shape.box)) hold(corner, 0);
    else if (shape.kind === 'dot') hold(shape.center, shape.radius + shape.stroke.width / 2);
    else if (shape.kind === 'hatch') for (const ends of shape.segments) for (const end of ends) hold(end, 0.5);
    else for (const point of shape.points) hold(point, (shape.stroke?.width ?? 0) / 2);
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
