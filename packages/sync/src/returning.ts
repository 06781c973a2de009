/**
 * Those who come back. After a restart three hundred people ask the same question and bring the same old
 * deletions. Mostly bytes that lie ready tell the answer; where a document must be asked, it is asked once.
 */

import { hash } from 'node:crypto';
import type { Committed, Piece } from './committed.ts';
import type { Documents } from './document-worker/documents.ts';
import type { Limits } from './limits.ts';
import type { DocumentName } from './names.ts';
import { scanUpdate } from './scan.ts';

const REMEMBERED_MAX = 64;
/** An answer is given again as long as no more than this was committed since: that is sent behind it. */
const COMMITTED_SINCE_MAX = 256;

export class Returning {
  readonly #documents: Documents;
  readonly #document: DocumentName;
  readonly #committed: Committed;
  readonly #limits: Limits;
  readonly #old = new Set<string>();
  #answers = { position: 0, snapshot: -1, byStateVector: new Map<string, Promise<Piece>>() };

  constructor(documents: Documents, document: DocumentName, committed: Committed, limits: Limits) {
    this.#documents = documents;
    this.#document = document;
    this.#committed = committed;
    this.#limits = limits;
  }

  /** What somebody with this state vector lacks; it may be that of a moment ago. They mostly have the same one. */
  difference(stateVector: Uint8Array): Promise<Piece> {
    const { position, snapshotPosition: snapshot } = this.#committed;
    // What a newer snapshot has left out is sent to nobody any more.
    if (this.#answers.snapshot !== snapshot || position - this.#answers.position > COMMITTED_SINCE_MAX) {
      this.#answers = { position, snapshot, byStateVector: new Map() };
    }
    const known = this.#answers.byStateVector;
    const key = Buffer.from(stateVector).toString('base64');
    let found = known.get(key);
    if (found === undefined) {
      const ready = this.#committed.lackedBy(stateVector);
      found = ready === null ? this.#documents.difference(this.#document, stateVector) : Promise.resolve(ready);
      known.set(key, found);
      found.catch(() => known.delete(key));
      if (known.size > REMEMBERED_MAX) known.delete(known.keys().next().value as string);
    }
    return found;
  }

  /** Remembers that every deletion in this update has been in the log. They always will: a document only grows. */
  rememberAsOld(update: Uint8Array): void {
    const from = this.#deletesFrom(update);
    if (from === null || update[from] === 0) return;
    this.#old.add(hash('sha256', update.subarray(from)));
    if (this.#old.size > REMEMBERED_MAX) this.#old.delete(this.#old.values().next().value as string);
  }

  /** The update without its deletions, if they are known to be old. */
  withoutOld(update: Uint8Array): Uint8Array {
    const from = this.#deletesFrom(update);
    if (from === null || update[from] === 0 || !this.#isOld(update.subarray(from))) return update;
    const rest = update.slice(0, from + 1);
    rest[from] = 0;
    return rest;
  }

  #isOld(deletes: Uint8Array): boolean {
    return this.#committed.hasDeletes(deletes) || (this.#old.size > 0 && this.#old.has(hash('sha256', deletes)));
  }

  /** Where the delete set begins; null if the bytes are no update. Whoever has typed nothing is not walked over. */
  #deletesFrom(update: Uint8Array): number | null {
    if (update[0] === 0) return 1;
    const scan = scanUpdate(update, this.#limits);
    return scan.kind === 'refused' ? null : scan.deletesFrom;
  }
}
