/**
 * One append at a time, for all rooms together. While it is on its way the next one gathers: the disk
 * sets the pace, and load makes batches larger rather than queues longer.
 */

import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import type { Observer } from './observer.ts';
import { type Busyness, Pace } from './pace.ts';
import type { Appended, Batch, UpdateLog } from './update-log/update-log.ts';

/** A room with something to write. */
export interface Writer {
  /** Nothing is to be taken before this moment; in the past if there is nobody to give way to. */
  readonly givesWayUntil: number;
  /** Hands over what waits; null if nothing does. The next is taken only when this one has landed. */
  take(): Batch | null;
  /** What became of what was taken. */
  landed(outcome: Appended): void;
  /** Shows what has landed. */
  show(): void;
}

export interface GroupCommitOptions {
  readonly log: UpdateLog;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly observer: Observer;
  readonly busyness: Busyness;
  /** Called when an append failed for the first time, and when one succeeds again. */
  readonly saving: (works: boolean) => void;
}

export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #waiting = new Set<Writer>();
  readonly #pace: Pace;
  #startedAt = Number.NEGATIVE_INFINITY;
  #running = false;
  #works = true;
  #givenUp = false;
  /** ends the pause before the next try */
  #endPause: () => void = () => {};
  #idle: (() => void)[] = [];
  /** Ends the wait for those who give way. */
  #goOn = () => {};

  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#pace = new Pace(options.limits, options.busyness);
  }

  /** Is the log taking words at the moment? */
  get works(): boolean {
    return this.#works;
  }

  /** This room has something to write. */
  request(writer: Writer): void {
    this.#waiting.add(writer);
    this.#goOn();
    if (this.#running || this.#givenUp) return;
    this.#running = true;
    this.#options.clock.soon(() => void this.#run()); // what else arrives in this turn travels along
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Stops trying. What is not on the disk by now stays where it came from. */
  giveUp(): void {
    this.#givenUp = true;
    this.#endPause();
  }

  async #run(): Promise<void> {
    await this.#gather();
    for (let append = this.#append(); ; ) {
      if (append === null) {
        if (this.#waiting.size === 0) break;
        await this.#giveWay();
        append = this.#append();
        continue;
      }
      const { writers, outcomes } = await append;
      if (outcomes === null) break;
      writers.forEach((writer, i) => {
        this.#safely(() => writer.landed(outcomes[i] as Appended));
      });
      const isBusy = this.#pace.gatherMs(this.#options.clock.now()) > 0;
      // With time to spare, the disk is at work again while the others are shown the words.
      append = isBusy ? null : this.#append();
      for (const writer of writers) this.#safely(() => writer.show());
      if (append !== null) continue;
      await this.#gather();
      append = this.#append();
    }
    this.#running = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Lets words gather for a moment if there is so much to do that this is worth it. */
  async #gather(): Promise<void> {
    const { clock } = this.#options;
    const rest = this.#startedAt + this.#pace.gatherMs(clock.now()) - clock.now();
    if (rest > 0 && this.#waiting.size > 0) await new Promise<void>((resolve) => clock.after(rest, resolve));
  }

  /** Waits until the first of those who give way may go on, or somebody else has something to write. */
  async #giveWay(): Promise<void> {
    const { clock } = this.#options;
    const until = Math.min(...[...this.#waiting].map(({ givesWayUntil }) => givesWayUntil));
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = clock.after(Math.max(0, until - clock.now()), resolve);
    this.#goOn = resolve;
    await promise;
    stop();
  }

  #safely(act: () => void): void {
    try {
      act();
    } catch (cause) {
      this.#options.observer.happened?.({ kind: 'failed', document: null, what: 'showing what was committed', cause });
    }
  }

  /** Starts an append of everything that waits; null if nothing does. */
  #append(): Promise<{ writers: Writer[]; outcomes: readonly Appended[] | null }> | null {
    const writers: Writer[] = [];
    const batches: Batch[] = [];
    const now = this.#options.clock.now();
    for (const writer of this.#waiting) {
      if (writer.givesWayUntil > now) continue;
      this.#waiting.delete(writer);
      const batch = writer.take();
      if (batch === null) continue;
      writers.push(writer);
      batches.push(batch);
    }
    if (writers.length === 0) return null;
    this.#startedAt = this.#options.clock.now();
    return this.#persist(batches).then((outcomes) => ({ writers, outcomes }));
  }

  /** Tries until the log has taken it; null when told to give up. */
  async #persist(batches: readonly Batch[]): Promise<readonly Appended[] | null> {
    const { log, clock, limits, observer, saving } = this.#options;
    for (let pause = limits.retryMs; ; pause = Math.min(pause * 2, limits.retryMsMax)) {
      const from = clock.now();
      try {
        const outcomes = await log.append(batches);
        if (!this.#works) {
          this.#works = true;
          observer.happened?.({ kind: 'savingAgain' });
          saving(true);
        }
        let updates = 0;
        for (const { entries } of batches) updates += entries.length;
        observer.happened?.({ kind: 'appended', updates, tookMs: clock.now() - from });
        return outcomes;
      } catch (cause) {
        if (this.#works) {
          this.#works = false;
          observer.happened?.({ kind: 'notSaving', cause });
          saving(false);
        }
        if (this.#givenUp) return null;
        await new Promise<void>((resolve) => {
          const stopWaiting = clock.after(pause, resolve);
          this.#endPause = () => {
            stopWaiting();
            resolve();
          };
        });
      }
    }
  }
}
