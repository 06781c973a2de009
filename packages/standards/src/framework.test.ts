/** Finding the standards of a network's own frameworks. */
import { describe, expect, test } from 'vitest';
import { type FrameworkItem, findItem, isRetired, itemName, searchFrameworks } from './index.ts';

const day = '2026-11-26';
const item = (
  id: string,
  code: string | null,
  statement: string,
  more: Partial<FrameworkItem> = {},
): FrameworkItem => ({
  id,
  code,
  statement,
  kind: 'Standard',
  grades: [6],
  parent: null,
  depth: 0,
  endsOn: null,
  links: [],
  ...more,
});
const state = {
  title: 'State',
  items: [
    item('d', null, 'Ratios and proportional relationships', { kind: 'Domain' }),
    item('1', 'CC.2.1.6.D.1', 'Understand ratios and solve problems with them'),
    item('7', 'CC.2.1.7.D.1', 'Analyze proportional relationships', { grades: [7] }),
    item('old', 'CC.2.1.6.D.0', 'Understand ratios, as it was', { endsOn: '2026-07-01' }),
    item('next', 'CC.2.1.6.D.2', 'Ratios, until next year', { endsOn: '2027-07-01' }),
  ],
};
const school = {
  title: 'School',
  items: [
    item('a', 'CCSS.Math.Content.6.RP.A.3b', 'Unit price and steady speed'),
    item('b', 'S-1', 'Our own words', { links: [{ how: 'same', to: 'a' }] }),
  ],
};
const found = (typed: string, grade = 6) =>
  searchFrameworks([state, school], typed, { grade, day, limit: 10 }).map(({ item: { id } }) => id);

describe('looking for a standard of a framework', () => {
  test('by its code as it is written, in lower case, by its beginning or a piece of it', () => {
    expect(found('CC.2.1.6.D.1')).toEqual(['1']);
    expect(found('cc.2.1.6')).toEqual(['1', 'next']);
    expect(found('D.1')).toEqual(['1', '7']);
  });

  test('by its code as teachers write it, with what the framework says is the same', () => {
    for (const typed of ['6.rp.3b', '6.RP.A.3.b', 'CCSS.MATH.CONTENT.6.RP.A.3.B'])
      expect(found(typed)).toEqual(['a', 'b']);
    expect(found('6.rp.a.3')).toEqual(['a']);
  });

  test('by words in any form, that grade’s first, domains without a code too', () => {
    expect(found('unit prices')).toEqual(['a']);
    expect(found('proportional relation', 7)).toEqual(['7', 'd']);
    expect(found('zebra')).toEqual([]);
    expect(found(' ')).toEqual([]);
  });

  test('what is retired is not offered, and is still found by whoever holds it', () => {
    expect(found('as it was')).not.toContain('old');
    const held = findItem([school, state], 'old');
    expect(held?.framework.title).toBe('State');
    expect(held && isRetired(held.item, day)).toBe(true);
    expect(findItem([school], 'old')).toBeNull();
  });
});

test('an item is called by its code, else by the beginning of its words', () => {
  expect(itemName(item('x', '6.X', 'Words'))).toBe('6.X');
  expect(itemName(item('x', null, 'Words\nand more'))).toBe('Words');
  expect(itemName(item('x', null, 'word '.repeat(40)))).toBe(`${'word '.repeat(11)}wo…`);
});
