/** Plans for tests: seeded documents, copies of them on several devices, and ids that count. */

import { type PlanKind, sectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { type PlanContent, type Seed, seedPlan } from '../src/seed.ts';

/** Ids that count: id1, id2, … */
export function countingIds(prefix = 'id'): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `${prefix}${made}`;
  };
}

/** A seed of this kind; the title says which. */
export function seed(kind: PlanKind, content: Partial<PlanContent> = {}): Seed {
  return seedPlan(kind, { title: `A ${kind} on ratios`, grade: 6, ...content }, countingIds());
}

/** A part of a plan, opened on one device. */
export function openOn(clientId: number, update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, update);
  return doc;
}

/** Lets every copy hear of everything that another has, as a server would in the end. */
export function everyoneCatchesUp(...docs: readonly Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
}

/** The lesson that a new unit starts with, and the assessment before it. */
export const firstAssessment = sectionId('id1');
export const firstLesson = sectionId('id2');
