/** What follows from one's own changes is done behind the frame that shows them, and not for each key of a fast hand. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { behindChanges } from './behind-changes.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const everyMs = 80;
const frameMs = 30;

/** Presses a key every so often; answers after how many milliseconds from the key before it each time was. */
function typing(keys: number, betweenMs: number): number[] {
  const acted: number[] = [];
  let pressedAt = 0;
  const { ask } = behindChanges(() => acted.push(performance.now() - pressedAt), everyMs, {
    // As the page calls back: perhaps once more when the frame has long been painted.
    afterFrame: (act) => {
      setTimeout(act, frameMs);
      setTimeout(act, 100);
    },
    whenIdle: (act) => act(),
  });
  for (let key = 0; key < keys; key++) {
    pressedAt = performance.now();
    ask();
    vi.advanceTimersByTime(betweenMs);
  }
  vi.advanceTimersByTime(everyMs);
  return acted;
}

test('at an even pace it is done once for each key, behind its frame and before the next', () => {
  for (const pace of [90, 120, 150, 400]) expect(typing(10, pace)).toEqual(Array.from({ length: 10 }, () => frameMs));
});

test('a fast hand has it done not more often than every so often, and always once more behind the last key', () => {
  const acted = typing(20, 50);
  expect(acted.length).toBeGreaterThanOrEqual(Math.floor((20 * 50) / everyMs));
  expect(acted.length).toBeLessThanOrEqual(Math.ceil((20 * 50) / everyMs) + 2);
  const after = vi.fn();
  const { ask } = behindChanges(after, everyMs, { afterFrame: (act) => act(), whenIdle: (act) => act() });
  ask();
  ask();
  expect(after).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(everyMs);
  expect(after).toHaveBeenCalledTimes(2);
});

test('what was stopped is not done', () => {
  const acted = vi.fn();
  const { ask, stop } = behindChanges(acted, everyMs, {
    afterFrame: (act) => void setTimeout(act, frameMs),
    whenIdle: (act) => act(),
  });
  ask();
  stop();
  vi.advanceTimersByTime(everyMs);
  expect(acted).not.toHaveBeenCalled();
});
