/** The demo as a visitor finds it: plans of several schools, discussed at their words; and a first start that was interrupted. */
import type { OpenPlan, PlanCard, Thread } from '@tangram/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../store/database.ts';
import { openHouse, type TestHouse } from '../testing/house.ts';
import { openPage } from '../testing/page.ts';
import { demoPlans } from './plans/index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

/** What a teacher, a principal and a facilitator see in their lists. */
async function seen(): Promise<unknown> {
  const lists = await Promise.all(
    ['Imani Cole', 'Lucía Ramos', 'Halima Farouk', 'Noor Haddad'].map(async (name) => {
      const one = await house.as(name);
      const { mine, shared } = await one.get<{ mine: PlanCard[]; shared: PlanCard[] }>(
        'GET',
        '/api/plans?archived=true',
      );
      return [...mine, ...shared].map(({ title, access, status, openThreads, facts, focusStandards, authors }) => ({
        title,
        access,
        status,
        openThreads,
        facts,
        focusStandards,
        authors: authors.map((author) => author.name),
      }));
    }),
  );
  return lists;
}

test('no list is empty, every card has its facts, and the threads are marked at their words', async () => {
  const imani = await house.as('Imani Cole');
  const { mine, shared } = await imani.get<{ mine: PlanCard[]; shared: PlanCard[] }>('GET', '/api/plans');
  expect(mine.length).toBeGreaterThanOrEqual(3);
  expect(shared.length).toBeGreaterThanOrEqual(3);
  for (const card of [...mine, ...shared]) {
    expect(card.facts).not.toBe('');
    expect(card.focusStandards.length).toBeGreaterThan(0);
  }
  const discussed = [...mine, ...shared].filter((card) => card.openThreads > 0);
  expect(discussed.length).toBeGreaterThanOrEqual(3);
  for (const { id } of discussed) {
    const threads = await imani.get<Thread[]>('GET', `/api/plans/${id}/threads`);
    const page = await openPage(house, imani, id);
    const text = JSON.stringify(page.doc.getMap('sections'));
    for (const thread of threads) {
      expect(thread.quote).not.toBe('');
      expect(text).toContain(thread.id);
    }
    await page.leave();
  }
  const plan = await imani.get<OpenPlan>('GET', `/api/plans/${mine[0]?.id}`);
  expect(plan.circle).toMatch(/people/);
});

test('a first start that was interrupted is gone on with, and ends the same', async () => {
  const before = await seen();
  await house.stop();
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  // As it would be left: the first plans are there, the next is half-made, the others are not there yet.
  await store.updateTable('networks').set({ unfinished: 1 }).execute();
  const rows = await store.selectFrom('plans').select('id').orderBy('createdAt').execute();
  expect(rows).toHaveLength(demoPlans.length);
  const missing = rows.slice(6).map((row) => row.id);
  await store.deleteFrom('plans').where('id', 'in', missing).execute();
  await store
    .deleteFrom('threads')
    .where('planId', '=', rows[5]?.id ?? '')
    .execute();
  await store.destroy();
  house = await house.again();
  expect(await seen()).toEqual(before);
});
