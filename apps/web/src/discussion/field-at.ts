/** The field of a section that something on the page belongs to, as a comment may be about it. */
import { sectionId } from '@tangram/domain';
import { findSection } from '@tangram/plan';
import type * as Y from 'yjs';
import { type Beginning, beginningOf } from './beginning.ts';

/** Null for what is in no field of the open part. */
export function fieldAt(element: Element | null, doc: Y.Doc): Beginning | null {
  const section = element?.closest<HTMLElement>('[data-section]')?.dataset.section;
  const field = element?.closest<HTMLElement>('[data-field]')?.dataset.field;
  if (section === undefined || field === undefined || findSection(doc, sectionId(section)) === null) return null;
  const row = element?.closest<HTMLElement>('[data-row]')?.dataset.row;
  return beginningOf({ section: sectionId(section), field, ...(row !== undefined && { row }) });
}
