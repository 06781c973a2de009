/**
 * What a hand can take hold of in a drawing: points that are moved, parts that are pressed. A handle says where it is, what it is in
 * words, and what the figure's JSON becomes when it is moved, snapped to the marks of the figure by exact steps. Whoever
 * shows it brings the mouse and the keys.
 */

import type { Figure } from './figure.ts';
import { planeHandles } from './handles/coordinate-plane.ts';
import { dotPlotHandles } from './handles/dot-plot.ts';
import { doubleNumberLineHandles } from './handles/double-number-line.ts';
import type { Handle } from './handles/handle.ts';
import { hangerHandles } from './handles/hanger-diagram.ts';
import { areaHandles, fractionHandles } from './handles/models.ts';
import { numberLineHandles } from './handles/number-line.ts';
import { tapeHandles } from './handles/tape-diagram.ts';

/** The handles of a figure as it is drawn at a width; none where its values are not shown. */
export function handlesOf(figure: Figure, width: number): readonly Handle[] {
  if (figure.studentBlank) return [];
  if (figure.type === 'numberLine') return numberLineHandles(figure, width);
  if (figure.type === 'doubleNumberLine') return doubleNumberLineHandles(figure, width);
  if (figure.type === 'coordinatePlane') return planeHandles(figure, width);
  if (figure.type === 'tapeDiagram') return tapeHandles(figure, width);
  if (figure.type === 'fractionModel') return fractionHandles(figure, width);
  if (figure.type === 'areaModel') return areaHandles(figure);
  if (figure.type === 'dotPlot') return dotPlotHandles(figure, width);
  return figure.type === 'hangerDiagram' ? hangerHandles(figure, width) : [];
}
