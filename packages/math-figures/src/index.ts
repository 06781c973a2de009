/** A figure's description in, an SVG string out. */

export {
  describeFigure,
  drawFigure,
  type Figure,
  type FigureReading,
  type FigureType,
  figureTypes,
  isBlank,
  type NotDrawn,
  type Picture,
  parseFigure,
  picture,
  whyNotDrawn,
} from './figure.ts';
export type { Edit, Handle } from './handles/handle.ts';
export { handlesOf } from './handles.ts';
export { holdsFormula, labelTrouble } from './label.ts';
export { sayKind, sayProblem } from './problem-words.ts';
export { type ProportionRemark, proportionRemark } from './proportion.ts';
export * from './rational.ts';
export { asRational, type Problem } from './reading.ts';
