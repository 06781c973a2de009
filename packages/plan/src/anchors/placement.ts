/** Where the threads of a plan point today. */

import type { SectionId } from '@tangram/domain';
import type * as Y from 'yjs';
import { readSections } from '../plan-document.ts';
import { type Delta, threadOf } from './anchor.ts';
import { Reading } from './reading.ts';

/** The words of one section that carry a thread's mark. */
export interface Placement {
  readonly section: SectionId;
  /** the marked words, one text for each run of them */
  readonly pieces: readonly string[];
  /** the section was taken out of the plan and may come back */
  readonly removed: boolean;
}

/**
 * For each thread that marks any word, where: normally one section, in one piece or in several after a paragraph was
 * split. A thread that is not here is orphaned and has only its quote.
 */
export function locateThreads(doc: Y.Doc): Readonly<Record<string, readonly Placement[]>> {
  const found = new Map<string, Placement[]>();
  for (const { id, body, removed } of readSections(doc)) {
    const here = new Map<string, string[]>();
    for (const text of body ? new Reading(body).texts : []) {
      let before = new Set<string>();
      for (const { insert, attributes } of text.toDelta() as Delta[]) {
        const now = new Set(
          Object.entries(attributes ?? {}).flatMap(([format, value]) => threadOf(format, value) ?? []),
        );
        for (const thread of now) {
          const pieces = here.get(thread) ?? [];
          here.set(thread, pieces);
          if (before.has(thread)) pieces.push(`${pieces.pop()}${insert}`);
          else pieces.push(String(insert));
        }
        before = now;
      }
    }
    for (const [thread, pieces] of here) {
      found.set(thread, [...(found.get(thread) ?? []), { section: id, pieces, removed: removed !== null }]);
    }
  }
  return Object.fromEntries(found);
}
