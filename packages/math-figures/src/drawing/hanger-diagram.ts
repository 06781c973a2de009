/** A hanger as it is drawn: a beam on a hook, shapes on strings, lower where it is heavier; its equation below. */
import { equationOf, type HangerDiagram, type Hung, type HungShape } from '../hanger-diagram.ts';
import { circlePoints } from '../hatch.ts';
import { readLabel } from '../label.ts';
import { dot, labelAt, labelBeside, line, outline, type Point, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';

const perColumn = 6;
/** How tall a shape is. */
export const size = 38;
const step = size + 9;

export function drawHangerDiagram(figure: HangerDiagram, width: number): Shape[] {
  return layHangerDiagram(figure, width).shapes;
}

/** The drawing, and the middle of every shape that hangs on the left and on the right. */
export function layHangerDiagram(figure: HangerDiagram, width: number) {
  const sheet = new Sheet();
  const places: Point[][] = [];
  const sides = [figure.left, figure.right].map((hung) =>
    hung.flatMap((one) => Array.from({ length: one.count }, () => one)),
  );
  const cell =
    Math.max(
      size,
      ...sides.flat().map(({ label }) => (figure.showLabels ? labelExtent(readLabel(label), 14).width + 22 : 0)),
    ) + 10;
  const columns = Math.max(1, ...sides.map((hung) => Math.ceil(hung.length / perColumn)));
  const reach = Math.max(Math.min(width / 4, 120), (columns * cell) / 2 + 14);
  const drop = { balanced: 0, leftHeavy: 16, rightHeavy: -16 }[figure.state];
  sheet.add(...circlePart({ x: 0, y: -30 }, 6), line({ x: 0, y: -24 }, { x: 0, y: 0 }, strokes.edge));
  const ends = [
    { x: -reach, y: drop },
    { x: reach, y: -drop },
  ] as const;
  sheet.add(line(...ends, { width: 4 }));
  sheet.add(dot({ x: 0, y: 0 }, 4, 'ink'));
  let bottom = 0;
  sides.forEach((hung, index) => {
    const end = ends[index];
    const side: Point[] = [];
    if (end) bottom = Math.max(bottom, drawSide(sheet, figure, hung, end, cell, side));
    places.push(side);
  });
  if (!figure.showLabels || figure.studentBlank) return { shapes: sheet.shapes, places };
  sheet.write([labelBeside(readLabel(equationOf(figure)), { x: 0, y: bottom + 16 }, 'below', { size: 16 })]);
  return { shapes: sheet.shapes, places };
}

function circlePart(center: Point, radius: number): Shape[] {
  return [{ kind: 'line', points: circlePoints(center, radius, -90, 200), stroke: strokes.edge }];
}

/** Hangs one side's shapes on its end of the beam, in columns where they are many; gives how far down they reach. */
function drawSide(
  sheet: Sheet,
  figure: HangerDiagram,
  hung: readonly Hung[],
  end: Point,
  cell: number,
  places: Point[],
): number {
  const count = Math.ceil(hung.length / perColumn);
  const perEach = Math.ceil(hung.length / Math.max(count, 1));
  const top = end.y + 24;
  let bottom = top;
  if (hung.length === 0) return bottom;
  sheet.add(line(end, { x: end.x, y: top }, strokes.small));
  const at = (column: number) => end.x + (column - (count - 1) / 2) * cell;
  if (count > 1) sheet.add(line({ x: at(0), y: top }, { x: at(count - 1), y: top }, strokes.edge));
  hung.forEach((one, index) => {
    const x = at(Math.floor(index / perEach));
    const y = top + 10 + size / 2 + (index % perEach) * step;
    places.push({ x, y });
    const from = index % perEach === 0 ? top : y - step + size / 2;
    sheet.add(line({ x, y: from }, { x, y: y - size / 2 }, strokes.small));
    const label = figure.showLabels && !figure.studentBlank ? readLabel(one.label) : [];
    const wide = Math.max(size, labelExtent(label, 14).width + (one.shape === 'triangle' ? 22 : 12));
    sheet.add(outline(shapePoints(one.shape, { x, y }, wide), 'paper', strokes.edge, 'mark'));
    if (label.length > 0) sheet.add(labelAt(label, { x, y: y + (one.shape === 'triangle' ? size * 0.14 : 0) }));
    bottom = Math.max(bottom, y + size / 2);
  });
  return bottom;
}

function shapePoints(shape: HungShape, { x, y }: Point, width: number): Point[] {
  const [half, tall] = [width / 2, size / 2];
  const corners = (turn: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const angle = ((turn + (360 / count) * index) * Math.PI) / 180;
      return { x: x + half * Math.cos(angle), y: y - tall * Math.sin(angle) };
    });
  if (shape === 'triangle') {
    return [
      { x, y: y - tall },
      { x: x + half * 1.15, y: y + tall },
      { x: x - half * 1.15, y: y + tall },
    ];
  }
  if (shape === 'circle')
    return circlePoints({ x: 0, y: 0 }, 1).map((point) => ({ x: x + point.x * half, y: y + point.y * tall }));
  if (shape === 'diamond') return corners(90, 4);
  if (shape === 'pentagon') return corners(90, 5);
  if (shape === 'hexagon') return corners(0, 6);
  const high = shape === 'rectangle' ? tall * 0.72 : tall;
  return [
    [-half, -high],
    [half, -high],
    [half, high],
    [-half, high],
  ].map(([dx = 0, dy = 0]) => ({ x: x + dx, y: y + dy }));
}
