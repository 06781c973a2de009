/**
 * Somebody is named in a comment, by keyboard: it is in their inbox while they are elsewhere, opens at the thread, and is read in
 * every tab and on every device. Who cannot see the plan is not offered. A muted plan is quiet.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let theo: Teacher;
let desk: Page;
let phone: Teacher;
let planId: string;
const section = 'essentialQuestions';

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [imani, theo] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Theo Brandt'),
  ]);
  planId = await imani.person.makePlan('unit', 'Rates per one');
  await imani.person.share(planId, theo.person, 'comment');
  // What the demo told Theo is read, so that what is unread is of this plan.
  await theo.person.get('POST', '/inbox/read', {});
  await neverAskByThemselves(theo);
  await imani.opens(planId);
  await imani.dictatesIn(section, 'What stays the same when a mixture grows?');
  await imani.isSaved();
  await theo.opens(planId);
  desk = await theo.context.newPage();
  await desk.goto('/');
  phone = await teacherAt(browser, house, 'Theo Brandt', { width: 360, height: 740 });
  await neverAskByThemselves(phone);
  await phone.page.goto('/plans');
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** Half a minute never passes on this person's pages: what they know of the inbox they were told. */
async function neverAskByThemselves({ context }: Teacher): Promise<void> {
  await context.addInitScript(() => {
    const { setInterval: repeat } = window;
    const shorter = (act: () => void, ms = 0) => (ms < 30_000 ? repeat(act, ms) : 0);
    Object.assign(window, { setInterval: shorter });
  });
}

const inboxLink = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

