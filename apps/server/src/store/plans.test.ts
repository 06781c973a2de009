/** Plans as rows: who finds which in a list, and that a plan being made is seen by nobody. */
import { planId } from '@tangram/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from './testing/fresh-database.ts';

let db: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.store.destroy());

const listOf = async (name: string) => {
  const found = await db.plans.sharedWith(await db.viewer(name));
  return found.map(({ plan, access }) => `${plan.id} ${access}`);
};

test('a new plan is its author’s alone', async () => {
  await db.plan('a', 'Ana');
  expect(await listOf('Ana')).toEqual(['a author']);
  for (const other of ['Ben', 'Cleo', 'Zoe']) expect(await listOf(other)).toEqual([]);
});

test('sharing shows it in the lists that the rules give, with what each may do there', async () => {
  for (const id of ['a', 'b', 'c', 'd']) await db.plan(id, 'Ana');
  await db.plans.setVisibility(await db.grant('Ana', 'share', 'b'), 'network', 'view');
  await db.plans.setVisibility(await db.grant('Ana', 'share', 'c'), 'school', 'comment');
  await db.plans.setCollaborator(await db.grant('Ana', 'share', 'd'), db.person('Ben'), 'edit');
  await db.plans.setCollaborator(await db.grant('Ana', 'share', 'b'), db.person('Ben'), 'comment');
  expect(await listOf('Ben')).toEqual(['d edit', 'b comment']);
  expect(await listOf('Cleo')).toEqual(['c comment', 'b view']);
  expect(await listOf('Zoe')).toEqual([]);
  await db.plans.removeCollaborator(await db.grant('Ana', 'share', 'd'), db.person('Ben'));
  expect(await listOf('Ben')).toEqual(['b comment']);
});

test('the plan that somebody wrote in last comes first; a server edit is nobody’s writing', async () => {
  await db.plan('a', 'Ana');
  await db.plan('b', 'Ana');
  expect(await listOf('Ana')).toEqual(['b author', 'a author']);
  await db.plans.written(planId('a'), db.person('Ben'), db.now());
  expect(await listOf('Ana')).toEqual(['a author', 'b author']);
  await db.plans.written(planId('b'), 'server', db.now());
  expect(await listOf('Ana')).toEqual(['a author', 'b author']);
  const plan = await db.plans.read(await db.grant('Ana', 'open', 'a'));
  expect(plan.updatedBy).toBe(db.person('Ben'));
});

test('a plan being made is seen by nobody until it is made, and is found by the next start with its seeds', async () => {
  await db.plan('a', 'Ana', { made: false });
  expect(await listOf('Ana')).toEqual([]);
  expect(await db.plans.facts('a')).toBeNull();
  const [half] = await db.plans.halfMade();
  expect(half?.plan).toBe('a');
  expect([...(half?.seeds.open ?? [])]).toEqual([1, 2, 3]);
  await db.plans.made(planId('a'));
  expect(await db.plans.halfMade()).toEqual([]);
  expect(await listOf('Ana')).toEqual(['a author']);
});

test('the same id asked for again is the same plan for its maker, and taken for anybody else', async () => {
  const again = async (by: string) =>
    db.plans.begin({
      id: planId('a'),
      network: db.network,
      kind: 'task',
      title: 'Another',
      grade: 7,
      by: db.person(by),
      authors: [db.person(by)],
      seeds: { open: new Uint8Array([9]), authors: new Uint8Array([9]) },
    });
  await db.plan('a', 'Ana');
  expect(await again('Ana')).toBe('there');
  expect(await again('Ben')).toBeNull();
  const plan = await db.plans.read(await db.grant('Ana', 'open', 'a'));
  expect(plan).toMatchObject({ kind: 'unit', title: 'Plan a', grade: 6 });
});

test('a title that is emptied in the document keeps its last name in lists', async () => {
  await db.plan('a', 'Ana');
  await db.plans.setFacts(planId('a'), { title: '  ', grade: null });
  expect(await db.plans.read(await db.grant('Ana', 'open', 'a'))).toMatchObject({ title: 'Plan a', grade: 6 });
  await db.plans.setFacts(planId('a'), { title: 'Ratios', grade: 8 });
  expect(await db.plans.read(await db.grant('Ana', 'open', 'a'))).toMatchObject({ title: 'Ratios', grade: 8 });
});

test('ids that try to be more than ids find nothing', async () => {
  await db.plan('a', 'Ana');
  for (const id of ["a' or '1'='1", 'a%', 'A', '', 'a\u0000', '1 OR 1=1']) expect(await db.plans.facts(id)).toBeNull();
});
