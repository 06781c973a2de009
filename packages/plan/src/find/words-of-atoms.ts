/**
 * The words that people wrote in a figure or for a picture, and where in it each text stands: a title, a label, a description. What
 * says how a figure is drawn is none, and neither is a formula in a label, unless somebody looks for formulas too.
 */

import { holdsFormula, parseFigure } from '@tangram/math-figures';
import type * as Y from 'yjs';
import { FIGURE_CHARACTERS_MAX, figureText, readFigure } from '../body/figure.ts';
import { PICTURE_ALT_MAX } from '../body/picture.ts';

/** Keys and numbers, from the outside in. */
export type PlaceInAtom = readonly (string | number)[];

interface TextInAtom {
  readonly place: PlaceInAtom;
  readonly text: string;
}

const wordKeys = new Set(['title', 'caption', 'altText', 'label', 'text', 'unit', 'variable', 'name', 'total']);
const wordLists = new Set(['rowNames', 'colNames', 'sideLabels', 'angleLabels', 'faceLabels', 'cells']);

/** The texts of a figure or a picture, in their order; none of any other element. `inFormulas`: labels with a formula too. */
export function textsInAtom(element: Y.XmlElement, inFormulas: boolean): readonly TextInAtom[] {
  const attributes: Readonly<Record<string, unknown>> = element.getAttributes();
  if (element.nodeName === 'picture') {
    return typeof attributes.alt === 'string' ? [{ place: ['alt'], text: attributes.alt }] : [];
  }
  if (element.nodeName !== 'figure') return [];
  const texts = textsIn(readFigure(attributes.figure), [], false);
  return texts.filter(({ text }) => inFormulas || !holdsFormula(text));
}

function textsIn(value: unknown, place: PlaceInAtom, isWords: boolean): readonly TextInAtom[] {
  if (typeof value === 'string') return isWords && value !== '' ? [{ place, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, [...place, i], isWords));
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    textsIn(inner, [...place, key], wordKeys.has(key) || (wordLists.has(key) && Array.isArray(inner))),
  );
}

/** The same with another text in one place; null where that could not be kept, or not be drawn. */
export function withText(element: Y.XmlElement, place: PlaceInAtom, text: string): string | null {
  if (element.nodeName === 'picture') return text.length > PICTURE_ALT_MAX ? null : text;
  const figure = readFigure(element.getAttribute('figure'));
  if (figure === null) return null;
  const next = { ...figure, ...(put(figure, place, text) as object) };
  const written = figureText(next);
  const isDrawn = parseFigure(next).kind === 'figure' || parseFigure(figure).kind !== 'figure';
  return isDrawn && written.length <= FIGURE_CHARACTERS_MAX ? written : null;
}

function put(value: unknown, [key, ...inner]: PlaceInAtom, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? put(item, inner, text) : item));
  const object = (value ?? {}) as Readonly<Record<string, unknown>>;
  return { ...object, [key]: put(object[key], inner, text) };
}

/** Writes what `withText` has made. Of a picture whose words are all gone nobody has said that it only decorates. */
export function writeAtom(element: Y.XmlElement, written: string): void {
  if (element.nodeName === 'figure') element.setAttribute('figure', written);
  else if (written.trim() === '') element.removeAttribute('alt');
  else element.setAttribute('alt', written);
}
