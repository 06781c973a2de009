/**
 * Words that are taken out of a section, wherever they stand in it: its title, its fields, its rows, its text. Whether one tap can
 * do that is decided from the facts; words of a figure or of a picture's description are left to their own editors.
 */

import * as Y from 'yjs';
import { readFigure } from '../body/figure.ts';
import { findSection, type SectionView } from '../plan-document.ts';
import { readRows, setField, setRowColumn } from '../section-fields.ts';
import { wordsIn } from './body-facts.ts';
import type { Change, Fix, Spot } from './check.ts';
import type { SectionFacts } from './facts.ts';

/** Do these words stand in one piece of a section's own text? */
export function standsInText({ title, values, rows, body }: SectionFacts, words: string): boolean {
  if (words.includes(' | ') || words.includes('∎')) return false;
  const columns = Object.values(rows).flatMap((list) => list.flatMap((row) => Object.values(row.columns)));
  const pictured = [...wordsInFigures(body), ...body.pictures.map(({ alt }) => alt)];
  // In the line of a table's row stand the words of its pictures too.
  const lines = body.lines.map((line) =>
    pictured.reduce<string>((left, said) => (said ? left.replaceAll(said, '') : left), line),
  );
  return [title, ...Object.values(values), ...columns, ...lines].some(
    (text) => typeof text === 'string' && stretchesIn(text, words).length > 0,
  );
}

/** The figure or the picture that these words stand in, as somebody is led to it. */
export function spotInPictures({ body }: SectionFacts, words: string): Spot | null {
  const figure = body.figures.find(({ source }) => wordsIn(readFigure(source)).some((said) => said.includes(words)));
  if (figure) return { kind: 'figure', source: figure.source, describe: figure.altText.includes(words) };
  const index = body.pictures.findIndex(({ alt }) => alt?.includes(words));
  return index === -1 ? null : { kind: 'picture', index };
}

const wordsInFigures = (body: SectionFacts['body']) =>
  body.figures.flatMap(({ source }) => wordsIn(readFigure(source)));

/** One tap that takes these words out; none where they do not stand in one piece of text, or in a picture too. */
export function takingOut(section: SectionFacts, words: string): { readonly fix?: Fix } {
  if (!standsInText(section, words) || spotInPictures(section, words) !== null) return {};
  return { fix: { label: 'Take it out', changes: [{ kind: 'takeOut', section: section.id, words }] } };
}

/** Takes the words out of a section, every time that they stand there. */
export function takeOut(doc: Y.Doc, { section, words }: Extract<Change, { kind: 'takeOut' }>, origin: unknown): void {
  const view = findSection(doc, section);
  if (view === null || words === '') return;
  if (view.title) cutFrom(view.title, words);
  if (view.body) for (const text of textsIn(view.body)) cutFrom(text, words);
  for (const [name, value] of [...view.fields]) {
    if (typeof value === 'string' && value.includes(words)) setField(doc, section, name, without(value, words), origin);
    if (value instanceof Y.Map) takeOutOfRows(doc, view, name, words, origin);
  }
}

function takeOutOfRows(doc: Y.Doc, view: SectionView, list: string, words: string, origin: unknown): void {
  for (const { id, columns } of readRows(view, list)) {
    for (const [column, said] of Object.entries(columns)) {
      if (typeof said !== 'string' || !said.includes(words)) continue;
      setRowColumn(doc, view.id, list, id, column, without(said, words), origin);
    }
  }
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}

interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** Where the words stand, from the end to the beginning; of two spaces around them one goes with them. */
function stretchesIn(text: string, words: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    // “7/10” is no piece of “7/100”.
    if (isJoined(text, at) || isJoined(text, end)) continue;
    const isBetweenSpaces = text[end] === ' ' && (at === 0 || text[at - 1] === ' ');
    found.unshift({ at, length: words.length + (isBetweenSpaces ? 1 : 0) });
  }
  return found;
}

/** Whether a word or a number goes on across a place. */
const isJoined = (text: string, at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));

function cutFrom(text: Y.Text, words: string): void {
  const runs: { insert: unknown }[] = text.toDelta();
  // What is no letter takes one place in the text.
  const written = runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\u{FFFC}')).join('');
  for (const { at, length } of stretchesIn(written, words)) text.delete(at, length);
}

function without(text: string, words: string): string {
  const cut = stretchesIn(text, words).reduce(
    (left, { at, length }) => left.slice(0, at) + left.slice(at + length),
    text,
  );
  return cut.trim();
}
