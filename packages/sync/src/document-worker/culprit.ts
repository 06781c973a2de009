/**
 * Something unfit got past the wire. Who wrote it, and what takes it back? The answer is a forward
 * transaction by one more author: nothing is ever cut out of the log.
 */

import * as Y from 'yjs';
import { nobody, type PersonKey } from '../names.ts';
import type { Entry } from '../update-log/update-log.ts';
import type { Complaint, Culprit, StoredContent } from './messages.ts';

interface Offence {
  /** which of the entries it is */
  readonly at: number;
  readonly author: PersonKey;
  readonly why: string;
}

/**
 * Finds the first update of which something unfit is still there, and what takes back all that its author did since; null if
 * nobody can be named. `fit` if nothing is wrong any more: another server has taken it back meanwhile.
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
  const now = documentUpTo(entries.length);
  if (complain(now) === null) return 'fit';
  const everything = Y.encodeStateAsUpdate(now);
  const entriesOf = (authors: ReadonlySet<PersonKey>) => entries.filter(({ author }) => authors.has(author));
  const complainWithout = (gone: readonly Entry[]) => {
    const doc = newDocument();
    Y.applyUpdate(doc, everything);
    removeInsertions(doc, gone);
    return complain(doc);
  };
  /** The first of which something is there that is unfit, though nothing of what these wrote is. */
  const nextOffence = (without: ReadonlySet<PersonKey>) =>
    firstOf(entries, (count) => complainWithout(entries.filter(({ author }, i) => i >= count || without.has(author))));
  // Something may also be unfit for want of what somebody deleted.
  const offence = nextOffence(new Set()) ?? firstOf(entries, (count) => complain(documentUpTo(count)));
  if (offence === null || offence.author === nobody) return null;
  const { author, why } = offence;

  /** What they did since is taken back; `restoring` also what they deleted, but for what `others` wrote. */
  const takeBack = (restoring: boolean, others: ReadonlySet<PersonKey>) => {
    const doc = documentUpTo(offence.at);
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([author]), captureTimeout: 3_600_000 });
    for (const entry of entries.slice(offence.at)) {
      // What the same person wrote after it may build on it, so it goes as well. Their page keeps a copy.
      Y.applyUpdate(doc, entry.update, entry.author === author ? author : 'somebody else');
      // If nothing of theirs is left, this took it back, with what they had deleted.
      if (entry.author === nobody && isAllGone(doc, undo)) undo.clear();
    }
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const kept = entriesOf(others).flatMap(({ update }) => clientsIn(update));
    for (const { deletions } of undo.undoStack) {
      if (!restoring) deletions.clients.clear();
      for (const client of kept) deletions.clients.delete(client);
    }
    while (undo.undoStack.length > 0) undo.undo();
    undo.destroy();
    if (updates.length === 0) return null;
    const undone = Y.mergeUpdates(updates);
    const isFit = complain(doc) === null;
    removeInsertions(doc, entriesOf(others));
    return { undo: undone, isFit, isFitWithoutOthers: isFit || complain(doc) === null };
  };
  // What they deleted may be what must not come back: an offence of their own, first of all.
  const own = new Set([author]);
  for (const taken of [() => takeBack(true, new Set()), () => takeBack(true, own), () => takeBack(false, own)]) {
    const found = taken();
    if (found?.isFit) return { author, why, undo: found.undo };
  }
  // Others offend as well, and are next: what is theirs does not come back now.
  const blamed = new Set([author]);
  for (let next = nextOffence(blamed); next !== null && !blamed.has(next.author); next = nextOffence(blamed)) {
    blamed.add(next.author);
  }
  const restored = takeBack(true, blamed);
  const taken = restored?.isFitWithoutOthers ? restored : takeBack(false, blamed);
  return taken && { author, why, undo: taken.undo };
}

/** The first entry with which there is something to complain about; null if there is without any, or with all of them nothing. */
function firstOf(entries: readonly Entry[], complainWith: (count: number) => Complaint): Offence | null {
  let good = 0;
  let bad = entries.length;
  let why = complainWith(bad);
  if (why === null || complainWith(good) !== null) return null;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const complaint = complainWith(middle);
    if (complaint === null) good = middle;
    else {
      bad = middle;
      why = complaint;
    }
  }
  return { at: good, author: (entries[good] as Entry).author, why };
}

/** Deletes what these entries have inserted. */
function removeInsertions(doc: Y.Doc, entries: readonly Entry[]): void {
  const gone = Y.createDeleteSet();
  for (const { update } of entries) {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const ranges = gone.clients.get(id.client) ?? [];
      gone.clients.set(id.client, ranges);
      ranges.push({ clock: id.clock, len: length });
    }
  }
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, gone, (struct) => {
      if (struct instanceof Y.Item && !struct.deleted) struct.delete(transaction);
    });
  });
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
