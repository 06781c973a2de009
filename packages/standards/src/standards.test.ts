import { describe, expect, test } from 'vitest';
import {
  covers,
  earlierGradesOf,
  findStandard,
  followersOf,
  fromPennsylvania,
  practices,
  prerequisitesOf,
  searchStandards,
  standards,
} from './index.ts';

describe('a code', () => {
  test.each([
    '6.RP.A.3b',
    '6.RP.3b',
    '6.RP.3.b',
    '6.RP.A.3.b',
    '6.rp.a.3.B',
    'CCSS.MATH.CONTENT.6.RP.A.3.B',
    'CCSS.Math.Content.6.RP.A.3b',
    'CC.6.RP.3b',
    '  6.RP.A.3B ',
  ])('written as %s is 6.RP.A.3b', (typed) => {
    expect(findStandard(typed)?.code).toBe('6.RP.A.3b');
  });

  test('of a domain, a cluster, a standard or a practice is found', () => {
    expect(
      ['6.RP', '6.rp.a', '6.RP.3', 'mp3', 'MP.3', 'CCSS.MATH.PRACTICE.MP3'].map((code) => findStandard(code)?.code),
    ).toEqual(['6.RP', '6.RP.A', '6.RP.A.3', 'MP3', 'MP3', 'MP3']);
  });

  test('that is none is not found', () => {
    expect(['', 'ratio', '6', '6.RP.Q.3', '6.RP.99', 'MP9', '__proto__', '6.RP.A.3b.c'].filter(findStandard)).toEqual(
      [],
    );
  });

  test('is found however it is shortened, for every standard there is', () => {
    for (const { code } of standards) {
      expect(findStandard(code)?.code).toBe(code);
      expect(findStandard(code.toLowerCase())?.code).toBe(code);
      const short = code.replace(/^(\d\.[A-Z]+)\.[A-Z]\.(?=\d)/, '$1.');
      expect(findStandard(short)?.code).toBe(code);
    }
  });
});

test('the catalog is whole: every parent and prerequisite is in it, and everything has words', () => {
  expect(practices).toHaveLength(8);
  for (const standard of standards) {
    expect(standard.statement).not.toBe('');
    for (const code of [standard.parent, ...standard.prerequisites]) {
      if (code !== null) expect(findStandard(code)?.code).toBe(code);
    }
  }
});

test('a cluster is addressed by its standards and a standard by its parts, never the other way', () => {
  expect(covers('6.RP.3b', '6.RP.A.3')).toBe(true);
  expect(covers('6.RP.A.3b', '6.RP.A')).toBe(true);
  expect(covers('6.RP.A.3b', '6.RP.A.3b')).toBe(true);
  expect(covers('6.RP.A.3', '6.RP.A.3b')).toBe(false);
  expect(covers('6.RP.A.1', '6.RP.A.3')).toBe(false);
  expect(covers('unknown', 'unknown')).toBe(false);
});

test('what comes before a standard and before its parts', () => {
  const before = prerequisitesOf(['6.RP.A.2']).map(({ code }) => code);
  expect(before.length).toBeGreaterThan(0);
  expect(prerequisitesOf(['6.RP.A.2', ...before]).map(({ code }) => code)).not.toContain(before[0]);
  expect(prerequisitesOf(['nothing'])).toEqual([]);
  expect(prerequisitesOf(['6.RP.A.3b'])).toEqual(
    expect.arrayContaining([...prerequisitesOf(['6.RP.A.3'])].filter(({ code }) => code !== '6.RP.A.3b')),
  );
});

describe('a search', () => {
  const codes = (typed: string, grade?: number) =>
    searchStandards(typed, grade === undefined ? {} : { grade }).map(({ code }) => code);

  test('by code gives it and what lies under it', () => {
    expect(codes('6.rp.3').slice(0, 3)).toEqual(['6.RP.A.3', '6.RP.A.3a', '6.RP.A.3b']);
    expect(codes('mp1')).toEqual(['MP1']);
    for (const typed of ['6rp3', '6 RP 3', '6rpa3', '6.rp3'])
      expect(codes(typed).slice(0, 2)).toEqual(['6.RP.A.3', '6.RP.A.3a']);
    expect(codes('5nf4b')[0]).toBe('5.NF.B.4b');
    expect(codes('3 digits')).not.toContain('3.MD.A.1');
  });

  test('by words gives standards with all of them, this grade’s first', () => {
    const found = searchStandards('fraction', { grade: 5 });
    expect(found[0]?.grade).toBe(5);
    for (const { statement } of found) expect(statement.toLowerCase()).toContain('fraction');
    expect(codes('zebra')).toEqual([]);
    expect(codes('')).toEqual([]);
  });

  test('by a phrase does not ask for its small words, its endings, or a word that no standard has', () => {
    expect(codes('percent of a quantity', 6)).toContain('6.RP.A.3c');
    expect(codes('divides fractions', 6)).toContain('6.NS.A.1');
    expect(codes('areas of the triangle', 6)[0]).toBe('6.G.A.1');
    expect(codes('fraction zebra')).toEqual(codes('fraction'));
  });

  test('by a Pennsylvania code gives the Common Core ones', () => {
    expect(codes('cc.2.1.6.d.1')).toEqual(['6.RP.A']);
    expect(fromPennsylvania('M06.A-R.1.1.2').map(({ code }) => code)).toEqual(['6.RP.A.2']);
  });
});

test('what a standard leads to rests on it, and back', () => {
  for (const { code } of standards) {
    for (const before of prerequisitesOf([code]))
      expect(followersOf(before.code).map((one) => one.code)).toContain(code);
    for (const after of followersOf(code)) expect(prerequisitesOf([after.code]).map((one) => one.code)).toContain(code);
  }
  expect(followersOf('nothing')).toEqual([]);
});

test('what is offered from earlier grades is of an earlier grade than something asked for', () => {
  for (const { code, grade } of standards) {
    for (const before of earlierGradesOf([code])) expect(before.grade).toBeLessThan(grade ?? 0);
  }
  expect(earlierGradesOf(['6.RP.A.3b']).length).toBeGreaterThan(0);
  expect(earlierGradesOf(['nothing'])).toEqual([]);
});
