/**
 * Rights may be taken away on another server, and the news of it be lost. So the application is asked again,
 * now and then, about everyone who is connected, as if they came in at that moment.
 */

import { closeCode } from '../client/codes.ts';
import type { Admission } from './admission.ts';
import type { Clock } from './clock.ts';
import type { Conversation } from './conversation.ts';
import type { Limits } from './limits.ts';
import type { RecentChanges } from './recent-changes.ts';

type Ask = () => Promise<Admission>;

/** Of those who came in together not all are asked about together: they are spread over half the time. */
const PLACES = 64;

export class AskingAgain {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #changes: RecentChanges;
  readonly #due = new Map<Conversation, { readonly ask: Ask; at: number }>();
  #place = 0;

  constructor(clock: Clock, limits: Limits, changes: RecentChanges) {
    this.#clock = clock;
    this.#limits = limits;
    this.#changes = changes;
  }

  add(conversation: Conversation, ask: Ask): void {
    this.#place = (this.#place + 1) % PLACES;
    const share = 0.5 + this.#place / PLACES / 2;
    this.#due.set(conversation, { ask, at: this.#clock.now() + this.#limits.askAgainMs * share });
  }

  remove(conversation: Conversation): void {
    this.#due.delete(conversation);
  }

  /** Asks about those whose time has come. */
  tick(): void {
    const now = this.#clock.now();
    for (const [conversation, due] of this.#due) {
      if (due.at > now) continue;
      due.at = now + this.#limits.askAgainMs;
      // Whoever cannot answer just now is asked again next time.
      due.ask().then(
        (admission) => this.#carryOut(conversation, admission, now),
        () => {},
      );
    }
  }

  #carryOut(conversation: Conversation, admission: Admission, askedAt: number): void {
    if (conversation.isOver) return;
    if (admission.kind === 'turnedAway') {
      const isOnlyBusy = admission.status === 429 || admission.status === 503;
      if (!isOnlyBusy) conversation.close(closeCode.noAccess, 'no-access');
      return;
    }
    const answer = this.#changes.apply(admission, askedAt);
    if (answer.kind === 'refused') conversation.close(answer.code, answer.reason);
    else if (answer.person !== conversation.person || answer.document !== conversation.document)
      conversation.close(closeCode.noAccess, 'no-access');
    else conversation.setAccess(answer.access, closeCode.noAccess);
  }
}
