/** A transformation as it is drawn: the polygon outlined, its image hatched, what lies between them dashed. */
import type { NamedAxis } from '../coordinate-plane.ts';
import { shaded } from '../hatch.ts';
import { readLabel } from '../label.ts';
import { rational } from '../rational.ts';
import { labelAt, line, outline, type Point, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { axisAround } from '../ticks.ts';
import { stagesOf, type Transformation } from '../transformation.ts';
import { clipSegment } from './clip.ts';
import { drawPlane, layPlane } from './plane.ts';

export function drawTransformation(figure: Transformation, width: number): Shape[] {
  const sheet = new Sheet();
  const stages = stagesOf(figure);
  const shown = figure.studentBlank ? stages.slice(0, 1) : stages;
  // The frame has room for the image even where students are to draw it.
  const look = { ...axesAround(stages.flat()), numbers: figure.showLabels };
  const plane = layPlane(look, width);
  drawPlane(sheet, look, plane);
  const places = shown.map((stage) => stage.map(({ x, y }) => plane.place(x, y)));
  const under: Shape[] = [];
  for (const [index, points] of places.entries()) {
    const last = index === places.length - 1 && index > 0;
    if (last) under.push(...shaded(points, { gap: 7 }));
    sheet.add(
      outline(points, 'none', index === 0 || last ? { width: 2 } : strokes.dashed, index === 0 ? 'ink' : 'mark'),
    );
  }
  for (const move of figure.moves) {
    if (move.kind !== 'reflect') continue;
    const { left, right, bottom, top } = plane.range;
    const ends =
      move.line.kind === 'upright'
        ? [plane.place(num(move.line.x), bottom), plane.place(num(move.line.x), top)]
        : [left, right].map((x) =>
            plane.place(
              x,
              num(move.line.kind === 'sloped' ? move.line.slope : rational(0)) * x +
                num(move.line.kind === 'sloped' ? move.line.intercept : rational(0)),
            ),
          );
    const seen = clipSegment(ends[0] ?? { x: 0, y: 0 }, ends[1] ?? { x: 0, y: 0 }, plane.window);
    if (seen) sheet.add(line(...seen, strokes.dotted, 'quiet'));
  }
  if (figure.showLabels) {
    name(sheet, figure, places[0] ?? [], '');
    if (places.length > 1) name(sheet, figure, places.at(-1) ?? [], '′');
  }
  return [...under, ...sheet.shapes];
}

const num = ({ n, d }: { n: number; d: number }) => n / d;

/** Axes from the same step, with zero and every corner inside. */
function axesAround(points: readonly Point[]): { x: NamedAxis; y: NamedAxis } {
  const whole = (value: number) => rational(Math.max(-100_000, Math.min(100_000, Math.round(value))));
  const range = (values: readonly number[]) => [
    whole(Math.floor(Math.min(-1, ...values)) - 1),
    whole(Math.ceil(Math.max(1, ...values)) + 1),
  ];
  const xs = range(points.map(({ x }) => x));
  const ys = range(points.map(({ y }) => y));
  const [a, b] = [axisAround(xs, 14), axisAround(ys, 14)];
  const step = num(a.step) > num(b.step) ? a.step : b.step;
  const axis = (values: typeof xs, label: string): NamedAxis => {
    const [low = rational(0), high = rational(1)] = values;
    const down = rational(Math.floor(num(low) / num(step)) * step.n, step.d);
    const up = rational(Math.ceil(num(high) / num(step)) * step.n, step.d);
    return { min: down, max: up, step, label };
  };
  return { x: axis(xs, '$x$'), y: axis(ys, '$y$') };
}

/** Writes the names of corners on the outer side of each. */
function name(sheet: Sheet, { preimage }: Transformation, places: readonly Point[], prime: string): void {
  const center = {
    x: places.reduce((sum, { x }) => sum + x, 0) / Math.max(places.length, 1),
    y: places.reduce((sum, { y }) => sum + y, 0) / Math.max(places.length, 1),
  };
  for (const [index, at] of places.entries()) {
    const label = preimage[index]?.label ?? '';
    if (label === '') continue;
    const length = Math.hypot(at.x - center.x, at.y - center.y) || 1;
    const spots = [14, 20, 28].map((far) => {
      const spot = { x: at.x + ((at.x - center.x) / length) * far, y: at.y + ((at.y - center.y) / length) * far };
      return labelAt(readLabel(`${label}${prime}`), spot, { bold: true });
    });
    sheet.write(spots);
  }
}
