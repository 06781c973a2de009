/**
 * Something unfit got past the wire. Who wrote it, and what takes it back? The answer is a forward
 * transaction by one more author: nothing is ever cut out of the log.
 */

import * as Y from 'yjs';
import { nobody, type PersonKey } from '../names.ts';
import type { Complaint, Culprit, StoredContent } from './messages.ts';

/**
 * Finds the first update the complaint begins with; null if the document was unfit before all of them. `fit` if
 * nothing is wrong any more: another server has taken it back meanwhile. Where several offend at once each is found
 * when the one before was taken back; `alone` does not look for the next.
 */
export function findCulprit(
  { snapshot, entries }: Pick<StoredContent, 'snapshot' | 'entries'>,
  newDocument: () => Y.Doc,
  complain: (doc: Y.Doc) => Complaint,
  alone = false,
): Culprit | 'fit' | null {
  const documentUpTo = (count: number) => {
    const doc = newDocument();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot);
    for (const { update } of entries.slice(0, count)) Y.applyUpdate(doc, update);
    return doc;
  };
  // What was taken back already counts as never written: taken back once more, what its author deleted would be there twice.
  const complainUpTo = (count: number) => {
    const doc = documentUpTo(count);
    for (const { author, update } of entries.slice(count)) if (author === nobody) Y.applyUpdate(doc, update);
    return complain(doc);
  };
  /** Up to where the document was fit again when something was last taken back: what came before is settled, whatever it was. */
  const settled = () => {
    for (let count = entries.length; count > 0; count--) {
      if (entries[count - 1]?.author === nobody && complain(documentUpTo(count)) === null) return count;
    }
    return 0;
  };
  let bad = entries.length;
  let why = complainUpTo(bad);
  if (why === null) return 'fit';
  const from = [settled(), 0].find((count) => complainUpTo(count) === null);
  if (from === undefined) return null;
  let good = from;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const complaint = complainUpTo(middle);
    if (complaint === null) good = middle;
    else {
      bad = middle;
      why = complaint;
    }
  }
  const culprit = entries[good] as StoredContent['entries'][number];

  /** What somebody did since then is taken back; `restoring` also what they deleted, but for what `other` wrote. */
  const takeBack = (author: PersonKey, restoring: boolean, other: PersonKey | null = null) => {
    const doc = documentUpTo(good);
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([author]), captureTimeout: 3_600_000 });
    for (const entry of entries.slice(good)) {
      // What the same person wrote after it may build on it, so it goes as well. Their page keeps a copy.
      Y.applyUpdate(doc, entry.update, entry.author === author ? author : 'somebody else');
      // If nothing of theirs is left, this took it back, with what they had deleted.
      if (entry.author === nobody && isAllGone(doc, undo)) undo.clear();
    }
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const others = entries.filter((entry) => entry.author === other).flatMap(({ update }) => clientsIn(update));
    for (const { deletions } of undo.undoStack) {
      if (!restoring) deletions.clients.clear();
      for (const client of others) deletions.clients.delete(client);
    }
    while (undo.undoStack.length > 0) undo.undo();
    undo.destroy();
    if (updates.length === 0) return null;
    return { author, undo: Y.mergeUpdates(updates), isFit: complain(doc) === null };
  };
  const named = (taken: ReturnType<typeof takeBack>) => taken && { author: taken.author, why, undo: taken.undo };
  const whole = takeBack(culprit.author, true);
  if (whole?.isFit) return named(whole);
  // Others may have written over it, or it was taken back before: then nothing is left of it. Or what they deleted must not come back.
  const isLeft = whole !== null && Y.decodeUpdate(whole.undo).ds.clients.size > 0;
  const others = entries.slice(good).map(({ author }) => author);
  const suspects = isLeft ? [culprit.author] : new Set(others.filter((author) => author !== nobody));
  for (const author of suspects) {
    const taken = [true, false].map((restoring) => takeBack(author, restoring)).find((taken) => taken?.isFit);
    if (taken) return named(taken);
  }
  // Somebody else offends as well, and is next. If nothing goes with this, it would only be the same again the next time.
  if (!isLeft) return null;
  if (alone) return named(whole);
  const withoutThem = [...entries, { ...culprit, author: nobody, update: whole.undo }];
  const next = findCulprit({ snapshot, entries: withoutThem }, newDocument, complain, true);
  return named(next === null || next === 'fit' ? whole : takeBack(culprit.author, true, next.author));
}

/** The client ids under which an update writes. */
function clientsIn(update: Uint8Array): number[] {
  return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))];
}

/** Did somebody insert something, of which nothing is left? */
function isAllGone(doc: Y.Doc, { undoStack }: Y.UndoManager): boolean {
  const inserted = undoStack.flatMap(({ insertions }) => [...insertions.clients]);
  const isGone = (client: number, clock: number, end: number) => {
    const structs = doc.store.clients.get(client) ?? [];
    for (let i = Y.findIndexSS(structs, clock); i < structs.length && (structs[i]?.id.clock ?? end) < end; i++) {
      if (!structs[i]?.deleted) return false;
    }
    return true;
  };
  const all = inserted.flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => isGone(client, clock, clock + len)),
  );
  return all.length > 0 && all.every((gone) => gone);
}
