/**
 * Work that may wait a moment, a few milliseconds of it in each turn of the event loop: while three
 * hundred people join at once, the two who type go first.
 */

import type { Clock } from './clock.ts';

export class TurnBudget {
  readonly #clock: Clock;
  readonly #turnMs: number;
  readonly #tasks: (() => void)[] = [];
  #next = 0;

  constructor(clock: Clock, turnMs: number) {
    this.#clock = clock;
    this.#turnMs = turnMs;
  }

  /** Runs `task` soon, after those that were there before. */
  add(task: () => void): void {
    this.#tasks.push(task);
    if (this.#tasks.length === 1) this.#clock.soon(() => this.#run());
  }

  #run(): void {
    const until = this.#clock.now() + this.#turnMs;
    do this.#tasks[this.#next++]?.();
    while (this.#next < this.#tasks.length && this.#clock.now() < until);
    if (this.#next < this.#tasks.length) {
      this.#clock.soon(() => this.#run());
      return;
    }
    this.#tasks.length = 0;
    this.#next = 0;
  }
}
