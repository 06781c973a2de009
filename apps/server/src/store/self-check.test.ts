/** The store held against the log (F23): a sound pair has nothing wrong, and what one lacks of the other is named. */
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan } from '../testing/page.ts';
import { storeProblems } from './self-check.ts';

let house: TestHouse;
const plan = randomId();

beforeAll(async () => {
  house = await openHouse();
  await makePlan(await house.as('Imani Cole'), 'unit', 'Ratios', plan);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

test('while the server runs there is nothing wrong', () => {
  expect(storeProblems(house.dataFolder)).toEqual([]);
});

test('a plan without its words, and a summary of words that the log does not have, are named', async () => {
  await house.stop();
  const store = new SqliteDatabase(join(house.dataFolder, 'tangram.db'));
  store.prepare(`UPDATE summaries SET position = 99999 WHERE planId = ? AND part = 'open'`).run(plan);
  store.close();
  const log = new SqliteDatabase(join(house.dataFolder, 'log.db'));
  log.prepare('UPDATE documents SET name = ? WHERE name = ?').run(randomId(), `${plan}.authors`);
  log.close();
  const problems = storeProblems(house.dataFolder).join('\n');
  expect(problems).toContain(`plan ${plan}: its authors part is not in the log`);
  expect(problems).toContain(`plan ${plan}: what is known of its open part is of change 99999`);
});
