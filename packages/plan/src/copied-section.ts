/**
 * A section made anew with everything that stands in one: its fields, its title and every word of its body, names of later
 * versions included. Comments belong to the original alone and are left there.
 */
import * as Y from 'yjs';
import { markName } from './body/schema-version.ts';
import { firstKeys } from './order.ts';
import { photosOfWork, whoseWork, whoseWorkName } from './photos-of-work.ts';
import type { SectionView } from './plan-document.ts';
import { readRows } from './section-fields.ts';

/** Whether a picture, by its id, does not go along. */
export type StaysBehind = (picture: string) => boolean;

/**
 * The map of a copy, without a place of its own yet. `rowId` names each row of its lists, from the original's id; a picture that
 * `staysBehind` has a line in its place.
 */
export function copiedSection(
  original: SectionView,
  rowId: (original: string) => string,
  staysBehind: StaysBehind = () => false,
): Y.Map<unknown> {
  const copy = new Y.Map<unknown>([['kind', original.kind]]);
  const fields = new Y.Map<unknown>();
  for (const [name, value] of original.fields) {
    fields.set(name, value instanceof Y.Map ? copiedList(original, name, rowId) : value);
  }
  copy.set('fields', fields);
  if (original.title) copy.set('title', new Y.Text(original.title.toString()));
  if (original.body) {
    const body = new Y.XmlFragment();
    body.insert(0, copiedText(original.body, staysBehind));
    copy.set('body', body);
    for (const { picture } of photosOfWork(original)) {
      const source = staysBehind(picture) ? null : whoseWork(original, picture);
      if (source !== null) copy.set(whoseWorkName(picture), source);
    }
  }
  return copy;
}

function copiedList(section: SectionView, name: string, rowId: (original: string) => string): Y.Map<unknown> {
  const rows = readRows(section, name);
  const keys = firstKeys(rows.length);
  return new Y.Map<unknown>(
    rows.map(({ id, columns }, i): [string, Y.Map<unknown>] => [
      rowId(id),
      new Y.Map<unknown>([...Object.entries(columns), ['order', keys[i] ?? '']]),
    ]),
  );
}

/** The children of a piece of text, made anew without the marks of comments. */
function copiedText(from: Y.XmlFragment, staysBehind: StaysBehind): (Y.XmlElement | Y.XmlText)[] {
  return from.toArray().flatMap((child): (Y.XmlElement | Y.XmlText)[] => {
    if (child instanceof Y.XmlText) {
      const text = new Y.XmlText();
      text.applyDelta(withoutComments(child.toDelta()));
      return [text];
    }
    if (!(child instanceof Y.XmlElement)) return [];
    if (child.nodeName === 'picture' && staysBehind(String(child.getAttribute('picture')))) return [line(leftBehind)];
    const element = new Y.XmlElement(child.nodeName);
    for (const [name, value] of Object.entries(child.getAttributes())) {
      if (value !== undefined && name !== 'threads') element.setAttribute(name, value);
    }
    element.insert(0, copiedText(child, staysBehind));
    return [element];
  });
}

const leftBehind = 'A picture stayed with the original: nobody had said yet whose work it shows.';

function line(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  return paragraph;
}

interface Piece {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function withoutComments(delta: readonly Piece[]): Piece[] {
  return delta.map(({ insert, attributes }) => {
    const kept = Object.entries(attributes ?? {}).filter(([format]) => markName(format) !== 'comment');
    return { insert, ...(kept.length > 0 && { attributes: Object.fromEntries(kept) }) };
  });
}
