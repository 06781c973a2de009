/** What is offered to somebody who types a code or words. */
import * as catalog from '@tangram/standards';
import { expect, test } from 'vitest';
import { findCodes, type Wanted } from './find-codes.ts';

const day = '2026-11-26';
const item = (id: string, code: string | null, statement: string): catalog.FrameworkItem => ({
  id,
  code,
  statement,
  kind: null,
  grades: [6],
  parent: null,
  depth: 0,
  endsOn: null,
  links: [],
});
const state = {
  identifier: 'state',
  title: 'Our state',
  items: [
    item('1', 'CC.2.1.6.D.1', 'Understand ratios'),
    item('2', 'CCSS.Math.Content.6.RP.A.1', 'Ratios, in the state’s words'),
    item('3', null, 'Ratios and rates'),
  ],
};
const find = (typed: string, more: Partial<Wanted> = {}) =>
  findCodes(catalog, [state], day, { kind: 'standards', typed, grade: 6, held: [], ...more });
const codes = (typed: string, more: Partial<Wanted> = {}) => find(typed, more).map(({ code }) => code);

test('the network’s own come first and say where they are from', () => {
  expect(find('cc.2.1.6.d.1')[0]).toEqual({
    key: '["state","1"]',
    code: 'CC.2.1.6.D.1',
    says: 'Understand ratios',
    from: { frameworkId: 'state', itemId: '1', title: 'Our state' },
  });
});

test('a standard that a framework has is offered in its words alone', () => {
  expect(codes('6.rp.1')).toEqual(['CCSS.Math.Content.6.RP.A.1']);
  expect(findCodes(catalog, [], day, { kind: 'standards', typed: '6.rp.1', grade: 6, held: [] })[0]).toMatchObject({
    code: '6.RP.A.1',
    from: null,
  });
});

test('what is there already is not offered, however it is written', () => {
  expect(codes('6.rp.1', { held: ['6.RP.A.1'] })).toEqual([]);
  expect(codes('ratios', { held: ['CC.2.1.6.D.1'] })).not.toContain('CC.2.1.6.D.1');
});

test('a domain without a code is called by its words', () => {
  expect(find('ratios and rates')[0]).toMatchObject({ code: 'Ratios and rates', says: '' });
});

test('at most six of each are offered, also where many are there already', () => {
  const many = { ...state, items: Array.from({ length: 20 }, (_, at) => item(`${at}`, `S.${at}`, 'Zebras')) };
  const held = many.items.slice(0, 10).map(({ code }) => code ?? '');
  const found = findCodes(catalog, [many], day, { kind: 'standards', typed: 'zebras', grade: 6, held });
  expect(found.map(({ code }) => code)).toEqual(['S.10', 'S.11', 'S.12', 'S.13', 'S.14', 'S.15']);
});

test('practices are of the catalog alone', () => {
  expect(codes('mp1', { kind: 'practices' })).toEqual(['MP1']);
  expect(codes('mp1', { kind: 'practices', held: ['MP1'] })).toEqual([]);
});

test('a practice is found by its code, its number alone, what it says, and the word that teachers call it by', () => {
  const practices = (typed: string) => codes(typed, { kind: 'practices' });
  for (const typed of ['MP7', 'mp 7', '7', 'built', 'structure']) expect(practices(typed)).toEqual(['MP7']);
  expect(practices('model')).toEqual(['MP4']);
  expect(practices('precision')).toEqual(['MP6']);
  for (const typed of ['critique', 'viable', 'reasoning of others']) expect(practices(typed)).toEqual(['MP3']);
  expect(practices('strategic')).toEqual(['MP5']);
  expect(practices('perseverance')).toEqual(['MP1']);
  expect(practices('mp')).toHaveLength(8);
  expect(practices('9')).toEqual([]);
});
