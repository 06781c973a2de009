/** A17: however many formulas a plan has, the page draws no more of them at once than it can lay out in a moment. */
import { expect, test } from 'vitest';
import { drawingQueue, momentMax } from './drawing-queue.ts';

type Use = (moment: Pick<IdleDeadline, 'didTimeout' | 'timeRemaining'> | null) => void;

/** A page whose moments the test gives: it counts what is drawn in each. */
function pageOfMoments() {
  const asked: Use[] = [];
  const queue = drawingQueue<number>((use) => asked.push(use));
  let drawnNow = 0;
  return {
    queue,
    asked,
    add: (formulas: number, elements: number) => {
      for (let key = 0; key < formulas; key += 1) {
        queue.add(key, () => {
          drawnNow += 1;
          return elements;
        });
      }
    },
    /** Gives one moment; returns how many were drawn in it. */
    moment: (given: { didTimeout: boolean; leftMs: number } | null) => {
      drawnNow = 0;
      expect(asked).toHaveLength(1);
      asked.pop()?.(given && { didTimeout: given.didTimeout, timeRemaining: () => given.leftMs });
      return drawnNow;
    },
  };
}

const idle = { didTimeout: false, leftMs: 49 };
const busy = { didTimeout: true, leftMs: 0 };

test.each([
  ['idle', idle, 30, momentMax.elements / 30],
  ['idle, and each formula is one letter', idle, 2, momentMax.formulas],
  ['idle, and each formula is as large as any may be', idle, 4_000, 1],
  ['busy', busy, 30, momentMax.elementsInBusyPage / 30],
] as const)('A17: 3,000 formulas are drawn over many moments of a page that is %s', (_, given, elements, most) => {
  const page = pageOfMoments();
  page.add(3_000, elements);
  const moments: number[] = [];
  while (page.asked.length > 0) moments.push(page.moment(given));
  expect(moments.reduce((sum, drawn) => sum + drawn, 0)).toBe(3_000);
  expect(Math.max(...moments)).toBe(Math.ceil(most));
});

test('a moment that is over ends after the formula that was being drawn', () => {
  const page = pageOfMoments();
  page.add(3, 30);
  expect(page.moment({ didTimeout: false, leftMs: 1 })).toBe(1);
  expect(page.moment(idle)).toBe(2);
  expect(page.asked).toEqual([]);
});

test('what is known already is put in at once, until that is as much as a moment holds', () => {
  const page = pageOfMoments();
  let atOnce = 0;
  while (!page.queue.isFull) {
    page.queue.count(30);
    atOnce += 1;
  }
  expect(atOnce).toBe(Math.ceil(momentMax.elementsKnown / 30));
  expect(page.moment(idle)).toBe(0);
  expect(page.queue.isFull).toBe(false);
});

test('what is taken back is not drawn, and what could not be loaded waits for the next that comes', () => {
  const page = pageOfMoments();
  page.add(3, 30);
  page.queue.remove(1);
  expect(page.moment(null)).toBe(0);
  expect(page.asked).toEqual([]);
  page.add(1, 30);
  expect(page.moment(idle)).toBe(2);
});

test('one that fails keeps none of the others', () => {
  const page = pageOfMoments();
  page.queue.add(7, () => {
    throw new Error('not this one');
  });
  page.add(2, 30);
  expect(() => page.moment(idle)).toThrow('not this one');
  expect(page.moment(idle)).toBe(2);
});
