/** What is derived waits for a pause, and where it may not wait for good, it does not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenQuiet } from './when-quiet.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks every 40 ms, as several people who type do; answers how often it acted. */
function typing(forMs: number, atLatestMs?: number): number {
  let acted = 0;
  const { ask, stop } = whenQuiet(() => {
    acted += 1;
  }, atLatestMs);
  for (let passed = 0; passed < forMs; passed += 40) {
    ask();
    vi.advanceTimersByTime(40);
  }
  stop();
  return acted;
}

test('nothing is done while somebody types, and once when they pause', () => {
  let acted = 0;
  const { ask } = whenQuiet(() => {
    acted += 1;
  });
  for (const _ of [1, 2, 3]) {
    ask();
    vi.advanceTimersByTime(100);
  }
  expect(acted).toBe(0);
  vi.advanceTimersByTime(20);
  expect(acted).toBe(1);
  expect(typing(2_000)).toBe(0);
});

test('with a bound it is done again and again, however they type, and not after it was stopped', () => {
  expect(typing(2_000, 180)).toBeGreaterThanOrEqual(9);
  expect(typing(2_000, 180)).toBeLessThanOrEqual(12);
});
