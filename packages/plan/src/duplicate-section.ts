/** A copy of a section that stands on its own, right behind it. The identity of its rows belongs to the original alone. */

import type { SectionId } from '@tangram/domain';
import type * as Y from 'yjs';
import { copiedSection } from './copied-section.ts';
import { findSection, moveSection, sectionsRoot } from './plan-document.ts';

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
    sectionsRoot(doc).set(made.id, copiedSection(original, made.rowId));
    moveSection(doc, made.id, id, origin);
  }, origin);
}
