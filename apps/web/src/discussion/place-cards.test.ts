/** Cards never cover one another, keep their order, and the one in focus stands at its line, whatever the lines and heights. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardToPlace, outOfReach, placeCards } from './place-cards.ts';

const gap = 10;
const lines = fc.array(
  fc.record({ wanted: fc.integer({ min: 0, max: 40_000 }), height: fc.integer({ min: 1, max: 900 }) }),
  { maxLength: 160 },
);
/** Cards as a page has them: in the order of their lines, many on few lines too. */
const cards = fc.oneof(
  lines.map((all) => all.toSorted((one, other) => one.wanted - other.wanted)),
  lines.map((all) => all.map((one) => ({ ...one, wanted: one.wanted % 3 })).toSorted((a, b) => a.wanted - b.wanted)),
);
const withFocus = cards.chain((all) =>
  fc.record({ all: fc.constant(all), focused: fc.option(fc.nat({ max: Math.max(0, all.length - 1) })) }),
);
const bottom = (all: readonly CardToPlace[], tops: readonly number[], at: number) =>
  (tops[at] ?? 0) + (all[at]?.height ?? 0);

describe('cards beside a page', () => {
  test('keep their order and leave a gap', () => {
    fc.assert(
      fc.property(withFocus, ({ all, focused }) => {
        const tops = placeCards(all, focused, gap);
        expect(tops).toHaveLength(all.length);
        for (let at = 1; at < all.length; at += 1)
          expect(tops[at]).toBeGreaterThanOrEqual(bottom(all, tops, at - 1) + gap);
      }),
    );
  });

  test('let the focused one stand exactly at its line', () => {
    fc.assert(
      fc.property(withFocus, ({ all, focused }) => {
        if (focused === null || all.length === 0) return;
        expect(placeCards(all, focused, gap)[focused]).toBe(all[focused]?.wanted);
      }),
    );
  });

  test('stand at their line where there is room, and never above it for anything but the focused one', () => {
    fc.assert(
      fc.property(withFocus, ({ all, focused }) => {
        const tops = placeCards(all, focused, gap);
        all.forEach(({ wanted }, at) => {
          const top = tops[at] ?? 0;
          const free = at === 0 ? 0 : bottom(all, tops, at - 1) + gap;
          if (top > wanted) expect(top).toBe(free);
          if (top < wanted) expect(focused !== null && at < focused).toBe(true);
          if (top < wanted) expect(top + (all[at]?.height ?? 0) + gap).toBe(tops[at + 1]);
        });
      }),
    );
  });

  test('move for nothing that happens below them while none is in focus', () => {
    fc.assert(
      fc.property(cards, fc.nat(), fc.integer({ min: 1, max: 900 }), (all, some, height) => {
        if (all.length === 0) return;
        const at = some % all.length;
        const taller = all.map((one, index) => (index === at ? { ...one, height } : one));
        const [before, after] = [placeCards(all, null, gap), placeCards(taller, null, gap)];
        expect(after.slice(0, at + 1)).toEqual(before.slice(0, at + 1));
        expect(placeCards(all, null, gap)).toEqual(before);
      }),
    );
  });

  test('all go with text that grows above them', () => {
    fc.assert(
      fc.property(withFocus, fc.integer({ min: 0, max: 2_000 }), ({ all, focused }, grown) => {
        // With room above, so that nothing was pressed against the column's top before.
        const lower = all.map((one) => ({ ...one, wanted: one.wanted + 200_000 }));
        const moved = lower.map((one) => ({ ...one, wanted: one.wanted + grown }));
        const before = placeCards(lower, focused, gap);
        expect(placeCards(moved, focused, gap)).toEqual(before.map((top) => top + grown));
      }),
    );
  });

  test('are counted where they are pressed out above', () => {
    const three = [0, 0, 0].map((wanted) => ({ wanted, height: 100 }));
    expect(outOfReach(three, placeCards(three, null, gap))).toBe(0);
    expect(outOfReach(three, placeCards(three, 2, gap))).toBe(2);
    expect(placeCards(three, 2, gap)).toEqual([-220, -110, 0]);
  });
});
