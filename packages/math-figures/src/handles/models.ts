/** Parts of a fraction model and of a unit square are shaded by a press, or one more and one less by keys. */
import type { AreaModel } from '../area-model.ts';
import { square } from '../drawing/area-model.ts';
import { layFractionModel } from '../drawing/fraction-model.ts';
import type { FractionModel } from '../fraction-model.ts';
import type { Box, Point } from '../scene.ts';
import type { Edit, Handle } from './handle.ts';

export function fractionHandles(figure: FractionModel, width: number): Handle[] {
  const { parts: all } = layFractionModel(figure, width);
  const { shaded, parts } = figure;
  const area = boxAround(all.flat());
  const shade = (count: number): Edit => [
    { path: ['shaded'], value: Math.min(Math.max(count, 0), all.length) },
    { path: ['wholes'], value: figure.wholes },
  ];
  return [
    {
      id: 'shaded',
      name: 'Shaded parts',
      value: `${shaded} of ${parts}`,
      place: middleOf(area),
      area,
      // The part that was pressed becomes the last one that is shaded; the last one loses its shade.
      press: (place) => {
        const pressed = nearestPart(all, place) + 1;
        return shade(pressed === shaded ? shaded - 1 : pressed);
      },
      by: (right, up) => shade(shaded + right + up),
    },
  ];
}

export function areaHandles(figure: AreaModel): Handle[] {
  if (figure.mode !== 'fractionOfFraction') return [];
  const { rows, cols } = figure;
  const area = { x: 0, y: 0, width: square, height: square };
  const shade = (side: 'rows' | 'cols', count: number): Edit => {
    return [{ path: [side, 'shaded'], value: Math.min(Math.max(count, 0), figure[side].parts) }];
  };
  const count = (along: number, parts: number) => Math.ceil((along / square) * parts);
  return [
    {
      id: 'cells',
      name: 'Shaded rows and columns',
      value: `${rows.shaded} of ${rows.parts} rows and ${cols.shaded} of ${cols.parts} columns`,
      place: middleOf(area),
      area,
      press: ({ x, y }) => [...shade('rows', count(y, rows.parts)), ...shade('cols', count(x, cols.parts))],
      by: (right, up) => [...shade('rows', rows.shaded - up), ...shade('cols', cols.shaded + right)],
    },
  ];
}

function boxAround(points: readonly Point[]): Box {
  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...points.map(({ x }) => x)), Math.max(...points.map(({ y }) => y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** The part whose middle is nearest. */
function nearestPart(parts: readonly (readonly Point[])[], { x, y }: Point): number {
  const far = parts.map((points) => {
    const middle = {
      x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
      y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
    };
    return Math.hypot(middle.x - x, middle.y - y);
  });
  return far.indexOf(Math.min(...far));
}
