/** The chart stands where the numbers say: sample B by hand, and any other inside of its frame. */
import { type Progress, suggest } from '@tangram/plan/checks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartOf, scaleFor } from './chart.ts';

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const point = (date: string, value: number, onTrack: boolean | null, expected: number | null) => ({
  row: date,
  date,
  day: day(date),
  value,
  countAssessed: 12,
  metric: 'meanPercent',
  expected,
  onTrack,
});
const points = [
  point('2026-11-06', 51, false, 53),
  point('2026-11-20', 63, false, 64),
  point('2026-12-04', 78, true, 75),
];
const sampleB: Progress = {
  monitoring: null,
  metric: 'meanPercent',
  outOf: null,
  groupCount: 12,
  baseline: { ...point('2026-10-23', 42, true, 42), row: null },
  line: { fromDay: day('2026-10-23'), toDay: day('2026-12-04'), from: 42, to: 75 },
  points,
  rules: [],
  suggestion: suggest([], points, 'meanPercent'),
};

test('sample B stands at thirds of the way, below, below and above its line', () => {
  const chart = chartOf(sampleB, 558);
  if (chart === null || chart.line === null) throw new Error('nothing is drawn');
  const { plot, line } = chart;
  const wide = plot.right - plot.left;
  expect(chart.points.map(({ x }) => x)).toEqual([0, 1, 2, 3].map((third) => plot.left + (third * wide) / 3));
  expect(chart.points.map(({ kind }) => kind)).toEqual(['baseline', 'below', 'below', 'onTrack']);
  const lineAt = (x: number) => line.y1 + ((x - line.x1) / (line.x2 - line.x1)) * (line.y2 - line.y1);
  expect(chart.points.map(({ x, y }) => Math.sign(Math.round((lineAt(x) - y) * 1_000)))).toEqual([0, -1, -1, 1]);
  expect(chart.yTicks.map(({ label }) => label)).toEqual(['30', '40', '50', '60', '70', '80', '90']);
  expect(chart.xTicks.map(({ label }) => label)).toEqual(['Oct 23', 'Nov 6', 'Nov 20', 'Dec 4']);
});

test('on a phone the dates that would touch are left out, the first and the last never', () => {
  expect(chartOf(sampleB, 230)?.xTicks.map(({ label }) => label)).toEqual(['Oct 23', 'Dec 4']);
});

test('nothing is drawn of nothing, and one point alone stands in the middle', () => {
  expect(chartOf({ ...sampleB, baseline: null, line: null, points: [] }, 558)).toBeNull();
  const alone = chartOf({ ...sampleB, baseline: null, line: null, points: points.slice(0, 1) }, 558);
  expect(alone?.points.map(({ x }) => x)).toEqual([(40 + 540) / 2]);
});

test('whatever the numbers, they stand inside of the frame, and the scale has four to eight steps that hold them', () => {
  const value = fc.integer({ min: 0, max: 100_000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(value, value, fc.constantFrom(null, 100, 20), (a, b, top) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      const { low, high, step } = scaleFor(min, max, top);
      expect(low).toBeLessThanOrEqual(min);
      expect(high).toBeGreaterThanOrEqual(max);
      expect((high - low) / step).toBeGreaterThanOrEqual(0.99);
      expect((high - low) / step).toBeLessThanOrEqual(8.01);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), value), { minLength: 1, maxLength: 12 }), (all) => {
      const many = all.map(([later, result], i) => ({
        ...point('2026-11-06', result, null, null),
        row: `${i}`,
        day: 20_000 + later,
      }));
      const chart = chartOf({ ...sampleB, baseline: null, line: null, points: many }, 320);
      for (const { x, y } of chart?.points ?? []) {
        expect(x >= 40 - 1e-6 && x <= 302 + 1e-6).toBe(true);
        expect(y >= 24 - 1e-6 && y <= 210 + 1e-6).toBe(true);
      }
    }),
  );
});
