/** A coordinate plane as it is drawn. Labels of points look for a place where they cover neither one another nor a line. */
import type { CoordinatePlane } from '../coordinate-plane.ts';
import { readRule } from '../expression.ts';
import { hatch } from '../hatch.ts';
import { type Label, readLabel } from '../label.ts';
import type { Spot, Straight } from '../plane-parts.ts';
import { toNumber } from '../rational.ts';
import {
  corners,
  dot,
  type LabelShape,
  labelAt,
  line,
  outline,
  overlap,
  type Point,
  type Shape,
  type Stroke,
  strokes,
} from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';
import { clipBox, clipCurve, clipSegment } from './clip.ts';
import { around, arrowHead } from './marks.ts';
import { drawPlane, layPlane, type Plane } from './plane.ts';

/** What has been drawn, for the labels that come after it. */
interface Drawn {
  readonly sheet: Sheet;
  readonly plane: Plane;
  /** Points along every line, which a label should not cover. */
  readonly crowd: Point[];
  readonly quadrants: 1 | 4;
}

export function drawCoordinatePlane(figure: CoordinatePlane, width: number): Shape[] {
  const sheet = new Sheet();
  const look = { x: figure.x, y: figure.y, numbers: figure.showLabels };
  const plane = layPlane(look, width);
  drawPlane(sheet, look, plane);
  if (figure.studentBlank) return sheet.shapes;
  const drawn: Drawn = { sheet, plane, crowd: [], quadrants: figure.quadrants };
  const at = ({ x, y }: Spot) => plane.place(toNumber(x), toNumber(y));
  for (const { line: edge, strict } of figure.halfPlanes)
    drawStraight(drawn, edge, strict ? strokes.dashed : strokes.edge);
  for (const one of figure.lines) drawStraight(drawn, one, one.dashed ? strokes.dashed : { width: 2 });
  for (const one of figure.functions) drawFunction(drawn, one);
  for (const { from, to, dashed } of figure.segments)
    drawWay(drawn, [at(from), at(to)], dashed ? strokes.dashed : { width: 2 });
  const polygons = figure.polygons.map(({ vertices }) => vertices.map(at));
  for (const points of polygons) drawWay(drawn, [...points, ...points.slice(0, 1)], { width: 2 });
  for (const spot of figure.scatter) sheet.add(dot(at(spot), 3.2, 'none', 'mark', strokes.tick));
  drawFit(drawn, figure);
  const dots = [...figure.points, ...figure.segments.flatMap(({ from, to }) => [from, to])];
  for (const spot of dots) sheet.add(dot(at(spot), 4.2, 'ink', 'mark', strokes.small));
  if (figure.showLabels) writeLabels(drawn, figure);
  return [...regions(drawn, figure, polygons), ...overLines(drawn)];
}

function drawStraight({ sheet, plane, crowd, quadrants }: Drawn, straight: Straight, stroke: Stroke): void {
  const { left, right, bottom, top } = plane.range;
  const ends = (
    straight.kind === 'upright'
      ? [plane.place(toNumber(straight.x), bottom), plane.place(toNumber(straight.x), top)]
      : [left, right].map((x) => plane.place(x, toNumber(straight.slope) * x + toNumber(straight.intercept)))
  ) as [Point, Point];
  const seen = clipSegment(...ends, plane.window);
  if (!seen || Math.hypot(seen[1].x - seen[0].x, seen[1].y - seen[0].y) < 2) return;
  sheet.add(line(...seen, stroke, 'mark'));
  // In the first quadrant a line begins at an axis; anywhere else it goes on.
  const goesOn = ({ x, y }: Point) => !(quadrants === 1 && (x < 1 || y > plane.window.height - 1));
  if (goesOn(seen[0])) sheet.add(arrowHead(...seen, 'mark'));
  if (goesOn(seen[1])) sheet.add(arrowHead(seen[1], seen[0], 'mark'));
  crowd.push(...along(seen));
}

function drawWay({ sheet, plane, crowd }: Drawn, points: readonly Point[], stroke: Stroke): void {
  for (const run of clipCurve(points, plane.window)) {
    sheet.add({ kind: 'line', points: run, stroke, tone: 'mark' });
    for (const [index, to] of run.entries()) crowd.push(...along([run[index - 1] ?? to, to]));
  }
}

function drawFunction(drawn: Drawn, { expr, from, to }: CoordinatePlane['functions'][number]): void {
  const rule = readRule(expr);
  if (!rule) return;
  const { place, range, window } = drawn.plane;
  const [first, last] = [from ? toNumber(from) : range.left, to ? toNumber(to) : range.right];
  const steps = 240;
  let before: Point | null = null;
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    const x = first + ((last - first) * index) / steps;
    const y = rule(x);
    const point = Number.isFinite(y) && Math.abs(y) < 1e12 ? place(x, y) : null;
    // From far below to far above in one step is a gap in the graph and not a part of it.
    const leaps = point !== null && before !== null && Math.abs(point.y - before.y) > window.height * 2;
    before = point;
    return leaps ? [null, point] : [point];
  });
  drawWay(drawn, points.flat() as Point[], { width: 2 });
}

