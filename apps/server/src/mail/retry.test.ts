/** How long to wait, and how a try that failed is understood. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, notBefore } from './retry.ts';
import { outcomeOf } from './smtp.ts';
import { createUnsubscribeTokens } from './unsubscribe-token.ts';

test('each wait is about twice the one before, never in step with others, and never more than two and a half hours', () => {
  const waits = [1, 2, 3, 4, 5, 20, 1_000].map((failures) => backoffMs(failures, () => 0.5));
  expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 7_200_000, 7_200_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
      const wait = backoffMs(failures, () => chance);
      expect(wait).toBeGreaterThanOrEqual(0.75 * backoffMs(failures, () => 0.5));
      expect(wait).toBeLessThanOrEqual(9_000_000);
    }),
  );
  expect(backoffMs(3, () => 0)).not.toBe(backoffMs(3, () => 0.9));
});

test('what is at once waits for no afternoon', () => {
  const night = Date.parse('2026-11-28T04:00:00Z');
  expect(notBefore('atOnce', night, 'America/New_York')).toBe(night);
  expect(new Date(notBefore('digest', night, 'America/New_York')).toISOString()).toBe('2026-11-30T20:30:00.000Z');
});

test.each([
  [{ responseCode: 550, command: 'RCPT TO' }, 'refused'],
  [{ responseCode: 552, command: 'DATA' }, 'refused'],
  [{ code: 'EENVELOPE', command: 'API' }, 'refused'],
  [{ responseCode: 451, command: 'RCPT TO' }, 'later'],
  [{ responseCode: 421, command: 'DATA' }, 'later'],
  [{ responseCode: 535, code: 'EAUTH', command: 'AUTH PLAIN' }, 'serverTrouble'],
  [{ responseCode: 550, code: 'EENVELOPE', command: 'MAIL FROM' }, 'serverTrouble'],
  [{ responseCode: 554, command: 'CONN' }, 'serverTrouble'],
  [{ code: 'EDNS', command: 'CONN' }, 'serverTrouble'],
  [{ code: 'ETLS', command: 'STARTTLS' }, 'serverTrouble'],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, 'serverTrouble'],
  [{ code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT', command: 'CONN' }, 'serverTrouble'],
  // These may have come after the last byte.
  [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'CONN' }, 'unknown'],
  [{ code: 'ECONNECTION', command: 'CONN' }, 'unknown'],
  [{ code: 'ESOCKET', originalCode: 'ECONNRESET', command: 'CONN' }, 'unknown'],
  [new Error('?'), 'unknown'],
  [undefined, 'unknown'],
])('%o is %s', (error, kind) => {
  expect(outcomeOf(error).kind).toBe(kind);
});

test('a link is good for whom it was written, by the server that wrote it', () => {
  const tokens = createUnsubscribeTokens('secret');
  const person = 'a'.repeat(32) as Parameters<typeof tokens.of>[0];
  const token = tokens.of(person);
  expect(tokens.read(token)).toBe(person);
  expect(token).toMatch(/^[\w-]+$/);
  expect(createUnsubscribeTokens('another').read(token)).toBeNull();
  expect(tokens.read(token.replace(/^a/, 'b'))).toBeNull();
  for (const wrong of [
    '',
    '-',
    person,
    `${person}-`,
    `${token}A`,
    token.toUpperCase(),
    `${person}-${'A'.repeat(43)}`,
  ]) {
    expect(tokens.read(wrong), wrong).toBeNull();
  }
});
