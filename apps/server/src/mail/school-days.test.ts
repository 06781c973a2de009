/** Afternoons of school days: weekends, both changes of the clocks, and other time zones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAndTime, isDigestTime, nextDigest, startOfDay } from './school-days.ts';

const newYork = 'America/New_York';
const at = (text: string) => Date.parse(text);
const next = (text: string, timeZone = newYork) => new Date(nextDigest(at(text), timeZone)).toISOString();

test.each([
  ['on Tuesday morning', '2026-11-24T14:00:00Z', '2026-11-24T20:30:00.000Z'],
  ['at the very minute it is the next day', '2026-11-24T20:30:00Z', '2026-11-25T20:30:00.000Z'],
  ['on Friday before it', '2026-11-27T20:29:59Z', '2026-11-27T20:30:00.000Z'],
  ['on Friday evening', '2026-11-27T23:00:00Z', '2026-11-30T20:30:00.000Z'],
  ['on Saturday', '2026-11-28T15:00:00Z', '2026-11-30T20:30:00.000Z'],
  ['on Sunday night, Monday in Greenwich', '2026-11-30T03:00:00Z', '2026-11-30T20:30:00.000Z'],
  ['over the weekend in which the clocks go back', '2026-10-30T20:00:00Z', '2026-11-02T20:30:00.000Z'],
  ['on the Friday before it', '2026-10-30T19:00:00Z', '2026-10-30T19:30:00.000Z'],
  ['over the weekend in which they go forward', '2027-03-12T21:00:00Z', '2027-03-15T19:30:00.000Z'],
])('%s', (_, now, digest) => {
  expect(next(now)).toBe(digest);
});

test('by the clock of the network, not of the server', () => {
  expect(next('2026-11-24T14:00:00Z', 'America/Chicago')).toBe('2026-11-24T21:30:00.000Z');
  expect(next('2026-11-24T14:00:00Z', 'Pacific/Honolulu')).toBe('2026-11-25T01:30:00.000Z');
  // No clocks change there, when they do in the rest of the country.
  expect(next('2026-07-07T14:00:00Z', 'America/Phoenix')).toBe('2026-07-07T22:30:00.000Z');
  expect(next('2026-11-27T12:00:00Z', 'Asia/Tokyo')).toBe('2026-11-30T06:30:00.000Z');
});

test('a late digest goes out on the same afternoon or not at all', () => {
  const may = (text: string) => isDigestTime(at(text), newYork);
  expect(may('2026-11-24T20:29:59Z')).toBe(false);
  expect(may('2026-11-24T20:30:00Z')).toBe(true);
  expect(may('2026-11-25T00:59:00Z')).toBe(true);
  expect(may('2026-11-25T01:00:00Z')).toBe(false);
  expect(may('2026-11-28T21:00:00Z')).toBe(false);
});

test('always on a weekday at half past three, within four days, in every zone', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const moments = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
  fc.assert(
    fc.property(moments, zones, (now, timeZone) => {
      const digest = nextDigest(now, timeZone);
      const parts = new Intl.DateTimeFormat('en-US', {
        timeZone,
        weekday: 'short',
        hour: 'numeric',
        minute: '2-digit',
      });
      expect(parts.format(digest)).toMatch(/^(Mon|Tue|Wed|Thu|Fri) 3:30\sPM$/);
      expect(digest).toBeGreaterThan(now);
      expect(digest - now).toBeLessThanOrEqual(74 * 60 * 60 * 1000);
      expect(isDigestTime(digest, timeZone)).toBe(true);
      expect(startOfDay(digest, timeZone)).toBeLessThan(digest);
    }),
    { numRuns: 300 },
  );
});

test('moments are said as they are there', () => {
  expect(dayAndTime(at('2026-11-26T14:14:00Z'), newYork)).toBe('Thu 9:14 AM');
});
