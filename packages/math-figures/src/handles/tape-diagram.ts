/** Parts of a tape are shaded by a press; where parts are as wide as they say, their right edge is moved. */
import { layTapeDiagram } from '../drawing/tape-diagram.ts';
import { add, compare, multiply, type Rational, rational } from '../rational.ts';
import type { TapeDiagram } from '../tape-diagram.ts';
import { sayLabel, sayNumber } from '../words.ts';
import { type Handle, json } from './handle.ts';

export function tapeHandles(figure: TapeDiagram, width: number): Handle[] {
  const { parts: boxes, unit } = layTapeDiagram(figure, width);
  return figure.tapes.flatMap((tape, tapeAt) =>
    tape.parts.flatMap((part, index) => {
      const box = boxes[tapeAt]?.[index];
      if (!box) return [];
      const path = ['tapes', tapeAt, 'parts', index] as const;
      const name = `Part ${index + 1} of ${sayLabel(tape.label) || `tape ${tapeAt + 1}`}`;
      const shading: Handle = {
        id: path.join('.'),
        name,
        value: part.shaded ? 'shaded' : 'not shaded',
        place: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
        area: box,
        press: () => [{ path: [...path, 'shaded'], value: !part.shaded }],
        ...(tape.parts.length > 1 ? { remove: () => [{ path, value: undefined }] } : {}),
      };
      const { size } = part;
      if (figure.scale === 'equalParts' || !size) return [shading];
      const step = rational(1, size.d);
      const edge: Handle = {
        id: `${path.join('.')}.size`,
        name: `Size of ${name.toLowerCase()}`,
        value: sayNumber(size),
        place: { x: box.x + box.width, y: box.y + box.height / 2 },
        to: ({ x }) => sized(path, rational(Math.round(((x - box.x) / unit) * size.d), size.d), step),
        by: (right, up) => sized(path, add(size, multiply(step, rational(right + up))), step),
      };
      return [shading, edge];
    }),
  );
}

function sized(path: readonly (string | number)[], size: Rational, least: Rational) {
  return [{ path: [...path, 'size'], value: json(compare(size, least) < 0 ? least : size) }];
}
