/**
 * Rights that changed while somebody was at the door. The application may have read the old ones and
 * answer a moment after it withdrew them; what was decided last counts.
 */

import { type Access, type CloseCode, closeCode } from '../client/codes.ts';
import type { Admission } from './admission.ts';
import type { Clock } from './clock.ts';
import type { DocumentName, PersonKey } from './names.ts';

export interface Change {
  /** null: every document */
  readonly document: DocumentName | null;
  readonly person: PersonKey;
  /** null: every one of theirs */
  readonly session: string | null;
  readonly access: Access | null;
  readonly code: CloseCode;
}

export class RecentChanges {
  readonly #clock: Clock;
  readonly #keepMs: number;
  #changes: (Change & { readonly at: number })[] = [];

  /** Nobody stands at the door for longer than `keepMs`. */
  constructor(clock: Clock, keepMs: number) {
    this.#clock = clock;
    this.#keepMs = keepMs;
  }

  add(change: Change): void {
    const now = this.#clock.now();
    this.#changes = this.#changes.filter(({ at }) => now - at <= this.#keepMs);
    this.#changes.push({ ...change, at: now });
  }

  /** The admission, corrected by what changed since the application was asked. */
  apply(admission: Exclude<Admission, { kind: 'turnedAway' }>, askedAt: number): typeof admission {
    let answer = admission;
    for (const { at, document, person, session, access, code } of this.#changes) {
      if (answer.kind !== 'admitted' || at < askedAt) continue;
      if (answer.person !== person || (document !== null && answer.document !== document)) continue;
      if (session !== null && answer.session !== session) continue;
      if (access !== null) answer = { ...answer, access };
      else answer = { kind: 'refused', code, reason: code === closeCode.signedOut ? 'signed-out' : 'no-access' };
    }
    return answer;
  }
}
