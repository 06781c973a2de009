/** Arrow heads, arcs, braces and the other small marks that several drawings share. */
import { type Box, outline, type Point, type Shape, type Stroke, strokes, type Tone } from '../scene.ts';

/** A solid head whose tip is at `tip`, coming from `from`. */
export function arrowHead(tip: Point, from: Point, tone: Tone = 'ink', size = 8): Shape {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const along = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length };
  const back = { x: tip.x - along.x * size, y: tip.y - along.y * size };
  const half = size * 0.42;
  const sides = [
    { x: back.x - along.y * half, y: back.y + along.x * half },
    { x: back.x + along.y * half, y: back.y - along.x * half },
  ];
  return outline([tip, ...sides], 'ink', null, tone);
}

/** A hop from one point to another, bent toward a height above (or, below zero, below) them, with a head at its end. */
export function hop(from: Point, to: Point, bend: Point, tone: Tone = 'mark', stroke: Stroke = strokes.edge): Shape[] {
  const lean = 0.22;
  const leaving = { x: from.x + (to.x - from.x) * lean + bend.x, y: from.y + (to.y - from.y) * lean + bend.y };
  const arriving = { x: to.x - (to.x - from.x) * lean + bend.x, y: to.y - (to.y - from.y) * lean + bend.y };
  const length = Math.hypot(to.x - arriving.x, to.y - arriving.y) || 1;
  // The line ends inside of the head, so that its end does not blunt the tip.
  const end = { x: to.x - ((to.x - arriving.x) / length) * 5, y: to.y - ((to.y - arriving.y) / length) * 5 };
  return [{ kind: 'curve', points: [from, leaving, arriving, end], stroke, tone }, arrowHead(to, arriving, tone)];
}

/** How far a hop's highest point is from the straight line between its ends, as a share of its bend. */
export const hopHeight = 0.75;

/** A curly brace along a straight line from a to b; its point lies `depth` away from the line, to the left of its way. */
export function brace(a: Point, b: Point, depth: number, tone: Tone = 'ink'): Shape[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const away = { x: along.y, y: -along.x };
  const at = (share: number, out: number) => ({
    x: a.x + along.x * share + away.x * depth * out,
    y: a.y + along.y * share + away.y * depth * out,
  });
  const bow = Math.min(10, length / 4);
  const half = length / 2;
  const curve = (...points: [Point, Point, Point, Point]): Shape => ({
    kind: 'curve',
    points,
    stroke: strokes.tick,
    tone,
  });
  return [
    curve(at(0, 0), at(0, 0.5), at(bow * 0.3, 0.5), at(bow, 0.5)),
    { kind: 'line', points: [at(bow, 0.5), at(half - bow, 0.5)], stroke: strokes.tick, tone },
    curve(at(half - bow, 0.5), at(half - bow * 0.3, 0.5), at(half, 0.5), at(half, 1)),
    curve(at(half, 1), at(half, 0.5), at(half + bow * 0.3, 0.5), at(half + bow, 0.5)),
    { kind: 'line', points: [at(half + bow, 0.5), at(length - bow, 0.5)], stroke: strokes.tick, tone },
    curve(at(length - bow, 0.5), at(length - bow * 0.3, 0.5), at(length, 0.5), at(length, 0)),
  ];
}

/** The box around a dot. */
export function around({ x, y }: Point, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}
