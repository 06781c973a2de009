/** The kinds of plan, and making a section of a kind with its starting content. */

import { type PlanKind, type SectionId, sectionId } from '@tangram/domain';
import { intervention } from './kinds/intervention.ts';
import { task } from './kinds/task.ts';
import { unit } from './kinds/unit.ts';
import type { NewSection, PlainValue } from './plan-document.ts';
import { isListField, type SectionKind } from './sections/descriptor.ts';

export interface PlanKindDescription {
  /** the teacher's word */
  readonly label: string;
  /** the kinds of section it has, in their default order */
  readonly sections: readonly SectionKind[];
  /** how many of each repeatable kind a new plan has */
  readonly starts: Readonly<Record<string, number>>;
}

export const kinds: Readonly<Record<PlanKind, PlanKindDescription>> = { unit, task, intervention };

/** How a section describes itself in this kind of plan; null for a kind of a later version: it is kept and shown locked. */
export function sectionKind(plan: PlanKind, kind: string): SectionKind | null {
  return kinds[plan].sections.find((section) => section.kind === kind) ?? null;
}

/** A section as its kind starts it: default values, empty lists, starting body; `given` replaces what it names. */
export function newSection(
  kind: SectionKind,
  given: Pick<NewSection, 'id' | 'after'> & Partial<NewSection>,
): NewSection {
  const values: Record<string, PlainValue> = {};
  const lists: Record<string, NonNullable<NewSection['lists']>[string]> = {};
  for (const field of kind.fields) {
    if (isListField(field)) lists[field.name] = [];
    else if (field.default !== undefined) values[field.name] = field.default;
  }
  return {
    kind: kind.kind,
    ...(kind.title !== null && { title: '' }),
    ...(kind.body !== null && { body: kind.body }),
    ...given,
    values: { ...values, ...given.values },
    lists: { ...lists, ...given.lists },
  };
}

/** The sections that a new plan of this kind has in one of its parts. A section that exists once is named by its kind. */
export function template(plan: PlanKind, part: SectionKind['part'], makeId: () => string): readonly NewSection[] {
  const { sections, starts } = kinds[plan];
  const made: NewSection[] = [];
  for (const kind of sections) {
    if (kind.part !== part) continue;
    const count = kind.repeatable ? (starts[kind.kind] ?? 0) : 1;
    for (let i = 0; i < count; i++) {
      const id: SectionId = sectionId(kind.repeatable ? makeId() : kind.kind);
      made.push(newSection(kind, { id, after: made.at(-1)?.id ?? null }));
    }
  }
  return made;
}
