/**
 * Something unfit got past the wire. Who wrote it, and what takes it back? The answer is a forward
 * transaction by one more author: nothing is ever cut out of the log.
 */

import * as Y from 'yjs';
import type { Complaint, Culprit, StoredContent } from './messages.ts';

/**
 * Finds the first update the complaint begins with; null if the document was unfit before all of them. `fit` if
 * nothing is wrong any more: another server has taken it back meanwhile.
 */
export function findCulprit(
  { snapshot, entries }: StoredContent,
  newDocument: () => Y.Doc,
  complain: (doc: Y.Doc) => Complaint,
): Culprit | 'fit' | null {
  const documentUpTo = (count: number) => {
    const doc = newDocument();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot);
    for (const { update } of entries.slice(0, count)) Y.applyUpdate(doc, update);
    return doc;
  };
  let good = 0;
  let bad = entries.length;
  if (complain(documentUpTo(bad)) === null) return 'fit';
  if (complain(documentUpTo(good)) !== null) return null;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (complain(documentUpTo(middle)) === null) good = middle;
    else bad = middle;
  }
  const culprit = entries[good] as StoredContent['entries'][number];
  const why = complain(documentUpTo(bad)) as string;

  const doc = documentUpTo(good);
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([culprit.author]), captureTimeout: 3_600_000 });
  for (const { author, update } of entries.slice(good)) {
    // What the same person wrote after it may build on it, so it goes as well. Their page keeps a copy.
    Y.applyUpdate(doc, update, author === culprit.author ? author : 'somebody else');
  }
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  while (undo.undoStack.length > 0) undo.undo();
  undo.destroy();
  return updates.length === 0 ? null : { author: culprit.author, why, undo: Y.mergeUpdates(updates) };
}
