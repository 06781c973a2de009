/**
 * A copy of a section that stands on its own: its fields, its title and every word of its body, names of later versions
 * included. What belongs to the original alone stays there: comments, and the identity of its rows.
 */

import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { markName } from './body/schema-version.ts';
import { firstKeys } from './order.ts';
import { findSection, moveSection, sectionsRoot } from './plan-document.ts';
import { readRows } from './section-fields.ts';

/** Puts a copy of a section right behind it. Ids are handed in: the copy's own, and one for each of its rows. */
export function duplicateSection(
  doc: Y.Doc,
  id: SectionId,
  made: { readonly id: SectionId; readonly rowId: () => string },
  origin: unknown,
): void {
  const original = findSection(doc, id);
  if (!original) return;
  doc.transact(() => {
    const copy = new Y.Map<unknown>();
    sectionsRoot(doc).set(made.id, copy);
    copy.set('kind', original.kind);
    const fields = copy.set('fields', new Y.Map<unknown>());
    for (const [name, value] of original.fields) {
      if (!(value instanceof Y.Map)) {
        fields.set(name, value);
        continue;
      }
      const rows = readRows(original, name);
      const keys = firstKeys(rows.length);
      const list = rows.map(({ columns }, i): [string, Y.Map<unknown>] => [
        made.rowId(),
        new Y.Map<unknown>([...Object.entries(columns), ['order', keys[i] ?? '']]),
      ]);
      fields.set(name, new Y.Map<unknown>(list));
    }
    if (original.title) copy.set('title', new Y.Text(original.title.toString()));
    if (original.body) copy.set('body', new Y.XmlFragment()).insert(0, copied(original.body));
    moveSection(doc, made.id, id, origin);
  }, origin);
}

/** The children of a piece of text, made anew without the marks of comments. */
function copied(from: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
  return from.toArray().flatMap((child): (Y.XmlElement | Y.XmlText)[] => {
    if (child instanceof Y.XmlText) {
      const text = new Y.XmlText();
      text.applyDelta(withoutComments(child.toDelta()));
      return [text];
    }
    if (!(child instanceof Y.XmlElement)) return [];
    const element = new Y.XmlElement(child.nodeName);
    for (const [name, value] of Object.entries(child.getAttributes()))
      if (value !== undefined) element.setAttribute(name, value);
    element.insert(0, copied(child));
    return [element];
  });
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
