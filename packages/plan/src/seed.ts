/**
 * A plan before anybody has written in it. It is made once, on the server, as updates of client id 0: equal input gives
 * equal bytes, so that a seed appended twice is one seed.
 */

import type { Grade, PlanKind, SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from './body/schema-version.ts';
import { sectionKind, template } from './kinds.ts';
import { addSection, type NewSection, writeMeta } from './plan-document.ts';

export interface PlanContent {
  readonly title: string;
  readonly grade: Grade | null;
  /** The year that it is planned for, in plans that say one. */
  readonly schoolYear?: string;
  /**
   * The sections of the plan, in place of those of its template. Sections that exist once and are not named here are
   * taken from the template; of repeatable ones there are exactly these.
   */
  readonly sections?: readonly Omit<NewSection, 'after'>[];
}

/** The first update of each of a plan's two documents. */
export interface Seed {
  readonly open: Uint8Array;
  readonly authors: Uint8Array;
}

/** What a unit's course is called until somebody names it otherwise. */
export const courseOf = (grade: number): string => `Grade ${grade} Mathematics`;

/** The seed of a plan. `makeId` names its sections that can exist several times. Throws a RangeError on a body that the schema refuses. */
export function seedPlan(kind: PlanKind, content: PlanContent, makeId: () => string): Seed {
  return { open: seedPart(kind, 'open', content, makeId), authors: seedPart(kind, 'authors', content, makeId) };
}

function seedPart(kind: PlanKind, part: 'open' | 'authors', content: PlanContent, makeId: () => string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 0;
  doc.transact(() => {
    writeMeta(doc, kind, SCHEMA_VERSION);
    let after: SectionId | null = null;
    for (const section of arrange(kind, part, content, makeId)) {
      addSection(doc, withTitle(kind, { ...section, after }, content), 'seed');
      after = section.id;
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The given sections in the template's order: each kind at its place, the authors' own headings where they stood. */
function arrange(kind: PlanKind, part: 'open' | 'authors', content: PlanContent, makeId: () => string) {
  const start = template(kind, part, makeId);
  if (!content.sections) return start;
  const given = content.sections.filter((section) => (sectionKind(kind, section.kind)?.part ?? 'open') === part);
  const named = new Set(given.map((section) => section.kind));
  const untouched = start.filter(
    (section) => !named.has(section.kind) && sectionKind(kind, section.kind)?.repeatable === false,
  );
  const place = new Map(start.map((section, i) => [section.kind, i]));
  const arranged: Omit<NewSection, 'after'>[] = [...given];
  for (const section of untouched) {
    const own = place.get(section.kind) ?? 0;
    const next = arranged.findIndex((other) => (place.get(other.kind) ?? -1) > own);
    arranged.splice(next === -1 ? arranged.length : next, 0, section);
  }
  return arranged;
}

function withTitle(kind: PlanKind, section: NewSection, { title, grade, schoolYear }: PlanContent): NewSection {
  if (section.kind !== 'overview') return section;
  const course = kind === 'unit' && grade !== null ? { course: courseOf(grade) } : {};
  const saysYear = sectionKind(kind, 'overview')?.fields.some(({ name }) => name === 'schoolYear');
  const year = saysYear && schoolYear !== undefined ? { schoolYear } : {};
  return { ...section, title, values: { ...course, ...year, ...section.values, ...(grade !== null && { grade }) } };
}
