/** Guessing becomes slow, and a school at one address does not. */
import { expect, test } from 'vitest';
import { createAttempts } from './attempts.ts';

function clock() {
  let at = 1_000_000;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

test('A13: ten wrong passwords for one account from one address, then a wait of a quarter of an hour', () => {
  const { now, pass } = clock();
  const attempts = createAttempts(now);
  for (let i = 0; i < 10; i += 1) expect(attempts.wait('ana', 'school')).toBe(0);
  expect(attempts.wait('ana', 'school')).toBe(15 * 60_000);
  expect(attempts.wait('ben', 'school')).toBe(0);
  pass(15 * 60_000);
  expect(attempts.wait('ana', 'school')).toBe(0);
});

test('somebody who gets it right at last begins anew', () => {
  const attempts = createAttempts(clock().now);
  for (let i = 0; i < 9; i += 1) attempts.wait('ana', 'home');
  attempts.wait('ana', 'home');
  attempts.succeeded('ana', 'home');
  for (let i = 0; i < 10; i += 1) expect(attempts.wait('ana', 'home')).toBe(0);
});

test('A13, B77: four hundred people sign in from one school in a few minutes', () => {
  const attempts = createAttempts(clock().now);
  for (let i = 0; i < 400; i += 1) {
    expect(attempts.wait(`teacher ${i}`, 'school')).toBe(0);
    attempts.succeeded(`teacher ${i}`, 'school');
  }
});

test('A13: a thousand addresses get a hundred guesses a day at one account between them, and its owner still comes in', () => {
  const attempts = createAttempts(clock().now);
  attempts.wait('ana', 'home');
  attempts.succeeded('ana', 'home');
  let tried = 0;
  for (let i = 0; i < 1_000; i += 1) if (attempts.wait('ana', `address ${i}`) === 0) tried += 1;
  expect(tried).toBe(100);
  expect(attempts.wait('ana', 'home')).toBe(0);
});
