/**
 * A figure in static HTML: its drawing and its caption. What cannot be drawn stands by its text alternative, with what is
 * wrong in it, if anything is in it yet. The figure itself stays as it was written, unknown fields included: this only reads it.
 */
import { picture, sayProblem, whyNotDrawn } from '@tangram/math-figures';
import { readFigure } from './body/figure.ts';
import { escapeHtml } from './body/html.ts';

export function figureHtml(text: unknown): string {
  const figure = readFigure(text);
  const drawn = picture(figure);
  const line = (words: string) => (words === '' ? '' : `<p>${escapeHtml(words)}</p>`);
  if (drawn.kind === 'drawn') return `${drawn.svg}${line(drawn.caption)}`;
  const [problem] = whyNotDrawn(drawn.problems) === 'blank' ? [] : drawn.problems;
  const why = problem ? `Not drawn. ${sayProblem(figure?.type, problem)}` : '';
  return `${line(figure?.altText ?? '')}${line(why)}`;
}
