import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('words gather only while the event loop is busy, and it is looked at now and then', () => {
  let busyness = 0.1;
  const pace = new Pace({ gatherMs: 8, gatherWhenBusy: 0.5 }, () => busyness);
  expect(pace.gatherMs(0)).toBe(0);
  busyness = 0.9;
  expect(pace.gatherMs(50)).toBe(0);
  expect(pace.gatherMs(100)).toBe(8);
  busyness = 0.2;
  expect(pace.gatherMs(199)).toBe(8);
  expect(pace.gatherMs(200)).toBe(0);
});

test('the busier it is, the longer words gather', () => {
  let busyness = 0.5;
  const pace = new Pace({ gatherMs: 8, gatherWhenBusy: 0.5 }, () => busyness);
  expect(pace.gatherMs(0)).toBe(0);
  busyness = 0.625;
  expect(pace.gatherMs(100)).toBe(4);
  busyness = 1;
  expect(pace.gatherMs(200)).toBe(8);
});
