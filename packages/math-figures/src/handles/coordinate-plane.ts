/** Points, ends of segments, corners of polygons and data points are moved over the grid of a coordinate plane. */
import type { CoordinatePlane } from '../coordinate-plane.ts';
import { layPlane } from '../drawing/plane.ts';
import { type Spot, saySpot } from '../plane-parts.ts';
import { toNumber } from '../rational.ts';
import { sayLabel } from '../words.ts';
import { type Handle, json, markBeside, nearestMark } from './handle.ts';

export function planeHandles(figure: CoordinatePlane, width: number): Handle[] {
  const { x, y } = figure;
  const { place, window } = layPlane({ x, y, numbers: figure.showLabels }, width);
  const handle = (path: (string | number)[], name: string, spot: Spot, row = path): Handle => {
    const put = (next: Spot) => [
      { path: [...path, 'x'], value: json(next.x) },
      { path: [...path, 'y'], value: json(next.y) },
    ];
    return {
      id: path.join('.'),
      name,
      value: `at ${saySpot(spot)}`,
      place: place(toNumber(spot.x), toNumber(spot.y)),
      to: (at) => put({ x: nearestMark(x, at.x / window.width), y: nearestMark(y, 1 - at.y / window.height) }),
      by: (right, up) =>
        put({
          x: right === 0 ? spot.x : markBeside(spot.x, x, right),
          y: up === 0 ? spot.y : markBeside(spot.y, y, up),
        }),
      remove: () => [{ path: row, value: undefined }],
    };
  };
  return [
    ...figure.points.map((one, index) => handle(['points', index], `Point ${sayLabel(one.label) || index + 1}`, one)),
    ...figure.segments.flatMap(({ from, to }, index) => [
      handle(['segments', index, 'from'], `Start of segment ${index + 1}`, from, ['segments', index]),
      handle(['segments', index, 'to'], `End of segment ${index + 1}`, to, ['segments', index]),
    ]),
    ...figure.polygons.flatMap(({ vertices }, index) =>
      vertices.map((one, corner) => {
        const name = `Corner ${sayLabel(one.label) || corner + 1} of polygon ${index + 1}`;
        return handle(['polygons', index, 'vertices', corner], name, one);
      }),
    ),
    ...figure.scatter.map((one, index) => handle(['scatter', index], `Data point ${index + 1}`, one)),
  ];
}
