/** Frameworks as rows: each network has its own, also under the same name. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFrameworks, type Frameworks } from './frameworks.ts';
import { freshDatabase } from './testing/fresh-database.ts';

let db: Awaited<ReturnType<typeof freshDatabase>>;
let frameworks: Frameworks;
beforeEach(async () => {
  db = await freshDatabase();
  frameworks = createFrameworks(db.store, db.now);
});
afterEach(() => db.store.destroy());

const form = (title: string, identifier = 'state') => ({
  identifier,
  title,
  creator: null,
  adoptionStatus: null,
  items: '[]',
  package: `{"title":"${title}"}`,
  counts: { standing: 1, retired: 0 },
});

test('A7: a network finds, reads, updates and removes only its own, also by the id or the name of another’s', async () => {
  const [ana, zoe] = [await db.viewer('Ana'), await db.viewer('Zoe')];
  const ours = (await frameworks.save(ana, form('Ours'), null)) ?? '';
  const theirs = (await frameworks.save(zoe, form('Theirs'), null)) ?? '';
  expect((await frameworks.list(ana.network)).map(({ title }) => title)).toEqual(['Ours']);
  expect((await frameworks.list(zoe.network)).map(({ title }) => title)).toEqual(['Theirs']);
  expect((await frameworks.standing(ana.network, 'state'))?.id).toBe(ours);
  expect(await frameworks.find(ana.network, theirs)).toBeUndefined();
  for (const which of ['items', 'package'] as const) {
    expect(await frameworks.text(ana.network, theirs, which)).toBeUndefined();
  }
  expect(await frameworks.save(ana, form('Taken over'), { id: theirs, version: 1 })).toBeUndefined();
  expect(await frameworks.remove(ana.network, theirs)).toBe(false);
  expect((await frameworks.find(zoe.network, theirs))?.title).toBe('Theirs');
});

test('an update over a version that does not stand any more is not saved', async () => {
  const ana = await db.viewer('Ana');
  const id = (await frameworks.save(ana, form('First'), null)) ?? '';
  expect(await frameworks.save(ana, form('Also first'), null)).toBeUndefined();
  expect(await frameworks.save(ana, form('Second'), { id, version: 1 })).toBe(id);
  expect(await frameworks.save(ana, form('Late'), { id, version: 1 })).toBeUndefined();
  expect(await frameworks.find(ana.network, id)).toMatchObject({ title: 'Second', version: 2, importedBy: 'Ana' });
});
