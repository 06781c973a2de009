/** What is offered as coming before, where a network has standards of its own. */
import * as catalog from '@tangram/standards';
import { expect, test } from 'vitest';
import { findPrerequisites } from './find-prerequisites.ts';

const day = '2026-11-26';
const item = (id: string, code: string, after: readonly string[] = [], endsOn: string | null = null) => ({
  ...{ id, code, statement: `In our words: ${code}`, kind: null, grades: [6], parent: null, depth: 0, endsOn },
  links: after.map((to) => ({ how: 'after' as const, to })),
});
const state = {
  identifier: 'state',
  title: 'Our state',
  items: [
    item('1', 'S.6.1', ['2', '3', 'elsewhere']),
    item('2', 'S.5.1'),
    item('3', 'S.5.2', [], '2026-01-01'),
    item('4', 'CCSS.Math.Content.5.NF.B.5'),
  ],
};
const held = (code: string, itemId: string | null = null) => ({ code, itemId, frameworkId: itemId && 'state' });
const codes = (focus: readonly ReturnType<typeof held>[], there: readonly string[] = []) =>
  findPrerequisites(catalog, [state], day, { focus, held: there }).map(({ code }) => code);

test('what a framework says that its standard builds on is offered, without what it has given up', () => {
  expect(codes([held('S.6.1', '1')])).toEqual(['S.5.1']);
  expect(codes([held('S.6.1')])).toEqual(['S.5.1']);
  expect(findPrerequisites(catalog, [state], day, { focus: [held('S.6.1')], held: [] })[0]?.from).toEqual({
    ...{ frameworkId: 'state', itemId: '2', title: 'Our state' },
  });
});

test('what the catalog says is offered in the words of a framework that has it', () => {
  const common = catalog.earlierGradesOf(['6.RP.A.1']).map(({ code }) => code);
  expect(common).toContain('5.NF.B.5');
  expect(codes([held('6.RP.A.1')])).toEqual(
    common.map((code) => (code === '5.NF.B.5' ? 'CCSS.Math.Content.5.NF.B.5' : code)),
  );
  expect(codes([held('6.RP.A.1')], ['5.NF.B.5'])).toEqual(common.filter((code) => code !== '5.NF.B.5'));
});

test('a code of Pennsylvania rests on what the standards rest on that it stands for', () => {
  const [one] = catalog.fromPennsylvania('CC.2.1.6.D.1');
  expect(one).toBeDefined();
  expect(codes([held('CC.2.1.6.D.1')])).toContain('4.OA.A.2');
});

test('without frameworks it is the catalog alone, each once', () => {
  const found = findPrerequisites(catalog, [], day, { focus: [held('6.RP.A.2'), held('6.RP.A.3b')], held: [] });
  expect(found.map(({ code }) => code)).toEqual([
    ...new Set(catalog.earlierGradesOf(['6.RP.A.2', '6.RP.A.3b']).map(({ code }) => code)),
  ]);
  expect(found.every(({ from }) => from === null)).toBe(true);
});
