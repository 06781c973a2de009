/** Applies what was logged to a plan's document, and tells who wrote in which section. */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { sectionsRoot } from '../plan-document.ts';

/** One entry of a document's history. */
export interface LoggedChange {
  readonly author: string;
  /** milliseconds since 1970 */
  readonly at: number;
  readonly update: Uint8Array;
}

/** When each author last wrote in a section. */
export interface Writers {
  readonly content: ReadonlyMap<string, number>;
  /** Where it stands in the plan. */
  readonly place: ReadonlyMap<string, number>;
}

/** Brings a document forward. Resolves nothing and checks nothing: what is in the log was checked when it came. */
export function replay(doc: Y.Doc, changes: readonly LoggedChange[]): ReadonlyMap<SectionId, Writers> {
  const written = new Map<SectionId, { content: Map<string, number>; place: Map<string, number> }>();
  const root = sectionsRoot(doc);
  let now: LoggedChange | null = null;
  const note = (id: string | null, what: 'content' | 'place') => {
    if (id === null || now === null) return;
    const of = written.get(id as SectionId) ?? { content: new Map(), place: new Map() };
    of[what].set(now.author, now.at);
    written.set(id as SectionId, of);
  };
  const look = (transaction: Y.Transaction) => {
    for (const [type, keys] of transaction.changed) {
      const section = sectionOf(type, root);
      if ((type as unknown) === root) for (const id of keys) note(id, 'content');
      else if (section !== null && type._item?.parent === (root as unknown)) {
        // A section's own map: where it stands, whether it is removed; what was put aside in Review is not its content.
        if (keys.has('order')) note(section, 'place');
        if (keys.has('removed')) note(section, 'content');
      } else note(section, 'content');
    }
  };
  doc.on('afterTransaction', look);
  for (const change of changes) {
    now = change;
    Y.applyUpdate(doc, change.update);
  }
  doc.off('afterTransaction', look);
  return written;
}

/** The section that a type is in; null for what is in none. */
function sectionOf(type: Y.AbstractType<unknown> | { readonly _item: Y.Item | null }, root: unknown): string | null {
  for (let item = type._item; item !== null; ) {
    const { parent } = item;
    if (parent === root) return item.parentSub;
    if (!(parent instanceof Y.AbstractType)) return null;
    item = parent._item;
  }
  return null;
}
