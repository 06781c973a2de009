/** A solid as it is drawn: seen from the front and a little from above, hidden edges dashed, dimensions beside their edges. */
import { circlePoints } from '../hatch.ts';
import { dot, labelBeside, line, outline, type Point, type Shape, type Stroke, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import type { Solid } from '../solid.ts';
import { layDimensions } from './dimensions.ts';

const most = 170;
/** How an edge that goes to the back is drawn: half as long, to the right and up. */
const back = { x: 0.42, y: -0.32 };
const flat = 0.3;

export function drawSolid(figure: Solid): Shape[] {
  const sheet = new Sheet();
  const { sizes, labels } = layDimensions(figure, most);
  const [a = most, b = most, c = most] = sizes;
  const [one = [], two = [], three = []] = labels;
  const beside = (label: typeof one, at: Point, side: 'above' | 'below' | 'left' | 'right') =>
    sheet.writeOutward((far) => {
      const shift = { above: [0, -far], below: [0, far], left: [-far, 0], right: [far, 0] }[side];
      return labelBeside(label, { x: at.x + (shift[0] ?? 0), y: at.y + (shift[1] ?? 0) }, side);
    }, 6);
  if (figure.solid === 'rectangularPrism') {
    const deep = { x: b * back.x * 1.3, y: b * back.y * 1.3 };
    prism(
      sheet,
      [
        { x: 0, y: 0 },
        { x: a, y: 0 },
        { x: a, y: -c },
        { x: 0, y: -c },
      ],
      deep,
    );
    beside(one, { x: a / 2, y: 0 }, 'below');
    beside(two, { x: a + deep.x / 2 + 4, y: deep.y / 2 + 4 }, 'right');
    beside(three, { x: 0, y: -c / 2 }, 'left');
  } else if (figure.solid === 'triangularPrism') {
    const deep = { x: c * back.x * 1.3, y: c * back.y * 1.3 };
    prism(
      sheet,
      [
        { x: 0, y: 0 },
        { x: a, y: 0 },
        { x: a / 2, y: -b },
      ],
      deep,
    );
    sheet.add(line({ x: a / 2, y: 0 }, { x: a / 2, y: -b }, strokes.dotted, 'quiet'));
    beside(one, { x: a / 2, y: 0 }, 'below');
    beside(two, { x: a / 2 - 2, y: -b * 0.4 }, 'right');
    beside(three, { x: a + deep.x / 2 + 4, y: deep.y / 2 + 4 }, 'right');
  } else if (figure.solid === 'pyramid') {
    const deep = { x: a * back.x, y: a * back.y };
    pyramid(sheet, a, b, deep);
    beside(one, { x: a / 2, y: 0 }, 'below');
    beside(two, { x: (a + deep.x) / 2 - 2, y: deep.y / 2 - b * 0.4 }, 'left');
  } else if (figure.solid === 'sphere') {
    sheet.add(
      outline(circlePoints({ x: 0, y: 0 }, a / 2), 'none', { width: 2 }),
      ...ring(0, a / 2),
      dot({ x: 0, y: 0 }, 3, 'ink'),
    );
    sheet.add(line({ x: 0, y: 0 }, { x: a / 2, y: 0 }, strokes.tick, 'mark'));
    beside(one, { x: a / 2, y: 0 }, 'right');
  } else {
    round(sheet, figure.solid === 'cone', a / 2, b);
    sheet.add(dot({ x: 0, y: 0 }, 2.5, 'ink'), line({ x: 0, y: 0 }, { x: a / 2, y: 0 }, strokes.tick, 'mark'));
    beside(one, { x: a / 4, y: (a / 2) * flat - 2 }, 'below');
    if (figure.solid === 'cone') {
      // Beside the cone, so that it is not taken for the slanted side.
      const x = a / 2 + 16;
      sheet.add(line({ x: 0, y: 0 }, { x: 0, y: -b }, strokes.dotted, 'quiet'));
      sheet.add(line({ x, y: 0 }, { x, y: -b }, strokes.small, 'quiet'));
      for (const y of [0, -b]) sheet.add(line({ x: x - 4, y }, { x: x + 4, y }, strokes.small, 'quiet'));
      beside(two, { x, y: -b / 2 }, 'right');
    } else beside(two, { x: -a / 2, y: -b / 2 }, 'left');
  }
  return sheet.shapes;
}

/** A front face, the same at the back, and the edges between; the edges behind the body are dashed. */
function prism(sheet: Sheet, front: readonly Point[], deep: Point): void {
  const behind = front.map(({ x, y }) => ({ x: x + deep.x, y: y + deep.y }));
  sheet.add(outline(front, 'none', { width: 2 }));
  const hidden = 0;
  for (const [index, point] of front.entries()) {
    const to = behind[index] ?? point;
    const next = behind[(index + 1) % behind.length] ?? to;
    sheet.add(line(point, to, index === hidden ? strokes.dashed : { width: 2 }));
    const covered = index === hidden || (index + 1) % behind.length === hidden;
    sheet.add(line(to, next, covered ? strokes.dashed : { width: 2 }));
  }
}

function pyramid(sheet: Sheet, side: number, height: number, deep: Point): void {
  const base = [{ x: 0, y: 0 }, { x: side, y: 0 }, { x: side + deep.x, y: deep.y }, deep] as const;
  const center = { x: (side + deep.x) / 2, y: deep.y / 2 };
  const top = { x: center.x, y: center.y - height };
  const edge = (from: Point, to: Point, stroke: Stroke) => sheet.add(line(from, to, stroke));
  edge(base[0], base[1], { width: 2 });
  edge(base[1], base[2], { width: 2 });
  edge(base[2], base[3], strokes.dashed);
  edge(base[3], base[0], strokes.dashed);
  for (const [index, corner] of base.entries()) edge(corner, top, index === 3 ? strokes.dashed : { width: 2 });
  edge(center, top, strokes.dotted);
}

/** A ring seen from the front and above: its far half is dashed. */
function ring(y: number, radius: number, far: Stroke = strokes.dashed): Shape[] {
  const half = (from: number, to: number, stroke: Stroke): Shape => ({
    kind: 'line',
    points: circlePoints({ x: 0, y: 0 }, radius, from, to).map((point) => ({ x: point.x, y: y + point.y * flat })),
    stroke,
  });
  return [half(180, 360, { width: 2 }), half(0, 180, far)];
}

function round(sheet: Sheet, pointed: boolean, radius: number, height: number): void {
  sheet.add(...ring(0, radius));
  for (const x of [-radius, radius]) sheet.add(line({ x, y: 0 }, { x: pointed ? 0 : x, y: -height }, { width: 2 }));
  if (!pointed) sheet.add(...ring(-height, radius, { width: 2 }));
}
