/**
 * What a colleague would say about a plan: which thing, why it matters, where it is, and, where one tap can mend it, how.
 *
 * Only privacy blocks, and what it blocks is sharing. Nothing here judges a teacher: a check can be put aside with a reason.
 */

import type { SectionId } from '@tangram/domain';
import type { PlainValue } from '../plan-document.ts';

export const checkCodes = [
  'student-identity-suspected',
  'group-too-small',
  'no-summative',
  'time-over',
  'time-under',
  'focus-not-taught',
  'focus-not-assessed',
  'off-grade-focus',
  'many-focus',
  'no-entry',
  'demand-low-only',
  'demand-dok-mismatch',
  'scaffold-tells-method',
  'questions-one-kind',
  'task-phases-time',
  'no-discussion',
  'support-lowers-grade',
  'goal-not-measurable',
  'monitoring-mismatch',
  'replaces-core',
  'not-proportional',
  'no-alt-text',
  'no-reflection',
] as const;
export type CheckCode = (typeof checkCodes)[number];

export type CheckLevel = 'block' | 'attention' | 'idea';

/** A place in a plan, as exactly as it can be pointed at. */
export interface Where {
  readonly section: SectionId;
  /** the field it is about; the body or the whole section where it is left out */
  readonly field?: string;
  /** the very thing that it is about, where that is less than a field or the whole body */
  readonly spot?: Spot;
}

/** Something in a section that whoever is led to it goes on with at once. Places are counted from the beginning of the body. */
export type Spot =
  /** words, as they stand there */
  | { readonly kind: 'words'; readonly text: string }
  /** a row of a list: one of its columns, or, where it is a code, the code */
  | { readonly kind: 'row'; readonly row: string; readonly column: string | null }
  /** the minutes of a timed piece of a lesson */
  | { readonly kind: 'segment'; readonly index: number }
  /** the end of one cell of a pair table's row */
  | { readonly kind: 'pair'; readonly index: number; readonly cell: number }
  | { readonly kind: 'picture'; readonly index: number }
  /** the figure with these data; `describe`: at its words for those who do not see it */
  | { readonly kind: 'figure'; readonly source: string; readonly describe: boolean };

export interface Check {
  readonly code: CheckCode;
  readonly level: CheckLevel;
  /** what is missing or in the way, and why it matters */
  readonly message: string;
  readonly where: Where;
  /** what tells it from others of its code in the same section; stays the same while the thing itself does */
  readonly about?: string;
  readonly fix?: Fix;
  /** another way to mend it, where there are two and nobody but a teacher can say which */
  readonly otherFix?: Fix;
}

/** One tap: what the button says, and what it changes as one step of undo. */
export interface Fix {
  readonly label: string;
  readonly changes: readonly Change[];
}

type Columns = Readonly<Record<string, PlainValue>>;
export type Change =
  | { readonly kind: 'set'; readonly section: SectionId; readonly field: string; readonly value: PlainValue }
  | { readonly kind: 'addRow'; readonly section: SectionId; readonly list: string; readonly columns: Columns }
  | { readonly kind: 'removeRow'; readonly section: SectionId; readonly list: string; readonly row: string }
  | {
      readonly kind: 'setRow';
      readonly section: SectionId;
      readonly list: string;
      readonly row: string;
      readonly column: string;
      readonly value: PlainValue;
    }
  | {
      readonly kind: 'addSection';
      readonly sectionKind: string;
      readonly after: SectionId | null;
      readonly title: string;
      readonly values: Columns;
      readonly lists: Readonly<Record<string, readonly Columns[]>>;
    }
  /** words that leave a section, every time that they stand in it */
  | { readonly kind: 'takeOut'; readonly section: SectionId; readonly words: string }
  /** a timed piece of a lesson, right behind the last one of another phase */
  | {
      readonly kind: 'addSegment';
      readonly section: SectionId;
      readonly phase: string;
      readonly minutes: number;
      readonly behind: string;
    }
  /** the first timed piece of a lesson of this phase and length, given another length */
  | {
      readonly kind: 'setSegment';
      readonly section: SectionId;
      readonly phase: string;
      readonly minutes: number;
      readonly next: number;
    }
  /** takes back what a row of a pair table says of itself, where it still says that */
  | {
      readonly kind: 'clearPair';
      readonly section: SectionId;
      readonly index: number;
      readonly attribute: 'keepsGradeLevel';
      readonly old: PlainValue;
    }
  /** the figure whose data is `old`; nothing happens when somebody changed it meanwhile */
  | { readonly kind: 'setFigure'; readonly section: SectionId; readonly old: string; readonly next: string };

/** The name under which a check is put aside, in the section that it is about. */
export function dismissalKey({ code, about }: Pick<Check, 'code' | 'about'>): string {
  return about === undefined ? code : `${code}:${about}`;
}

/** What is said of one thing is said once: two figures with the same data are told of one after the other. */
export function once(checks: readonly Check[]): readonly Check[] {
  const keyOf = (check: Check) => `${check.where.section} ${dismissalKey(check)}`;
  return [...new Map(checks.toReversed().map((check) => [keyOf(check), check])).values()].reverse();
}
