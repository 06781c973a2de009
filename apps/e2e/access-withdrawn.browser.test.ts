/** An author takes a colleague's access away while her page is open: the page says so within two seconds and offers what she had not yet saved. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
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

test('withdrawn access closes the open page and offers the words that were not saved', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const planId = await imani.person.makePlan('unit', 'Shared for a while');
  await imani.person.share(planId, lucia.person, 'edit');
  const author = imani.person.stockClient(planId);
  await until(() => author.provider.synced, Boolean);
  const section = sectionsOf(author.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';

  await lucia.opens(planId);
  await lucia.typesIn(section, 'Saved before. ');
  await lucia.isSaved();
  await lucia.context.setOffline(true);
  await lucia.typesIn(section, 'Typed when it was too late.');
  await imani.person.get('POST', `/plans/${planId}/collaborators/${lucia.person.card.id}/remove`, {});
  await lucia.context.setOffline(false);

  const notice = lucia.page.getByRole('dialog').or(lucia.page.getByRole('alert'));
  await notice.filter({ hasText: 'no longer have access' }).waitFor({ timeout: 30_000 });
  await until(
    () => notice.allInnerTexts().then((all) => all.join(' ')),
    (words) => words.includes('Typed when it was too late.') || /copy|download/i.test(words),
  );
  expect(await axeInLightAndDark(lucia.page)).toEqual([]);
  expect(sectionsOf(author.doc).find((one) => one.id === section)?.words).toContain('Saved before.');
  expect(sectionsOf(author.doc).find((one) => one.id === section)?.words).not.toContain('too late');
  expect((await lucia.person.ask('GET', `/plans/${planId}`)).status).toBe(404);
  author.provider.destroy();
  await Promise.all([imani.leaves(), lucia.leaves()]);
}, 90_000);

test('an open socket is closed within two seconds of the withdrawal, and the page says why', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const planId = await imani.person.makePlan('task', 'Two seconds');
  await imani.person.share(planId, lucia.person, 'edit');
  await lucia.opens(planId);
  await lucia.isSaved();
  const socket = lucia.person.stockClient(planId);
  await until(() => socket.provider.synced, Boolean);
  const codes: number[] = [];
  socket.provider.on('connection-close', (event) => codes.push(event?.code ?? 0));
  await imani.person.get('POST', `/plans/${planId}/collaborators/${lucia.person.card.id}/remove`, {});
  await until(
    () => codes,
    (all) => all.includes(4403),
    2_000,
  );
  await lucia.page.getByText('no longer have access').first().waitFor();
  socket.provider.destroy();
  await Promise.all([imani.context.close(), lucia.context.close()]);
});
