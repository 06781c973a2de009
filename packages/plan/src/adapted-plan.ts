/**
 * A plan to begin with what another one says: somebody adapts it. What was learned when that one was taught stays with it,
 * and so do its comments, its authors' part, which describes one group of students, and pictures that are not for its readers.
 */
import * as Y from 'yjs';
import { SCHEMA_VERSION } from './body/schema-version.ts';
import { copiedSection, type StaysBehind } from './copied-section.ts';
import { newSection, sectionKind } from './kinds.ts';
import { firstKeys } from './order.ts';
import {
  addSection,
  findSectionOfKind,
  readMeta,
  sectionsRoot,
  setTitle,
  standingSections,
  writeMeta,
} from './plan-document.ts';
import { setField } from './section-fields.ts';

/**
 * The first update of the open part of a copy, planned for `schoolYear`. Sections and rows keep their ids, which fields may name.
 * A picture that stays behind has a line in its place that says so. Null for a document that is not seeded.
 */
export function adaptedPlan(
  doc: Y.Doc,
  title: string,
  schoolYear: string,
  staysBehind: StaysBehind,
): Uint8Array | null {
  const meta = readMeta(doc);
  if (!meta) return null;
  const copy = new Y.Doc();
  copy.clientID = 0;
  copy.transact(() => {
    writeMeta(copy, meta.kind, Math.max(SCHEMA_VERSION, meta.schemaVersion));
    const sections = standingSections(doc);
    const keys = firstKeys(sections.length);
    sections.forEach((section, i) => {
      const own = section.kind === 'reflection' ? sectionKind(meta.kind, section.kind) : null;
      if (own) {
        addSection(copy, newSection(own, { id: section.id, after: sections[i - 1]?.id ?? null }), 'seed');
        return;
      }
      const made = copiedSection(section, (row) => row, staysBehind);
      made.set('order', keys[i]);
      sectionsRoot(copy).set(section.id, made);
    });
    const overview = findSectionOfKind(copy, 'overview');
    if (overview) setTitle(copy, overview.id, title, 'seed');
    if (overview?.fields.has('schoolYear')) setField(copy, overview.id, 'schoolYear', schoolYear, 'seed');
  });
  const update = Y.encodeStateAsUpdate(copy);
  copy.destroy();
  return update;
}
