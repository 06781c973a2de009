/** Every kind of figure as the editor knows it, and what all of them have in common. */
import type { FigureType } from '@tangram/math-figures';
import { type Field, type FigureKind, flag, text } from './fields.ts';
import type { JsonObject } from './json.ts';
import { boxPlot, dotPlot, histogram, treeDiagram, twoWayTable } from './kinds/data.ts';
import { doubleNumberLine, numberLine, ratioTable, tapeDiagram } from './kinds/lines.ts';
import { algebraTiles, areaModel, fractionModel, hangerDiagram, net, solid } from './kinds/models.ts';
import { coordinatePlane, figure2d, transformation } from './kinds/plane.ts';

export const figureKinds: Readonly<Record<FigureType, FigureKind>> = {
  ...{ numberLine, doubleNumberLine, tapeDiagram, ratioTable, coordinatePlane, areaModel, fractionModel, dotPlot },
  ...{
    histogram,
    boxPlot,
    hangerDiagram,
    twoWayTable,
    treeDiagram,
    figure2d,
    solid,
    net,
    transformation,
    algebraTiles,
  },
};

/** The kind of a figure; null for one of a later version. */
export function kindOf({ type }: JsonObject): FigureKind | null {
  return Object.hasOwn(figureKinds, String(type)) ? figureKinds[type as FigureType] : null;
}

/** A figure that nobody has begun, with the example of its kind in it. Its title and how it is shown stay. */
export function withExample(figure: JsonObject): JsonObject {
  return { ...figure, ...kindOf(figure)?.example };
}

export const titleFields: readonly Field[] = [
  text(['title'], 'Title', { plain: true }),
  text(['caption'], 'Caption', { plain: true, hint: 'A line under the drawing' }),
];

export const showingFields: readonly Field[] = [
  flag(['showLabels'], 'Show the labels', true),
  flag(['studentBlank'], 'Blank for students', false, { hint: 'Only the frame is drawn, to be filled in' }),
  flag(['intendedError'], 'Wrong on purpose', false, { hint: 'Remarks about it stay quiet' }),
];
