/**
 * How a kind of section describes itself: its fields, whether it has a title and a body, which part of the plan it lives
 * in. A page draws plain field editors from this; seeds, summaries and formats read the same words.
 */

import type { PlanKind } from '@tangram/domain';
import type { JSONContent } from '@tiptap/core';
import type { LabelledPartName } from '../body/labelled-part.ts';
import type { PlainValue } from '../plan-document.ts';

export interface Choice {
  readonly value: string | number;
  /** the teacher's word */
  readonly label: string;
}

interface Described {
  /** the name in the document; DOMAIN's word */
  readonly name: string;
  /** the teacher's words */
  readonly label: string;
  /** it is not asked, nor told, while this field of the same section says one of these */
  readonly notFor?: { readonly field: string; readonly values: readonly PlainValue[] };
}

/** A field that holds one value. `default` is written when the section is made. */
export type ValueField = Described &
  (
    | {
        readonly type: 'number';
        readonly min: number;
        readonly max?: number;
        readonly default?: number;
        readonly unit?: string;
      }
    | {
        readonly type: 'choice';
        readonly choices: readonly Choice[];
        readonly default?: PlainValue;
        /** as a column: a new row starts with what this field of another section says */
        readonly startsAs?: { readonly section: string; readonly field: string };
      }
    | { readonly type: 'text'; readonly default?: string }
    | { readonly type: 'boolean'; readonly default?: boolean }
    /** year-month-day */
    | { readonly type: 'date'; readonly default?: string }
    /** the id of a lesson section of the same plan */
    | { readonly type: 'lesson'; readonly default?: string }
  );

/** A field that holds rows. */
export type ListField = Described &
  /** rows {code, frameworkId?, itemId?} */
  (
    | { readonly type: 'standards' }
    /** rows {code}, MP1 to MP8 */
    | { readonly type: 'practices' }
    /** rows {target, section?}: the id of a plan of this kind, or of a cycle; and which section of it, where it is about one of that kind */
    | { readonly type: 'links'; readonly to: PlanKind | 'cycle'; readonly section?: string }
    | { readonly type: 'list'; readonly columns: readonly ValueField[] }
  );

export type FieldDescriptor = ValueField | ListField;

export interface SectionKind {
  readonly kind: string;
  /** the teacher's word for it, as its heading */
  readonly label: string;
  readonly part: 'open' | 'authors';
  readonly fields: readonly FieldDescriptor[];
  /** what its title asks for; null where a section has no title of its own */
  readonly title: string | null;
  /** the body a new one starts with; null where a section is fields only */
  readonly body: JSONContent | null;
  /** the named parts that its body may have, in their order: those that it starts with, and others that people add */
  readonly parts: readonly LabelledPartName[];
  /** there may be several, and people add them */
  readonly repeatable: boolean;
  /** while empty it is offered and not shown */
  readonly optional: boolean;
}

export function isListField(field: FieldDescriptor): field is ListField {
  return field.type === 'standards' || field.type === 'practices' || field.type === 'links' || field.type === 'list';
}

/** Describes a kind of section; what is left out is the common case: open, untitled, no fields, no body, no parts, once, always shown. */
export function section(described: Pick<SectionKind, 'kind' | 'label'> & Partial<SectionKind>): SectionKind {
  return {
    part: 'open',
    fields: [],
    title: null,
    body: null,
    parts: [],
    repeatable: false,
    optional: false,
    ...described,
  };
}
