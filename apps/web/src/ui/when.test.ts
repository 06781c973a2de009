/** Times as a colleague says them. */
import { expect, test } from 'vitest';
import { when } from './when.ts';

const now = new Date(2026, 10, 23, 15, 0);

test.each([
  [new Date(2026, 10, 23, 14, 59, 30), 'just now'],
  [new Date(2026, 10, 23, 15, 5), 'just now'],
  [new Date(2026, 10, 23, 14, 40), '20 min ago'],
  [new Date(2026, 10, 23, 13, 0), '2 h ago'],
  [new Date(2026, 10, 23, 1, 0), 'today'],
  [new Date(2026, 10, 22, 23, 0), 'yesterday'],
  [new Date(2026, 10, 18, 9, 0), 'Wednesday'],
  [new Date(2026, 10, 12, 9, 0), 'Nov 12'],
  [new Date(2025, 9, 28, 9, 0), 'Oct 28, 2025'],
])('%s reads “%s”', (then, said) => {
  expect(when(then, now)).toBe(said);
});
