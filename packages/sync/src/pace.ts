/**
 * How long may words gather before they are written? Not at all while the server has time: the running
 * append is the pace. When the event loop is busy, a few milliseconds make one write carry what would
 * have been ten, and nobody can see them. They grow with how busy it is: whoever has a little too much to
 * do for a moment must not be late for everybody.
 */

import { performance } from 'node:perf_hooks';
import type { Limits } from './limits.ts';

/** The share of the last stretch of time in which the event loop was at work, 0 to 1. */
export type Busyness = () => number;

/** Measures this process. */
export function eventLoopBusyness(): Busyness {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

const LOOK_EVERY_MS = 100;

export class Pace {
  readonly #busyness: Busyness;
  readonly #limits: Pick<Limits, 'gatherMs' | 'gatherWhenBusy'>;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #gatherMs = 0;

  constructor(limits: Pick<Limits, 'gatherMs' | 'gatherWhenBusy'>, busyness: Busyness) {
    this.#limits = limits;
    this.#busyness = busyness;
  }

  /** Milliseconds between the start of one append and the next, at this moment. */
  gatherMs(now: number): number {
    if (now - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = now;
      const { gatherMs, gatherWhenBusy } = this.#limits;
      const untilFull = (1 - gatherWhenBusy) / 2;
      this.#gatherMs = gatherMs * Math.min(1, Math.max(0, (this.#busyness() - gatherWhenBusy) / untilFull));
    }
    return this.#gatherMs;
  }
}
