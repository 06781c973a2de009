/** A clock that tests turn by hand. */

import type { Clock } from '../src/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass: what falls due happens, in order, at its own instant. */
  turn(ms: number): void;
}

export function manualClock(): ManualClock {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly act: () => void }>();
  return {
    now: () => now,
    wall: () => 1_800_000_000_000 + now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      due.add(timer);
      return () => due.delete(timer);
    },
    soon(act) {
      setImmediate(act);
    },
    turn(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.act();
      }
      now = until;
    },
  };
}
