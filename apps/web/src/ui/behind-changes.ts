/**
 * Does something after each change of one's own: right behind the frame that shows it, when the page has nothing better to do, and not
 * more often than every so often. Whoever types at an even pace finds it done before their next key; waiting for a pause it would be done
 * just when that key comes.
 */
import { afterFrame } from './after-frame.ts';
import { whenIdle } from './when-idle.ts';

/** A page on which many people type has no idle moment for a long time. */
const idleAtLatestMs = 50;

interface Moments {
  readonly afterFrame: (act: () => void) => void;
  readonly whenIdle: (act: () => void) => void;
}

const ofThePage: Moments = { afterFrame, whenIdle: (act) => whenIdle(act, idleAtLatestMs) };

export interface BehindChanges {
  /** Something has changed. */
  ask(): void;
  stop(): void;
}

/** `act` is done once for all changes since the last time, at least `everyMs` milliseconds after it; with `stop` what is asked for is dropped. */
export function behindChanges(act: () => void, everyMs: number, moments: Moments = ofThePage): BehindChanges {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let actedAt = Number.NEGATIVE_INFINITY;
  /** Told apart from what an earlier frame still calls back for; null while nothing is to be done. */
  let asked: symbol | null = null;
  const now = () => performance.now();
  return {
    ask() {
      if (asked !== null) return;
      const mine = Symbol();
      asked = mine;
      const idle = () =>
        moments.whenIdle(() => {
          if (asked !== mine) return;
          asked = null;
          actedAt = now();
          act();
        });
      moments.afterFrame(() => {
        if (asked !== mine) return;
        clearTimeout(timer);
        const waitMs = actedAt + everyMs - now();
        if (waitMs > 0) timer = setTimeout(idle, waitMs);
        else idle();
      });
    },
    stop() {
      clearTimeout(timer);
      asked = null;
    },
  };
}
