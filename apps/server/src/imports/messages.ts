/** What the thread that reads files is given, and what it answers. */
import type { Grade, PlanKind } from '@tangram/domain';
import type { Seed } from '@tangram/plan';

export interface FileToRead {
  readonly kind: PlanKind;
  readonly grade: Grade;
  readonly text: string;
  /** What the plan is called when the file does not say. */
  readonly fallbackTitle: string;
}

export interface FileRead {
  readonly title: string;
  readonly seeds: Seed;
  readonly notUnderstood: readonly { readonly line: number; readonly what: string }[];
}
