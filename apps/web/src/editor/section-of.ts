/** Which section a part of a plan's document belongs to. */
import { type SectionId, sectionId } from '@tangram/domain';
import { sectionsRoot } from '@tangram/plan';
import type * as Y from 'yjs';

type AnyType = Y.AbstractType<Y.YEvent<AnyType>>;

/** The section of a type of the document; null for what stands above all sections. */
export function sectionOf(doc: Y.Doc, type: unknown): SectionId | null {
  const sections = sectionsRoot(doc);
  let inner = type as AnyType | null;
  while (inner !== null && inner.parent !== (sections as unknown)) inner = inner.parent;
  if (inner === null) return null;
  for (const [id, map] of sections) if (map === inner) return sectionId(id);
  return null;
}
