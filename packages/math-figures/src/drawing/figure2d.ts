/** A plane figure as it is drawn: sides named outside, angles inside, ticks, arrows and squares as geometry marks them. */
import type { Figure2d } from '../figure2d.ts';
import { circlePoints } from '../hatch.ts';
import { readLabel, wordsLabel } from '../label.ts';
import { dot, labelAt, labelBeside, line, outline, type Point, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';
import { arrowHead } from './marks.ts';

const room = { width: 300, height: 210 };

export function drawFigure2d(figure: Figure2d, width: number): Shape[] {
  const sheet = new Sheet();
  const written = figure.showLabels && !figure.studentBlank;
  if (figure.shape === 'circle') drawCircle(sheet, figure, written);
  else drawPolygon(sheet, figure, placed(figure.vertices, Math.min(room.width, width - 80)), written);
  if (written && !figure.toScale) {
    const bottom = Math.max(
      ...sheet.shapes.flatMap((shape) => ('box' in shape ? [shape.box.y + shape.box.height] : [])),
      room.height,
    );
    sheet.add(
      labelBeside(wordsLabel('not to scale'), { x: room.width / 2, y: bottom + 8 }, 'below', {
        size: 12,
        tone: 'quiet',
      }),
    );
  }
  return sheet.shapes;
}

/** The corners on paper, as large as there is room. */
function placed(vertices: readonly Point[], width: number): Point[] {
  const [left, low] = [Math.min(...vertices.map(({ x }) => x)), Math.min(...vertices.map(({ y }) => y))];
  const wide = Math.max(...vertices.map(({ x }) => x)) - left || 1e-9;
  const high = Math.max(...vertices.map(({ y }) => y)) - low || 1e-9;
  const scale = Math.min(width / wide, room.height / high);
  return vertices.map(({ x, y }) => ({ x: (x - left) * scale, y: room.height - (y - low) * scale }));
}

function drawCircle(sheet: Sheet, { sideLabels }: Figure2d, written: boolean): void {
  const radius = room.height / 2;
  const center = { x: room.width / 2, y: radius };
  sheet.add(outline(circlePoints(center, radius), 'none', { width: 2 }), dot(center, 3, 'ink'));
  sheet.add(line(center, { x: center.x + radius, y: center.y }, strokes.tick, 'mark'));
  if (written)
    sheet.write([labelBeside(readLabel(sideLabels[0] ?? ''), { x: center.x + radius / 2, y: center.y - 4 }, 'above')]);
}

function drawPolygon(sheet: Sheet, figure: Figure2d, points: readonly Point[], written: boolean): void {
  sheet.add(outline(points, 'none', { width: 2 }));
  const side = (index: number) => [points[index], points[(index + 1) % points.length]] as const;
  const turn = Math.sign(area(points)) || 1;
  if (!figure.studentBlank) {
    for (const [at, group] of figure.equal.entries())
      for (const index of group) sheet.add(...across(...side(index), at + 1));
    for (const [at, group] of figure.parallel.entries())
      for (const index of group) sheet.add(...heads(...side(index), at + 1));
    for (const index of figure.rightAngles) sheet.add(...square(points, index));
  }
  if (!written) return;
  for (const [index, label] of figure.sideLabels.entries()) {
    const [from, to] = side(index);
    if (!from || !to) continue;
    const out = outward(from, to, turn);
    const { width, height } = labelExtent(readLabel(label), 14);
    const away = (Math.abs(out.x) * width + Math.abs(out.y) * height) / 2;
    const places = [9, 16, 26].map((more) => {
      const far = away + more;
      return labelAt(readLabel(label), { x: (from.x + to.x) / 2 + out.x * far, y: (from.y + to.y) / 2 + out.y * far });
    });
    sheet.write(places);
  }
  const middle = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  for (const [index, label] of figure.angleLabels.entries()) {
    const corner = points[index];
    if (!corner) continue;
    sheet.write(
      [0.24, 0.32, 0.42].map((share) =>
        labelAt(
          readLabel(label),
          { x: corner.x + (middle.x - corner.x) * share, y: corner.y + (middle.y - corner.y) * share },
          { size: 13 },
        ),
      ),
    );
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

function area(points: readonly Point[]): number {
  return points.reduce((sum, { x, y }, index) => {
    const next = points[(index + 1) % points.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
}

/** The direction away from the inside, where corners go with or against the clock. */
function outward(from: Point, to: Point, turn: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (turn * (to.y - from.y)) / length, y: (-turn * (to.x - from.x)) / length };
}

/** Short strokes across the middle of a side: as many as its group has. */
function across(from: Point | undefined, to: Point | undefined, count: number): Shape[] {
  if (!from || !to) return [];
  const out = outward(from, to, 1);
  return Array.from({ length: count }, (_, index) => {
    const shift = (index - (count - 1) / 2) * 5;
    const at = { x: (from.x + to.x) / 2 - out.y * shift, y: (from.y + to.y) / 2 + out.x * shift };
    return line(
      { x: at.x - out.x * 6, y: at.y - out.y * 6 },
      { x: at.x + out.x * 6, y: at.y + out.y * 6 },
      strokes.tick,
      'mark',
    );
  });
}

/** Arrow heads on a side a little after its middle. */
function heads(from: Point | undefined, to: Point | undefined, count: number): Shape[] {
  if (!from || !to) return [];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return Array.from({ length: count }, (_, index) => {
    const share = 0.62 + (index * 9) / length;
    return arrowHead({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, from, 'mark', 9);
  });
}

function square(points: readonly Point[], index: number): Shape[] {
  const [before, corner, after] = [points.at(index - 1), points[index], points[(index + 1) % points.length]];
  if (!before || !corner || !after) return [];
  const step = (to: Point) => {
    const length = Math.hypot(to.x - corner.x, to.y - corner.y) || 1;
    return { x: ((to.x - corner.x) / length) * 12, y: ((to.y - corner.y) / length) * 12 };
  };
  const [a, b] = [step(before), step(after)];
  const path = [
    { x: corner.x + a.x, y: corner.y + a.y },
    { x: corner.x + a.x + b.x, y: corner.y + a.y + b.y },
    { x: corner.x + b.x, y: corner.y + b.y },
  ];
  return [{ kind: 'line', points: path, stroke: strokes.tick, tone: 'mark' }];
}
