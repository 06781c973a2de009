import { expect, test } from 'vitest';
import { schoolYearOf } from './school-year.ts';

test.each([
  ['2026-11-27', '2026-27'],
  ['2027-01-04', '2026-27'],
  ['2027-06-30', '2026-27'],
  ['2027-07-01', '2027-28'],
  ['2099-09-01', '2099-00'],
])('%s is in the school year %s', (day, year) => {
  expect(schoolYearOf(day)).toBe(year);
});
