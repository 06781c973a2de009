/**
 * How much one person may say, on all their sockets together. A school behind one address is many people;
 * ten tabs are one.
 */

import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import type { PersonKey } from './names.ts';
import { TokenBucket } from './token-bucket.ts';

export interface Allowance {
  /** document frames: over it, the socket is read more slowly */
  readonly updates: TokenBucket;
  /** anything else: over it, the socket is closed */
  readonly controls: TokenBucket;
}

export class Allowances {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #people = new Map<PersonKey, { readonly allowance: Allowance; sockets: number }>();

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** What a person has left, for one more of their sockets. Every `enter` is answered by one `leave`. */
  enter(person: PersonKey): Allowance {
    const known = this.#people.get(person);
    if (known !== undefined) {
      known.sockets++;
      return known.allowance;
    }
    const { updatesPerSecond, updatesBurst, controlPerSecond, controlBurst } = this.#limits;
    const now = this.#clock.now();
    const allowance = {
      updates: new TokenBucket(updatesPerSecond, updatesBurst, now),
      controls: new TokenBucket(controlPerSecond, controlBurst, now),
    };
    this.#people.set(person, { allowance, sockets: 1 });
    return allowance;
  }

  leave(person: PersonKey): void {
    const known = this.#people.get(person);
    if (known !== undefined && --known.sockets === 0) this.#people.delete(person);
  }
}
