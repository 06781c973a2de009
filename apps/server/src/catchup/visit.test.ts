/** When somebody is offered to catch up, and from where. */
import { expect, test } from 'vitest';
import { onSight, type Sight, type Visit } from './visit.ts';

const hour = 3_600_000;
const at = (hours: number): Sight => ({ at: hours * hour, open: hours, authors: null });
const visits = (hours: readonly number[], start: Visit | null = null) =>
  hours.reduce<Visit | null>((visit, now) => onSight(visit, at(now), 4 * hour), start);

test('nothing is offered to whoever comes for the first time, or was here just now', () => {
  expect(visits([0])).toEqual({ seen: at(0), since: null, looked: false });
  expect(visits([0, 1, 2, 3, 5, 7])?.since).toBeNull();
});

test('whoever comes back catches up from what they saw last', () => {
  expect(visits([0, 1, 50])).toEqual({ seen: at(50), since: at(1), looked: false });
  expect(visits([0, 1, 50, 51])).toEqual({ seen: at(51), since: at(1), looked: false });
});

test('what they did not look at is offered again the next time, and what they looked at is not', () => {
  const back = visits([0, 50]);
  expect(visits([99], back)?.since).toEqual(at(0));
  expect(visits([99], back && { ...back, looked: true })?.since).toEqual(at(50));
});

test('in one visit it stays looked at', () => {
  const back = visits([0, 50]);
  expect(visits([51, 52], back && { ...back, looked: true })).toEqual({ seen: at(52), since: at(0), looked: true });
});

test('a clock that was set back offers nothing', () => {
  expect(visits([50, 0])?.since).toBeNull();
});