test('a colleague is named by a few keys, and somebody who cannot see the plan is not', async () => {
  await Promise.all([desk, phone.page].map((page) => inboxLink(page, 'Inbox').waitFor()));
  await imani.selects(section, 'stays the same');
  const { page } = imani;
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const box = page.getByRole('textbox', { name: 'Your comment' });
  await box.pressSequentially('@haddad');
  await page.getByRole('option', { name: 'Noor Haddad cannot see this plan', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Noor Haddad cannot see this plan and is not told.').waitFor();
  await page.getByRole('button', { name: 'Share it with Noor Haddad' }).waitFor();
  await box.fill('');
  await box.pressSequentially('@the');
  await page.getByRole('option', { name: /^Theo Brandt/, selected: true }).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('is it the taste?');
  expect(await box.inputValue()).toBe('@Theo Brandt is it the taste?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await imani.thread('is it the taste?').waitFor();
});

test('it is in the inbox, opens at the thread, and is read in the other tab and on the phone at once', async () => {
  // The phone and the tabs lie there: nobody touches them.
  await Promise.all([desk, phone.page, theo.page].map((page) => inboxLink(page, 'Inbox, 1 unread').waitFor()));
  const other = await theo.context.newPage();
  await other.goto('/inbox');
  const line = other.getByRole('listitem').filter({ hasText: 'mentioned you on “stays the same”' });
  await line.getByText('Unread:').waitFor({ state: 'attached' });
  await line.getByRole('link').click();
  await other.getByRole('complementary').getByRole('article').filter({ hasText: 'is it the taste?' }).waitFor();
  // Nothing asks by itself: what clears them is that the thread was read.
  await Promise.all([desk, phone.page, theo.page].map((page) => inboxLink(page, 'Inbox').waitFor()));
  await other.close();
});

test('a colleague is named in the plan’s own words, and told of it by what is stored', async () => {
  const { page } = imani;
  await imani.typesIn(section, ' Ask @the');
  await page.getByRole('option', { name: /^Theo Brandt/, selected: true }).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('first.');
  await page.locator('.name-in-text').getByText('@Theo Brandt').waitFor();
  expect(await imani.wordsOf(section)).toContain('Ask @Theo Brandt first.');
  await inboxLink(desk, 'Inbox, 1 unread').waitFor();
  await desk.goto('/inbox');
  await desk.getByRole('link', { name: 'Imani Cole mentioned you in this plan' }).click();
  await desk.locator(`[data-section="${section}"]`).getByText('@Theo Brandt').waitFor();
  await inboxLink(desk, 'Inbox').waitFor();
});

test('somebody is named who cannot see the plan: the author is asked, and lets them in from the inbox', async () => {
  const { page } = theo;
  await theo.selects(section, 'mixture');
  await theo.commentButton().click();
  await page.getByRole('textbox', { name: 'Your comment' }).fill('@Noor Haddad has a task for this.');
  await page.getByText('Noor Haddad cannot see this plan and is not told.').waitFor();
  await page.getByRole('button', { name: 'Ask the authors to share it' }).click();
  await page.getByText('The authors are asked.').waitFor();
  await page.getByRole('textbox', { name: 'Your comment' }).press('Escape');
  const noor = await signIn(house, 'Noor Haddad');
  expect((await noor.ask('GET', `/plans/${planId}/html`)).status).toBe(404);

  await imani.page.goto('/inbox');
  await imani.page.getByRole('link', { name: 'Theo Brandt would like Noor Haddad to see this plan' }).click();
  const sharing = imani.page.getByRole('dialog', { name: 'Who can see this plan' });
  await sharing.getByRole('button', { name: 'Add', exact: true }).click();
  await sharing.getByRole('button', { name: 'Remove Noor Haddad' }).waitFor();
  expect((await noor.ask('GET', `/plans/${planId}/html`)).status).toBe(200);
  await imani.opens(planId);
});

test('a muted plan tells nothing more', async () => {
  const { page } = theo;
  await page.getByRole('button', { name: 'More for this plan' }).click();
  await page.getByRole('menuitemradio', { name: 'Nothing: mute this plan' }).click();
  await page.getByText(/This plan is muted/).waitFor();
  await imani.thread('is it the taste?').getByRole('button', { name: 'Reply', exact: true }).click();
  await imani.page.getByRole('textbox', { name: 'Your reply' }).fill('@Theo Brandt?');
  await imani.page.keyboard.press('ControlOrMeta+Enter');
  await theo.thread('@Theo Brandt?').waitFor();
  await desk.goto('/inbox');
  await desk.getByRole('region', { name: 'Rates per one' }).getByText('Muted', { exact: true }).waitFor();
  await inboxLink(desk, 'Inbox').waitFor();
});

test('when the tab that hears for the others is closed, another hears in its place', async () => {
  await theo.page.close();
  await theo.person.get('POST', `/plans/${planId}/follow`, { level: 'mine' });
  await imani.person.get('POST', `/plans/${planId}/threads`, {
    threadId: 'c'.repeat(32),
    commentId: 'd'.repeat(32),
    text: '@Theo Brandt, once more?',
    mentions: [theo.person.card.id],
    place: { kind: 'plan' },
  });
  // A tab that believes that it hears asks by itself only when it has heard nothing for 50 seconds.
  await inboxLink(desk, 'Inbox, 1 unread').waitFor({ timeout: 10_000 });
});

test('where a browser cannot hear, the inbox is read when somebody looks at the page', async () => {
  const deaf = await teacherAt(browser, house, 'Theo Brandt');
  await neverAskByThemselves(deaf);
  // As where a page comes without https.
  await deaf.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
  await deaf.page.goto('/plans');
  await inboxLink(deaf.page, 'Inbox, 1 unread').waitFor();
  await theo.person.get('POST', '/inbox/read', {});
  await inboxLink(desk, 'Inbox').waitFor();
  expect(await inboxLink(deaf.page, 'Inbox, 1 unread').isVisible()).toBe(true);
  await deaf.page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
  await inboxLink(deaf.page, 'Inbox').waitFor();
  expect([imani, theo, phone, deaf].flatMap(({ complaints }) => complaints)).toEqual([]);
});
