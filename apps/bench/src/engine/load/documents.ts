/** The documents that are measured with: the same bytes every time. */

import * as Y from 'yjs';

/** Who wrote all of them. */
export const author = 77;

/** A document as it was written. */
export interface Written {
  /** its updates, in order */
  readonly updates: readonly Uint8Array[];
  /** all of it, as a newcomer gets it */
  readonly state: Uint8Array;
  /** where the author's clock stands after it */
  readonly clock: number;
}

/** Writes: `edits` changes, so many of them in each transaction. */
type Write = (edits: number, inEach: number, change: (nth: number, text: Y.Text) => void) => void;

function written(story: (write: Write) => void): Written {
  const doc = new Y.Doc();
  doc.clientID = author;
  const text = doc.getText('text');
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  story((edits, inEach, change) => {
    for (let n = 0; n < edits; n += inEach) {
      doc.transact(() => {
        for (let i = 0; i < inEach; i++) change(n + i, text);
      });
    }
  });
  return { updates, state: Y.encodeStateAsUpdate(doc), clock: Y.getState(doc.store, author) };
}

function writeAtManyPlaces(write: Write, pieces: number): void {
  write(pieces, 25, (n, text) => text.insert((n * 7_919) % (text.length + 1), 'ratio '));
}

/** 249 KB encoded: 10,050 pieces of text put at many places. */
export const largeDocument = () => written((write) => writeAtManyPlaces(write, 10_050));

/** The same after it was revised: a letter taken out in 3,000 places. */
export const revisedDocument = () =>
  written((write) => {
    writeAtManyPlaces(write, 10_050);
    write(3_000, 10, (n, text) => text.delete((n * 104_729) % text.length, 1));
  });

/**
 * The writing of a long paper: 260,000 edits of one letter, here and there, some taken back. All but the last
 * 2,000 came in hundreds.
 */
export const longHistory = () =>
  written((write) => {
    let at = 0;
    const edit = (n: number, text: Y.Text) => {
      if (n % 100 === 0) at = (n * 7_919) % (text.length + 1);
      if (n % 100 > 85 && at > 0) text.delete(--at, 1);
      else text.insert(at++, 'a');
    };
    write(258_000, 100, edit);
    write(2_000, 1, edit);
  });

/** 12.5 KB, written in the same way: 625 pieces. */
export const smallDocument = () => written((write) => writeAtManyPlaces(write, 625));
