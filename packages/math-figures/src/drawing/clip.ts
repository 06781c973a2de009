/** What of a line, a curve or a region is seen through a window. */
import { type Box, corners, type Point } from '../scene.ts';

/** The part of a segment inside of a box; null where there is none. */
export function clipSegment(from: Point, to: Point, { x, y, width, height }: Box): [Point, Point] | null {
  let [start, end] = [0, 1];
  const way = { x: to.x - from.x, y: to.y - from.y };
  for (const [speed, distance] of [
    [-way.x, from.x - x],
    [way.x, x + width - from.x],
    [-way.y, from.y - y],
    [way.y, y + height - from.y],
  ] as const) {
    if (speed === 0) {
      if (distance < 0) return null;
    } else if (speed < 0) start = Math.max(start, distance / speed);
    else end = Math.min(end, distance / speed);
  }
  if (start > end) return null;
  const at = (share: number) => ({ x: from.x + way.x * share, y: from.y + way.y * share });
  return [at(start), at(end)];
}

/** The runs of a curve, given by its points, that lie inside of a box. */
export function clipCurve(points: readonly (Point | null)[], box: Box): Point[][] {
  const runs: Point[][] = [];
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (!from || !to) return;
    const seen = clipSegment(from, to, box);
    if (!seen) return;
    const last = runs.at(-1)?.at(-1);
    if (last && last.x === seen[0].x && last.y === seen[0].y) runs.at(-1)?.push(seen[1]);
    else runs.push([...seen]);
  });
  return runs;
}

/** The part of a box on one side: where `side` is not below zero. `side` changes evenly over the paper. */
export function clipBox(box: Box, side: (point: Point) => number): Point[] {
  const points = corners(box);
  return points.flatMap((from, index) => {
    const to = points[(index + 1) % points.length] ?? from;
    const [a, b] = [side(from), side(to)];
    const crossing = a < 0 !== b < 0 ? [between(from, to, a / (a - b))] : [];
    return a < 0 ? crossing : [from, ...crossing];
  });
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
