/**
 * Those who come back. After a restart three hundred people ask the same question and bring the same old
 * deletions; it is enough to find the answer, and to look at the deletions, once.
 */

import { hash } from 'node:crypto';
import type { Piece } from './committed.ts';
import type { Documents } from './document-worker/documents.ts';
import type { DocumentName } from './names.ts';
import type { LogPosition } from './update-log/update-log.ts';

const REMEMBERED_MAX = 64;

export class Returning {
  readonly #documents: Documents;
  readonly #document: DocumentName;
  readonly #old = new Set<string>();
  #answers = { position: -1, byStateVector: new Map<string, Promise<Piece>>() };

  constructor(documents: Documents, document: DocumentName) {
    this.#documents = documents;
    this.#document = document;
  }

  /** What somebody with this state vector lacks of a document at `position`. They mostly have the same one. */
  difference(stateVector: Uint8Array, position: LogPosition): Promise<Piece> {
    if (this.#answers.position !== position) this.#answers = { position, byStateVector: new Map() };
    const known = this.#answers.byStateVector;
    const key = Buffer.from(stateVector).toString('base64');
    let found = known.get(key);
    if (found === undefined) {
      found = this.#documents.difference(this.#document, stateVector);
      known.set(key, found);
      found.catch(() => known.delete(key));
      if (known.size > REMEMBERED_MAX) known.delete(known.keys().next().value as string);
    }
    return found;
  }

  /** Remembers bytes that turned out to hold nothing new. They never will: a document only grows. */
  rememberAsOld(update: Uint8Array): void {
    this.#old.add(hash('sha256', update));
    if (this.#old.size > REMEMBERED_MAX) this.#old.delete(this.#old.values().next().value as string);
  }

  isKnownAsOld(update: Uint8Array): boolean {
    return this.#old.size > 0 && this.#old.has(hash('sha256', update));
  }
}
