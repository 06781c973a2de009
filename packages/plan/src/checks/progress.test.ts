/** On track or not, and what the rules suggest: the same as by hand, and as everybody would expect of a straight line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateInWords, dateOf, dayOf, weeksLater } from './dates.ts';
import {
  type DecisionRule,
  expectedOn,
  goalLine,
  isOnTrack,
  type ProgressPoint,
  ruleInWords,
  suggest,
  usualDates,
} from './progress.ts';

const sampleB = goalLine({ date: '2026-10-23', from: 42, to: 75, byDate: '2026-12-04' });
const day = (date: string) => dayOf(date) ?? Number.NaN;

test('sample B: 53, 64 and 75', () => {
  if (sampleB === null) throw new Error('no line');
  expect(['2026-11-06', '2026-11-20', '2026-12-04'].map((date) => expectedOn(sampleB, day(date)))).toEqual([
    53, 64, 75,
  ]);
  expect(usualDates(sampleB)).toEqual(['2026-11-06', '2026-11-20', '2026-12-04']);
});

test('there is no line without both of its ends in order', () => {
  const whole = { date: '2026-10-23', from: 42, to: 75, byDate: '2026-12-04' };
  for (const broken of [
    { date: '' },
    { from: null },
    { to: null },
    { byDate: '2026-10-23' },
    { byDate: '2026-02-30' },
  ]) {
    expect(goalLine({ ...whole, ...broken })).toBeNull();
  }
});

const value = fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10);
const line = fc
  .record({
    fromDay: fc.integer({ min: 18_000, max: 22_000 }),
    days: fc.integer({ min: 1, max: 300 }),
    from: value,
    to: value,
  })
  .map(({ fromDay, days, from, to }) => ({ fromDay, toDay: fromDay + days, from, to }));

describe('on track', () => {
  test('its ends are on the line, and whoever is on the line is on track', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: -20, max: 320 }), (one, step) => {
        expect(expectedOn(one, one.fromDay)).toBe(one.from);
        expect(expectedOn(one, one.toDay)).toBeCloseTo(one.to, 9);
        const at = one.fromDay + step;
        expect(isOnTrack(one, at, expectedOn(one, at))).toBe(true);
      }),
    );
  });

  test('more is never worse, and less than the line by a tenth is below it', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 300 }), value, value, (one, step, a, b) => {
        const at = one.fromDay + step;
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        if (isOnTrack(one, at, less)) expect(isOnTrack(one, at, more)).toBe(true);
        expect(isOnTrack(one, at, expectedOn(one, at) - 0.1)).toBe(false);
      }),
    );
  });

  test('halfway in time is halfway in value', () => {
    fc.assert(
      fc.property(line, (one) => {
        const even = { ...one, toDay: one.fromDay + 2 * (one.toDay - one.fromDay) };
        expect(expectedOn(even, one.toDay)).toBeCloseTo((one.from + one.to) / 2, 9);
      }),
    );
  });
});

const point = (result: number, metric = 'meanPercent'): ProgressPoint => ({
  row: 'r',
  date: '2026-11-06',
  day: 0,
  value: result,
  countAssessed: 12,
  metric,
  expected: null,
  onTrack: null,
});
const rule = (op: '>=' | '<' | null, limit: number | null, consecutive: number, decision: string): DecisionRule => ({
  row: decision,
  metric: 'meanPercent',
  op,
  value: limit,
  consecutive,
  decision,
});
const rules = [rule('>=', 75, 1, 'exit'), rule('<', 50, 2, 'intensify'), rule(null, null, 1, 'continue')];

describe('the rules', () => {
  test.each([
    [[51], 'continue'],
    [[51, 63], 'continue'],
    [[51, 63, 78], 'exit'],
    [[75], 'exit'],
    [[48], 'continue'],
    [[48, 49], 'intensify'],
    [[48, 50, 49], 'continue'],
    [[49, 48, 75], 'exit'],
    [[80, 49, 49], 'intensify'],
  ])('after %j: %s', (results, decision) => {
    expect(
      suggest(
        rules,
        results.map((one) => point(one)),
        'meanPercent',
      )?.decision,
    ).toBe(decision);
  });

  test('the first that holds decides, a result on another scale counts for none, and without a result nothing is suggested', () => {
    const both = [rule('>=', 50, 1, 'continue'), rule('>=', 75, 1, 'exit')];
    expect(suggest(both, [point(78)], 'meanPercent')).toMatchObject({ decision: 'continue', rule: 0 });
    expect(suggest(rules.slice(0, 2), [point(78, 'meanScore')], 'meanPercent')).toBeNull();
    expect(suggest(rules, [], 'meanPercent')).toBeNull();
  });

  test('read as people would say them', () => {
    expect(rules.map((one, index) => ruleInWords(one, index === rules.length - 1))).toEqual([
      'at or above 75 once: exit',
      'below 50 twice in a row: intensify',
      'otherwise: go on as planned',
    ]);
  });
});

test('dates come and go as days, without a clock', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => dayOf(dateOf(days)) === days));
  expect(weeksLater('2026-10-26', 6)).toBe('2026-12-07');
  expect(['2026-02-29', '26-1-1', ''].map(dayOf)).toEqual([null, null, null]);
  expect(['2026-12-04', '2026-02-29', ''].map(dateInWords)).toEqual(['Dec 4, 2026', '2026-02-29', '']);
});
