/**
 * A row on the disk is not what was written (F24). The plan opens as it last was, says so in a sentence and cannot be
 * edited, while other plans go on; after the repair it can, and the words that were lost are offered by a page that has them.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { npmRun } from './testing/npm-run.ts';
import { signIn } from './testing/person.ts';
import { sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

test('a plan of which the disk has spoilt the last change is shown and not edited, repaired, and edited again', async () => {
  const owner = await signIn(house, 'Imani Cole');
  const [spoilt, sound] = [await owner.makePlan('unit', 'Ratios'), await owner.makePlan('unit', 'Fractions')];
  const look = owner.stockClient(spoilt);
  await until(() => look.provider.synced, Boolean);
  const section = sectionsOf(look.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  look.provider.destroy();
  const imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.opens(spoilt);
  await imani.typesIn(section, 'These words are good.');
  await imani.isSaved();
  await imani.typesIn(section, ' And these are lost.');
  await imani.isSaved();
  await imani.page.goto('about:blank');
  await house.end('SIGTERM');
  const log = new DatabaseSync(join(house.dataFolder, 'log.db'));
  const rows = 'document = (SELECT id FROM documents WHERE name = ?)';
  log.prepare(`DELETE FROM snapshots WHERE ${rows}`).run(spoilt);
  const changed = log.prepare(
    `UPDATE updates SET checksum = checksum + 1 WHERE ${rows} AND position > (SELECT max(position) - 20 FROM updates WHERE ${rows})`,
  );
  expect(changed.run(spoilt, spoilt).changes).toBeGreaterThan(0);
  log.close();
  await house.start();

  // Somebody without a copy sees the last good state; nobody can write in it.
  const newcomer = await teacherAt(browser, house, 'Imani Cole');
  await newcomer.opens(spoilt);
  await newcomer.page.getByText('cannot read the latest changes of this plan').waitFor();
  const words = newcomer.section(section).getByText('These words are good.');
  await words.waitFor();
  expect(await newcomer.section(section).locator('[contenteditable="true"]').count()).toBe(0);
  expect(await newcomer.page.getByRole('button', { name: 'Add section' }).count()).toBe(0);
  expect(house.output).toContain('npm run repair');
  await newcomer.opens(sound);
  expect(await newcomer.page.getByText('cannot read the latest changes').count()).toBe(0);

  await house.end('SIGTERM');
  expect(await npmRun('self-check', house.dataFolder)).toMatchObject({ code: 1 });
  const repaired = await npmRun('repair', house.dataFolder);
  expect([repaired.code, repaired.said]).toEqual([1, expect.stringContaining('of its changes were lost')]);
  expect(await npmRun('self-check', house.dataFolder)).toMatchObject({ code: 0 });
  await house.start();

  // The page that has the lost words offers them; the plan can be edited again.
  await imani.page.goto(`${house.origin}/plans/${spoilt}`);
  await imani.page.getByRole('alert').getByText('And these are lost.').waitFor();
  await imani.page.getByRole('button', { name: 'Open the plan again' }).click();
  await imani.section(section).getByText('These words are good.').waitFor();
  await imani.typesIn(section, ' And new ones.');
  await imani.isSaved();
  for (const teacher of [imani, newcomer]) await teacher.context.close();
}, 150_000);
