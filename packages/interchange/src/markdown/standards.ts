/** The standards that a file lists under a heading of that name: they become fields, and their text stays where it is. */

import { type PlanKind, sectionId } from '@tangram/domain';
import { type NewSection, newSection, sectionKind } from '@tangram/plan';
import { findStandard } from '@tangram/standards';
import type { Blocks } from './blocks.ts';
import type { SectionOfFile } from './headings.ts';

/** The section of standards with the codes that were found. */
export function standardsIn(
  sections: readonly SectionOfFile[],
  file: Blocks,
  kind: PlanKind,
  makeId: () => string,
): NewSection {
  const listing = sections.filter(
    ({ heading }) => heading && /^(focus |content )?standards?\b/i.test(file.line(heading)),
  );
  const words = listing.flatMap(({ blocks }) => blocks.map((block) => file.source(block))).join(' ');
  const codes = words.match(/[A-Za-z0-9][A-Za-z0-9.]{2,40}/g) ?? [];
  const found = [...new Set(codes.flatMap((code) => findStandard(code.replace(/\.+$/, '')) ?? []))];
  const described = sectionKind(kind, 'standards');
  if (!described) throw new Error(`a ${kind} has no standards`);
  const list = kind === 'intervention' ? 'accessStandards' : 'focusStandards';
  const rows = found
    .filter((standard) => standard.kind !== 'practice')
    .map(({ code }) => ({ id: makeId(), columns: { code } }));
  return newSection(described, { id: sectionId('standards'), after: null, lists: { [list]: rows } });
}
