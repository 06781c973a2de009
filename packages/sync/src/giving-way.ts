/**
 * Two servers that write in one document at once: whoever came first starts the next append before the other has
 * taken in what came first, and would be first for ever, without ever hearing of the other. So whoever came first
 * lets the other go next while others are heard to write, and now and then even if nobody is.
 */

import type { Clock } from './clock.ts';

/** Others count as writing for so long after their last words. */
const OTHERS_WRITE_MS = 1_000;
/** After so many appends without a pause somebody may be waiting whom nobody hears. */
const WITHOUT_PAUSE_MAX = 8;
const GIVE_WAY_MS_MAX = 200;

export class GivingWay {
  readonly #clock: Clock;
  readonly #hasOthers: boolean;
  #heardAt = Number.NEGATIVE_INFINITY;
  #tookAt = 0;
  #landedAt = Number.NEGATIVE_INFINITY;
  #tookMs = 0;
  #withoutPause = 0;
  #until = Number.NEGATIVE_INFINITY;

  /** Can there be others at all? */
  constructor(clock: Clock, hasOthers: boolean) {
    this.#clock = clock;
    this.#hasOthers = hasOthers;
  }

  /** When the next append may start; in the past if there is nobody to give way to. */
  get until(): number {
    return this.#until;
  }

  /** Words of ours are on their way. */
  took(): void {
    this.#tookAt = this.#clock.now();
    if (this.#tookAt - this.#landedAt >= this.#tookMs) this.#withoutPause = 0;
  }

  /** They are in the log. Whoever was overtaken by them needs about as long as they took, to try again. */
  wasFirst(): void {
    const now = this.#clock.now();
    this.#landedAt = now;
    this.#tookMs = Math.min(now - this.#tookAt, GIVE_WAY_MS_MAX);
    const othersWrite = now - this.#heardAt < OTHERS_WRITE_MS;
    if (!this.#hasOthers || (++this.#withoutPause < WITHOUT_PAUSE_MAX && !othersWrite)) return;
    this.#until = now + this.#tookMs;
    this.#withoutPause = 0;
  }

  /** Words of another server's have come in. */
  heard(): void {
    this.#heardAt = this.#clock.now();
    this.#until = Number.NEGATIVE_INFINITY;
  }
}
