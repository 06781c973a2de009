/**
 * A real session of two people, recorded with what each saw when: every edit as the update that its author's own
 * document makes of it. The recording is no part of the checkout; it is read where it lies, in `shared/data`
 * beside the checkout or beside a folder above it.
 */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { clientIn } from './task.ts';

interface Recorded {
  readonly parents: readonly number[];
  readonly agent: number;
  readonly patches: readonly (readonly [at: number, deleted: number, inserted: string])[];
}

export interface Edit {
  readonly update: Uint8Array;
  /** characters in it */
  readonly typed: number;
  /** It was made when its author had seen so many of the other's. */
  readonly afterOther: number;
}

/** Where the recording is; null if it is not on this machine. */
export function findTrace(): string | null {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const file = join(folder, 'shared/data/traces/friendsforever.json.gz');
    if (existsSync(file)) return file;
  }
  return null;
}

/** The edits of each of the two, in the order in which they were made. */
export function readEdits(file: string): readonly [Edit[], Edit[]] {
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { readonly txns: readonly Recorded[] };
  const authors = [0, 1].map((agent) => {
    const doc = new Y.Doc();
    doc.clientID = clientIn(0, agent);
    let last: Uint8Array = new Uint8Array();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === null) last = update;
    });
    return { doc, text: doc.getText('text'), last: () => last, seen: new Set<number>(), edits: [] as Edit[] };
  });
  const written: Uint8Array[] = [];
  for (const [index, { agent, parents, patches }] of txns.entries()) {
    const author = authors[agent];
    if (author === undefined) throw new Error('a third author');
    for (const one of unseen(txns, parents, author.seen))
      Y.applyUpdate(author.doc, written[one] as Uint8Array, 'heard');
    const afterOther = Y.getState(author.doc.store, clientIn(0, 1 - agent));
    author.doc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        const place = Math.min(at, author.text.length); // where two typed at one place, the order may be another
        author.text.delete(place, Math.min(deleted, author.text.length - place));
        author.text.insert(place, inserted);
      }
    });
    author.seen.add(index);
    written.push(author.last());
    author.edits.push({
      update: author.last(),
      typed: patches.reduce((sum, [, , { length }]) => sum + length, 0),
      afterOther,
    });
  }
  return authors.map(({ edits }) => edits) as [Edit[], Edit[]];
}

/** What an author has yet to see before an edit with these parents; marks it as seen. */
function unseen(txns: readonly Recorded[], parents: readonly number[], seen: Set<number>): number[] {
  const found: number[] = [];
  const open = [...parents];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    found.push(next);
    open.push(...(txns[next]?.parents ?? []));
  }
  return found.sort((a, b) => a - b);
}
