/**
 * One plan of the demo network: what stands in it, who wrote it, who may see it, and what was said about it. Contexts
 * and people are invented.
 */
import type { CollaboratorAccess, PlanStatus, Visibility } from '@tangram/domain';
import type { DemoName } from '../people.ts';

interface DemoThread {
  /** The kind of section it is about. */
  readonly sectionKind: string;
  /** Which of several sections of that kind, counted from 1; left out, it is the first. */
  readonly nth?: number;
  /** Words that stand once in that section's text, in one paragraph and without a formula. */
  readonly words: string;
  /** The first opens the thread, the others reply. */
  readonly comments: readonly { readonly by: DemoName; readonly text: string }[];
  readonly resolved?: boolean;
}

export interface DemoPlan {
  /** The plan in its JSON form, as readPlanJson of @tangram/interchange reads it. */
  readonly json: unknown;
  readonly author: DemoName;
  readonly coAuthors?: readonly DemoName[];
  readonly visibility: Visibility;
  /** What the circle may do; left out, it may comment. */
  readonly circleAccess?: 'comment' | 'view';
  readonly status: PlanStatus;
  readonly collaborators?: readonly { readonly name: DemoName; readonly access: CollaboratorAccess }[];
  readonly threads?: readonly DemoThread[];
}
