/** The names of the figures, as teachers say them, in the order in which they are offered. They stand in menus that load at once. */
import type { FigureType } from '@tangram/math-figures';

interface NamedFigure {
  readonly type: FigureType;
  readonly name: string;
  /** Other words by which it is found in the `/` menu. */
  readonly also: string;
}

export const commonFigures: readonly NamedFigure[] = [
  { type: 'numberLine', name: 'Number line', also: 'figure interval inequality jumps' },
  { type: 'doubleNumberLine', name: 'Double number line', also: 'figure ratio rate' },
  { type: 'tapeDiagram', name: 'Tape diagram', also: 'figure bar model' },
  { type: 'ratioTable', name: 'Ratio table', also: 'figure rate' },
  { type: 'coordinatePlane', name: 'Coordinate plane', also: 'figure graph axes points line' },
  { type: 'areaModel', name: 'Area model', also: 'figure partial products distributive' },
  { type: 'fractionModel', name: 'Fraction model', also: 'figure bar circle set' },
  { type: 'dotPlot', name: 'Dot plot', also: 'figure line plot data' },
  { type: 'histogram', name: 'Histogram', also: 'figure data bars' },
  { type: 'boxPlot', name: 'Box plot', also: 'figure data quartiles whiskers' },
  { type: 'hangerDiagram', name: 'Hanger diagram', also: 'figure balance equation' },
];

export const moreFigures: readonly NamedFigure[] = [
  { type: 'twoWayTable', name: 'Two-way table', also: 'figure data' },
  { type: 'treeDiagram', name: 'Tree diagram', also: 'figure probability chance' },
  { type: 'figure2d', name: 'Shape', also: 'figure geometry triangle polygon circle angle' },
  { type: 'solid', name: 'Solid', also: 'figure prism cylinder cone volume' },
  { type: 'net', name: 'Net of a solid', also: 'figure surface area prism' },
  { type: 'transformation', name: 'Transformation', also: 'figure translate rotate reflect dilate' },
  { type: 'algebraTiles', name: 'Algebra tiles', also: 'figure expression equation' },
];

export const figureMenu = {
  button: 'Figure',
  insert: 'Insert a figure',
  common: 'Figures',
  more: 'More figures',
  notLoaded: 'The figures could not be loaded. Please try again when you are connected.',
};

/** The name of a kind of figure; undefined for one that is not known here. */
export function figureName(type: unknown): string | undefined {
  return [...commonFigures, ...moreFigures].find((one) => one.type === type)?.name;
}
