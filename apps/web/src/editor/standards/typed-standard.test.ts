/** When a teacher means a standard. */
import { expect, test } from 'vitest';
import { codesIn, ownCodesIn, standardBefore } from './typed-standard.ts';

test.each([
  ['It rests on 6.rp.3b', '6.rp.3b'],
  ['6.RP.A.3.b', '6.RP.A.3.b'],
  ['(CCSS.MATH.CONTENT.6.RP.A.3.B', 'CCSS.MATH.CONTENT.6.RP.A.3.B'],
  ['7.ns.1', '7.ns.1'],
  ['see CC.2.1.6.D.1', 'CC.2.1.6.D.1'],
  ['(M06.A-R.1.1', 'M06.A-R.1.1'],
  // No framework has it: nothing is offered.
  ['x6.rp.3b', 'x6.rp.3b'],
])('“%s” ends in a code, which Enter does not take', (before, query) => {
  expect(standardBefore(before)).toEqual({ length: query.length, query, eager: false });
});

test.each([
  ['see #6.rp', '#6.rp', true],
  ['#unit rate', '#unit rate', true],
  ['#1', '#1', false],
])('“%s” is a search', (before, query, eager) => {
  expect(standardBefore(before)).toEqual({ length: query.length, query, eager });
});

test.each([
  'version 6.2.3',
  'at 6.30',
  'state-of-the-art',
  '2026-11-27',
  '6.rp',
  '# ',
  '#',
  'C#',
  'a#b',
  '#one two three four five',
  '6.rp.3b ',
])('“%s” asks for nothing', (before) => {
  expect(standardBefore(before)).toBeNull();
});

test('codes are found in the form of the Common Core alone', () => {
  expect(codesIn('6.RP.A.3b, then 6.RP.A.3. And 6.rp.a.3, x6.RP.A.1, 6.RP.A.12345, 6.RP.A')).toEqual([
    { code: '6.RP.A.3b', at: 0 },
    { code: '6.RP.A.3', at: 16 },
    { code: '6.RP.A', at: 65 },
  ]);
});

test('what may be a code of a framework of one’s own has letters, digits and two steps', () => {
  expect(ownCodesIn('CC.2.1.6.D.1, (M06.A-R.1.1) and 6.RP.A.3b.').map(({ code }) => code)).toEqual([
    'CC.2.1.6.D.1',
    'M06.A-R.1.1',
    '6.RP.A.3b',
  ]);
  expect(ownCodesIn('At 6.30 on 2026-11-27, state-of-the-art: 3.5 cups, x.y, v1.2')).toEqual([]);
});