/** The line of fit: the one that is given, or the one of least squares through two points or more. */
function drawFit(drawn: Drawn, { fitLine, scatter, x: axis }: CoordinatePlane): void {
  if (fitLine === null) return;
  if (fitLine !== 'computed') {
    drawStraight(drawn, fitLine, { width: 2 });
    return;
  }
  const points = scatter.map(({ x, y }) => ({ x: toNumber(x), y: toNumber(y) }));
  const mean = (pick: (point: Point) => number) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const center = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  const spread = mean(({ x }) => (x - center.x) ** 2);
  if (points.length < 2 || spread === 0) return;
  const slope = mean(({ x, y }) => (x - center.x) * (y - center.y)) / spread;
  const { place } = drawn.plane;
  const ends = [axis.min, axis.max].map(toNumber).map((x) => place(x, center.y + slope * (x - center.x)));
  drawWay(drawn, ends, { width: 2 });
}

function writeLabels(drawn: Drawn, figure: CoordinatePlane): void {
  const { sheet, plane } = drawn;
  const at = ({ x, y }: Spot) => plane.place(toNumber(x), toNumber(y));
  sheet.keepFree(...figure.points.map((point) => around(at(point), 5)));
  for (const point of figure.points) write(drawn, readLabel(point.label), at(point), true);
  for (const { vertices, label } of figure.polygons) {
    for (const vertex of vertices) write(drawn, readLabel(vertex.label), at(vertex), true);
    const places = vertices.map(at);
    const middle = { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
    sheet.write([labelAt(readLabel(label), middle)]);
  }
  for (const { from, to, label } of figure.segments) {
    write(drawn, readLabel(label), { x: (at(from).x + at(to).x) / 2, y: (at(from).y + at(to).y) / 2 });
  }
  for (const one of figure.lines) {
    const { left, right, bottom, top } = plane.range;
    const ends = (
      one.kind === 'upright'
        ? [plane.place(toNumber(one.x), bottom), plane.place(toNumber(one.x), top)]
        : [left, right].map((x) => plane.place(x, toNumber(one.slope) * x + toNumber(one.intercept)))
    ) as [Point, Point];
    const seen = clipSegment(...ends, plane.window);
    if (seen)
      write(drawn, readLabel(one.label), {
        x: seen[0].x * 0.2 + seen[1].x * 0.8,
        y: seen[0].y * 0.2 + seen[1].y * 0.8,
      });
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

/** Writes a label beside a point, on the side where it covers the least. */
function write({ sheet, crowd, plane }: Drawn, label: Label, at: Point, bold = false): void {
  const { width, height } = labelExtent(label, 14, bold);
  const places: { shape: LabelShape; covered: number }[] = [];
  for (const distance of [7, 14, 24]) {
    for (const [x, y] of [
      [1, -1],
      [1, 1],
      [-1, -1],
      [-1, 1],
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ] as const) {
      const away = x !== 0 && y !== 0 ? distance * 0.6 : distance;
      const center = { x: at.x + x * (away + width / 2), y: at.y + y * (away + height / 2) };
      const shape = labelAt(label, center, { bold });
      const outside =
        center.x - width / 2 < -6 || center.y - height / 2 < -6 || center.y + height / 2 > plane.window.height + 6;
      const covered = crowd.filter((point) => overlap({ ...point, width: 0, height: 0 }, shape.box, 1));
      places.push({ shape, covered: covered.length + (outside ? 100 : 0) + distance / 10 });
    }
  }
  sheet.write(places.sort((a, b) => a.covered - b.covered).map(({ shape }) => shape));
}

/** Points on a straight way, a few pixels apart. */
function along([from, to]: readonly [Point, Point]): Point[] {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4) + 1;
  return Array.from({ length: steps + 1 }, (_, index) => ({
    x: from.x + ((to.x - from.x) * index) / steps,
    y: from.y + ((to.y - from.y) * index) / steps,
  }));
}

/** The shapes with every label on top, on a piece of paper where it would stand upon a line. */
function overLines({ sheet, crowd }: Drawn): Shape[] {
  const labels = sheet.shapes.filter((shape) => shape.kind === 'label');
  const covered = ({ box }: LabelShape) => crowd.some((point) => overlap({ ...point, width: 0, height: 0 }, box));
  const backs = labels.filter(covered).map(({ box }) => outline(corners(box), 'paper', null));
  return [...sheet.shapes.filter((shape) => shape.kind !== 'label'), ...backs, ...labels];
}

/** Half planes and polygons, hatched around every label. */
function regions({ sheet, plane }: Drawn, figure: CoordinatePlane, polygons: readonly (readonly Point[])[]): Shape[] {
  const holes = sheet.shapes.flatMap((shape) => (shape.kind === 'label' ? shape.box : []));
  const origin = plane.place(0, 0);
  const unit = { x: plane.place(1, 0).x - origin.x, y: plane.place(0, 1).y - origin.y };
  const halves = figure.halfPlanes.map(({ line: edge, side }, index) => {
    const sign = side === 'above' || side === 'right' ? 1 : -1;
    const points = clipBox(plane.window, (point) => {
      const [x, y] = [(point.x - origin.x) / unit.x, (point.y - origin.y) / unit.y];
      if (edge.kind === 'upright') return sign * (x - toNumber(edge.x));
      const over = y - toNumber(edge.slope) * x - toNumber(edge.intercept);
      return sign * over;
    });
    return points.length < 3 ? [] : [hatch(points, { angle: index % 2 === 0 ? 45 : 135, gap: 8, holes })];
  });
  return [...halves.flat(), ...polygons.map((points) => outline(points, 'tint', null, 'mark'))];
}
