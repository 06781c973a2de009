/** Since when somebody was away, in words. */
import { expect, test } from 'vitest';
import { sinceWhen } from './since-when.ts';

const now = new Date(2026, 10, 27, 15, 0);

test.each([
  [new Date(2026, 10, 27, 9, 40), '9:40 AM'],
  [new Date(2026, 10, 26, 23, 50), 'yesterday'],
  [new Date(2026, 10, 23, 8, 0), 'Monday'],
  [new Date(2026, 9, 14, 8, 0), 'October 14'],
  [new Date(2025, 9, 14, 8, 0), 'October 14, 2025'],
])('%s reads as %s', (then, words) => {
  expect(sinceWhen(then, now)).toBe(words);
});
