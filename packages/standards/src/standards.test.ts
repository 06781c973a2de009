/** Codes as teachers type them, search, and what counts as addressed. */
import { describe, expect, test } from 'vitest';
import { items } from './catalog.ts';
import { covers, findStandard, parseCode, prerequisitesOf, searchPractices, searchStandards } from './index.ts';

describe('a code as somebody types it', () => {
  test.each([
    ['6.RP.A.3b', '6.RP.A.3b'],
    ['6.RP.3b', '6.RP.A.3b'],
    ['6.rp.a.3.b', '6.RP.A.3b'],
    ['6.RP.A.3.B', '6.RP.A.3b'],
    ['CCSS.MATH.CONTENT.6.RP.A.3.B', '6.RP.A.3b'],
    ['CCSS.Math.Content.6.RP.A.3b', '6.RP.A.3b'],
    ['CC.6.RP.3b', '6.RP.A.3b'],
    [' 6.RP.A.3b ', '6.RP.A.3b'],
    ['6.RP.A', '6.RP.A'],
    ['6.RP', '6.RP'],
    ['8.g.7', '8.G.B.7'],
    ['mp4', 'MP4'],
    ['MP 4', 'MP4'],
    ['6.RP.B.3b', null],
    ['9.RP.A.1', null],
    ['6.RP.A.99', null],
    ['ratio', null],
    ['', null],
  ])('%j is %j', (typed, code) => {
    expect(parseCode(typed)).toBe(code);
  });

  test('every code of the catalog is read as itself, in either case and without its cluster', () => {
    for (const { code, kind } of items) {
      expect(parseCode(code)).toBe(code);
      expect(parseCode(code.toLowerCase())).toBe(code);
      if (kind === 'standard' || kind === 'part') expect(parseCode(code.replace(/\.[A-Z]\.(?=\d)/, '.'))).toBe(code);
    }
  });
});

describe('search', () => {
  test('the very code comes first, then what begins with it', () => {
    const found = searchStandards('6.rp.3', 6, 10).map((item) => item.code);
    expect(found[0]).toBe('6.RP.A.3');
    expect(found).toContain('6.RP.A.3b');
  });

  test('words are found in any order, the asked grade first', () => {
    const found = searchStandards('rate unit', 7, 20);
    expect(found[0]?.grade).toBe(7);
    expect(found.every((item) => /rate/i.test(item.words) && /unit/i.test(item.words))).toBe(true);
  });

  test('nothing typed finds no standard and every practice', () => {
    expect(searchStandards('  ', 6, 5)).toEqual([]);
    expect(searchPractices('')).toHaveLength(8);
    expect(searchPractices('mp 4').map((practice) => practice.code)).toEqual(['MP4']);
  });
});

describe('what counts as addressed', () => {
  test.each([
    ['6.RP.A.3b', '6.RP.A.3', true],
    ['6.RP.A.3b', '6.RP.A', true],
    ['6.RP.A.3', '6.RP.A.3b', false],
    ['6.NS.B.3', '6.NS.B', true],
    ['7.SP.C.8a', '7.SP.C.8', true],
    ['6.RP.A.3', '6.RP.A.3', true],
  ])('%s for %s: %s', (addressed, asked, counts) => {
    expect(covers(addressed, asked)).toBe(counts);
  });

  test('every prerequisite is in the catalog and of the same grade or an earlier one', () => {
    for (const item of items) {
      for (const code of item.prerequisites) {
        const earlier = findStandard(code);
        expect(earlier, `${item.code} rests on ${code}`).not.toBeNull();
        expect(earlier?.grade).toBeLessThanOrEqual(item.grade);
      }
    }
    expect(prerequisitesOf(['6.RP.A.3b', '6.RP.A.2'])).not.toContain('6.RP.A.2');
  });
});
