/** Texts of a plan's JSON as blocks of a body: formulas between dollar signs, figures as data. */

import { bullets, FIGURE_CHARACTERS_MAX, figureText, type JSONContent, paragraph } from '@tangram/plan/body';
import type { JsonReader } from './json-reader.ts';

/** One paragraph for each line; one empty paragraph for none. */
export function paragraphs(texts: readonly string[]): JSONContent[] {
  const lines = texts.flatMap((text) => text.split(/[\r\n]+/)).filter((line) => line !== '');
  return lines.length === 0 ? [paragraph()] : lines.map((line) => paragraph(line));
}

/** Several texts as bullets; a single one as a bullet too. */
export function bulletsOf(texts: readonly string[]): JSONContent[] {
  return [bullets(texts.map((text) => text.replace(/[\r\n]+/g, ' ')))];
}

/** The figures under a key. A name alone, such as `ratioTable`, is a figure that is still to be drawn. */
export function figures(reader: JsonReader, name: string): JSONContent[] {
  return reader.items(name).flatMap(([item, where]) => figure(reader, item, where));
}

/** The one figure under a key, if there is one. */
export function oneFigure(reader: JsonReader, name: string): JSONContent[] {
  const value = reader.value(name);
  return value === undefined ? [] : figure(reader, value, reader.at(name));
}

function figure(reader: JsonReader, item: unknown, where: string): JSONContent[] {
  if (typeof item === 'string') {
    return [{ type: 'figure', attrs: { figure: figureText({ type: item, ...unnamed }) } }];
  }
  const text = hasType(item) ? figureText(item) : '';
  if (text !== '' && text.length <= FIGURE_CHARACTERS_MAX) return [{ type: 'figure', attrs: { figure: text } }];
  reader.report.add(where, `not a figure of at most ${FIGURE_CHARACTERS_MAX} characters, left out`);
  return [];
}

const unnamed = { title: '', altText: '' };

function hasType(item: unknown): item is { readonly type: string } {
  return typeof item === 'object' && item !== null && 'type' in item && typeof item.type === 'string';
}
