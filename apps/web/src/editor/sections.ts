/** The sections of an open plan as a page lists them: those of both documents in one order, and those that were removed. */
import type { PlanKind } from '@tangram/domain';
import { isEmptySection, kinds, readSections, type SectionKind, type SectionView, sectionKind } from '@tangram/plan';
import type * as Y from 'yjs';

type Part = SectionKind['part'];

/** A section and the document it is in. */
export interface PlacedSection extends SectionView {
  readonly doc: Y.Doc;
  readonly part: Part;
  /** How it describes itself; null for a kind of a later version. */
  readonly described: SectionKind | null;
  /** Optional and without a word: offered in the menu, not shown. */
  readonly offered: boolean;
}

export interface PlanDocs {
  readonly kind: PlanKind;
  readonly open: Y.Doc;
  readonly authors: Y.Doc | null;
}

export interface SectionLists {
  /** What stands in the plan, in order. */
  readonly standing: readonly PlacedSection[];
  /** What was removed and can come back. */
  readonly removed: readonly PlacedSection[];
}

/** The sections of a plan. The authors' part stands as one block, behind the section that it follows in the kind's own order. */
export function listSections({ kind, open, authors }: PlanDocs): SectionLists {
  const read = (doc: Y.Doc, part: Part) =>
    readSections(doc).map((view): PlacedSection => {
      const described = sectionKind(kind, view.kind);
      return { ...view, doc, part, described, offered: (described?.optional ?? false) && isEmptySection(kind, view) };
    });
  const inOpen = read(open, 'open');
  const inAuthors = authors === null ? [] : read(authors, 'authors');
  const standing = inOpen.filter((section) => section.removed === null);
  const at = standing.findIndex((section) => section.kind === beforeAuthorsPart(kind)) + 1;
  const all = [
    ...standing.slice(0, at),
    ...inAuthors.filter((section) => section.removed === null),
    ...standing.slice(at),
  ];
  return {
    standing: all,
    removed: [...inOpen, ...inAuthors].filter((section) => section.removed !== null && !isEmptySection(kind, section)),
  };
}

/** The kind of section that the authors' part stands behind; the overview where the kind has no such part. */
export function beforeAuthorsPart(plan: PlanKind): string {
  const { sections } = kinds[plan];
  const first = sections.findIndex(({ part }) => part === 'authors');
  return sections[Math.max(0, first - 1)]?.kind ?? 'overview';
}

/** What a section is called: its own title, or the teachers' word for its kind. */
export function nameOf(section: Pick<PlacedSection, 'title' | 'described' | 'kind'>): string {
  const own = section.title?.toString().trim() ?? '';
  return own === '' ? (section.described?.label ?? section.kind) : own;
}
