/** The two documents of a plan that was read, as somebody opens them. */

import type { Grade, PlanKind } from '@tangram/domain';
import { type NewSection, seedPlan } from '@tangram/plan';
import * as Y from 'yjs';

export interface Documents {
  readonly open: Y.Doc;
  readonly authors: Y.Doc;
}

/** Ids that count: id1, id2, … */
export function countingIds(): () => string {
  let made = 0;
  return () => `id${++made}`;
}

/** Seeds a plan and opens both of its documents. */
export function openPlan(
  kind: PlanKind,
  read: { readonly title: string | null; readonly grade?: Grade | null; readonly sections: readonly NewSection[] },
): Documents {
  const { title, grade = 6, sections } = read;
  const seed = seedPlan(kind, { title: title ?? '', grade, sections }, countingIds());
  return { open: opened(seed.open), authors: opened(seed.authors) };
}

function opened(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}
