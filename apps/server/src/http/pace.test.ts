/** A page is never told to wait; a program that asks without end is, and alone. */
import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('B77: of a thousand requests at once some hundreds go on, and the others are told how long to wait', () => {
  let at = 0;
  const pace = createPace(() => at);
  const waits = Array.from({ length: 1_000 }, () => pace.wait('ana'));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(400);
  expect(Math.max(...waits)).toBeLessThanOrEqual(25);
  expect(pace.wait('ben')).toBe(0);
  at = 1_000;
  expect(Array.from({ length: 50 }, () => pace.wait('ana')).filter((wait) => wait === 0)).toHaveLength(40);
});
