/** A net as it is drawn: faces that fold into the solid, joined along their edges. Lengths that a fold needs are computed. */
import { circlePoints } from '../hatch.ts';
import { readLabel } from '../label.ts';
import { corners, labelAt, labelBeside, outline, type Point, type Shape } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import type { Net } from '../solid.ts';
import { layDimensions } from './dimensions.ts';

/** Where a dimension is written: along the middle of an edge. */
type Place = readonly [at: Point, side: 'above' | 'below' | 'left' | 'right'];

interface Laid {
  readonly faces: readonly Point[][];
  readonly places: readonly Place[];
}

export function drawNet(figure: Net, width: number): Shape[] {
  const sheet = new Sheet();
  const { sizes, labels } = layDimensions(figure, Math.min(110, width / 5));
  const { faces, places } = layNet(figure, sizes);
  for (const face of faces) sheet.add(outline(face, 'none', { width: 2 }));
  const written = figure.showLabels && !figure.studentBlank;
  for (const [index, [at, side]] of places.entries()) {
    sheet.writeOutward((far) => {
      const shift = { above: [0, -far], below: [0, far], left: [-far, 0], right: [far, 0] }[side];
      return labelBeside(labels[index] ?? [], { x: at.x + (shift[0] ?? 0), y: at.y + (shift[1] ?? 0) }, side);
    }, 5);
  }
  for (const [index, face] of written ? faces.entries() : []) {
    const center = { x: mean(face.map(({ x }) => x)), y: mean(face.map(({ y }) => y)) };
    sheet.write([labelAt(readLabel(figure.faceLabels[index] ?? ''), center)]);
  }
  return sheet.shapes;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

const box = (x: number, y: number, width: number, height: number) => corners({ x, y, width, height });

function layNet({ solid }: Net, [a = 80, b = 80, c = 80]: readonly number[]): Laid {
  if (solid === 'rectangularPrism') {
    const faces = [
      box(0, 0, a, c),
      box(a, 0, b, c),
      box(a + b, 0, a, c),
      box(2 * a + b, 0, b, c),
      box(0, -b, a, b),
      box(0, c, a, b),
    ];
    return {
      faces,
      places: [
        [{ x: a / 2, y: c + b }, 'below'],
        [{ x: 0, y: c + b / 2 }, 'left'],
        [{ x: 0, y: c / 2 }, 'left'],
      ],
    };
  }
  if (solid === 'triangularPrism') {
    const slant = Math.hypot(a / 2, b);
    const middle = { x: slant + a / 2, y: 0 };
    const faces = [
      box(0, 0, slant, c),
      box(slant, 0, a, c),
      box(slant + a, 0, slant, c),
      [
        { x: slant, y: 0 },
        { x: slant + a, y: 0 },
        { x: middle.x, y: -b },
      ],
      [
        { x: slant, y: c },
        { x: slant + a, y: c },
        { x: middle.x, y: c + b },
      ],
    ];
    return {
      faces,
      places: [
        [{ x: middle.x, y: c / 2 }, 'above'],
        [{ x: middle.x, y: -b * 0.3 }, 'above'],
        [{ x: 0, y: c / 2 }, 'left'],
      ],
    };
  }
  if (solid === 'pyramid') {
    const slant = Math.hypot(a / 2, b);
    const faces = [
      box(0, 0, a, a),
      [
        { x: 0, y: 0 },
        { x: a, y: 0 },
        { x: a / 2, y: -slant },
      ],
      [
        { x: a, y: 0 },
        { x: a, y: a },
        { x: a + slant, y: a / 2 },
      ],
      [
        { x: a, y: a },
        { x: 0, y: a },
        { x: a / 2, y: a + slant },
      ],
      [
        { x: 0, y: a },
        { x: 0, y: 0 },
        { x: -slant, y: a / 2 },
      ],
    ];
    return { faces, places: [[{ x: a / 2, y: a * 0.9 }, 'above']] };
  }
  return layRound(solid === 'cone', a * 0.6, b * 0.6);
}

/** A cylinder unrolls into a rectangle as long as its circle is around, a cone into a sector. */
function layRound(pointed: boolean, radius: number, height: number): Laid {
  if (!pointed) {
    const around = 2 * Math.PI * radius;
    const circle = (y: number) => circlePoints({ x: around / 2, y }, radius);
    return {
      faces: [box(0, 0, around, height), circle(-radius), circle(height + radius)],

      places: [
        [{ x: around / 2, y: -radius }, 'above'],
        [{ x: 0, y: height / 2 }, 'left'],
      ],
    };
  }
  const slant = Math.hypot(radius, height);
  const turn = (360 * radius) / slant;
  const sector = [{ x: 0, y: 0 }, ...circlePoints({ x: 0, y: 0 }, slant, -90 - turn / 2, -90 + turn / 2)];
  return {
    faces: [sector, circlePoints({ x: 0, y: slant + radius }, radius)],
    places: [[{ x: 0, y: slant + radius }, 'above']],
  };
}
