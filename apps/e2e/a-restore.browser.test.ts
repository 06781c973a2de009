/**
 * T-restore (F4, F12): a backup is made while a plan is written, more is written and saved, and then the backup is put
 * back. Nothing of the pages that are open, or were, is merged into the older plan; what they have more is offered.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { House, openHouse } from './testing/house.ts';
import { npmRun } from './testing/npm-run.ts';
import { type Person, signIn } from './testing/person.ts';
import { bodyOf, sectionsOf, wordsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  folder = await mkdtemp(join(tmpdir(), 'tangram-e2e-backup-'));
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
  await rm(folder, { recursive: true, force: true });
});

async function newcomerReads(reader: Person, planId: string, section: string): Promise<string> {
  const { doc, provider } = reader.stockClient(planId);
  await until(() => provider.synced, Boolean);
  provider.destroy();
  return wordsOf(bodyOf(doc, section));
}

test('a backup is restored: open pages and kept copies offer what they have more, and nothing is merged', async () => {
  const owner = await signIn(house, 'Imani Cole');
  const planId = await owner.makePlan('unit', 'Ratios');
  for (const name of ['Lucía Ramos', 'Theo Brandt']) await owner.share(planId, await signIn(house, name), 'edit');
  const [imani, lucia, theo] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
    teacherAt(browser, house, 'Theo Brandt'),
  ]);
  const look = owner.stockClient(planId);
  await until(() => look.provider.synced, Boolean);
  const section = sectionsOf(look.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  look.provider.destroy();

  await imani.opens(planId);
  await imani.typesIn(section, 'Before the backup.');
  await imani.isSaved();
  // Theo has looked, and closed his page, before the backup: his copy has nothing that it lacks.
  await theo.opens(planId);
  await until(
    () => theo.wordsOf(section),
    (words) => words.includes('Before the backup.'),
  );
  await theo.isSaved();
  await theo.commentsOn(section, 'the backup', 'Which one?');
  await theo.page.close();

  expect(await npmRun('backup', house.dataFolder, { from: folder, files: ['plans.backup'] })).toMatchObject({
    code: 0,
  });
  await imani.typesIn(section, ' After the backup.');
  await imani.isSaved();
  // Lucía has read that, and closed her page.
  await lucia.opens(planId);
  await until(
    () => lucia.wordsOf(section),
    (words) => words.includes('After the backup.'),
  );
  await lucia.isSaved();
  await lucia.page.close();

  await house.end('SIGKILL');
  await imani.typesIn(section, ' While it was away.');
  const restored = join(folder, 'restored');
  expect(await npmRun('restore', restored, { from: folder, files: ['plans.backup'] })).toMatchObject({ code: 0 });
  expect(await npmRun('self-check', restored)).toMatchObject({ code: 0 });
  await rm(house.dataFolder, { recursive: true });
  house = new House(house.port, restored, {});
  await house.start();

  // The page that stayed open is closed, and everything that it has more is offered.
  const offered = imani.page.getByRole('alert');
  await offered.getByText('Before the backup. After the backup. While it was away.').waitFor();
  expect(await offered.textContent()).toContain('disagree about the history of this plan');
  expect(await newcomerReads(owner, planId, section)).toBe('Before the backup.');
  await imani.page.getByRole('button', { name: 'Open the plan again' }).click();
  await until(
    () => imani.wordsOf(section),
    (words) => words === 'Before the backup.',
  );
  // F33: the comment is there again, on its words.
  await imani.thread('Which one?').waitFor();
  await until(
    () => imani.section(section).locator('.ProseMirror .commented').allInnerTexts(),
    (marked) => marked.join() === 'the backup',
  );
  await imani.typesIn(section, ' And on.');
  await imani.isSaved();
  expect(await newcomerReads(owner, planId, section)).toBe('Before the backup. And on.');

  // A copy on a device is not merged either, and is offered when the plan is opened the next time.
  const later = await lucia.context.newPage();
  await later.goto(`${house.origin}/plans/${planId}`);
  await later.getByRole('alert').getByText('Before the backup. After the backup.').waitFor();
  await later.getByRole('button', { name: 'Open the plan again' }).click();
  await later.getByText('Before the backup. And on.').waitFor();
  expect(await newcomerReads(owner, planId, section)).toBe('Before the backup. And on.');

  // A copy that has nothing more goes without a question.
  const theos = await theo.context.newPage();
  await theos.goto(`${house.origin}/plans/${planId}`);
  await theos.getByText('Before the backup. And on.').waitFor();
  expect(await theos.getByRole('alert').count()).toBe(0);
  expect([...imani.complaints, ...lucia.complaints, ...theo.complaints]).toEqual([]);
  for (const teacher of [imani, lucia, theo]) await teacher.context.close();
}, 150_000);
