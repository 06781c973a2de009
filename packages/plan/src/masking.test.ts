import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { openOn, seed } from '../testing/builders.ts';
import { type InterventionNumbers, maskNumbers, readNumbers } from './masking.ts';
import { addRow, setField } from './section-fields.ts';

const point = { date: '2026-11-06', countAssessed: 12, metric: 'meanPercent', value: 51 };
const group: InterventionNumbers = {
  count: 12,
  baseline: { ...point, date: '2026-10-23', value: 42 },
  goal: { metric: 'meanPercent', from: 42, to: 75, byDate: '2026-12-04' },
  points: [point],
};
const told = (numbers: InterventionNumbers) => JSON.stringify(maskNumbers(numbers, 10));

test('a group of ten or more is shown', () => {
  expect(maskNumbers(group, 10)).toEqual([
    { label: 'Group size', value: '12' },
    { label: 'Baseline, Oct 23, 2026', value: '42 percent (12 assessed)' },
    { label: 'Goal by Dec 4, 2026', value: '42 percent to 75 percent' },
    { label: 'Monitoring, Nov 6, 2026', value: '51 percent (12 assessed)' },
  ]);
});

test('a group of seven is “fewer than 10”, and no number of it is told', () => {
  const seven = { ...group, count: 7, baseline: { ...group.baseline, countAssessed: 7 } };
  expect(maskNumbers(seven, 10)).toEqual([{ label: 'Group size', value: 'fewer than 10' }]);
  expect(told(seven)).not.toMatch(/7|42|51|75/);
});

test('a result of few students is hidden in a large group, and so is how few were absent', () => {
  const few = told({ ...group, points: [{ ...point, countAssessed: 4 }] });
  expect(few).toContain('hidden, a small group');
  expect(few).not.toContain('51');
  const oneAbsent = told({ ...group, points: [{ ...point, countAssessed: 11 }] });
  expect(oneAbsent).toContain('51 percent"');
  expect(oneAbsent).not.toContain('11 assessed');
  const unknown = told({ ...group, points: [{ ...point, countAssessed: null }] });
  expect(unknown).not.toContain('51');
});

test('none and all are never told', () => {
  expect(told({ ...group, points: [{ ...point, value: 100 }] })).toContain('nearly all');
  expect(told({ ...group, points: [{ ...point, value: 0 }] })).toContain('few');
});

test('a group of unknown size tells nothing', () => {
  expect(maskNumbers({ ...group, count: null }, 10)).toEqual([]);
});

test('the numbers are read from the authors’ part', () => {
  const doc = openOn(1, seed('intervention').authors);
  expect(readNumbers(doc).count).toBeNull();
  setField(doc, sectionId('groupSize'), 'count', 12, 'ana');
  setField(doc, sectionId('goal'), 'to', 75, 'ana');
  addRow(doc, sectionId('monitoring'), 'points', { id: 'p1', columns: point }, 'ana');
  expect(readNumbers(doc)).toMatchObject({ count: 12, goal: { to: 75 }, points: [point] });
});
