/**
 * A teacher without a mouse answers and resolves what stands beside the page: the focus is always somewhere,
 * and what is said of a thread is true.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let imani: Teacher;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** What has the focus, by its name. */
const focused = () =>
  imani.page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === document.body) return 'nothing';
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });

/** Goes on with Tab, or back with Shift+Tab, to what has a name. */
async function tabTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let times = 0; times < 30; times += 1) {
    await imani.page.keyboard.press(key);
    if ((await focused()).startsWith(name)) return;
  }
  throw new Error(`${key} does not come to ${name}`);
}

test('threads are answered and resolved one after the other by keyboard, and the last leaves the focus at the filters', async () => {
  const { page, person } = imani;
  const { keyboard } = page;
  const planId = await person.makePlan('unit', 'Without a mouse');
  const stock = person.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  const ideas = sectionsOf(stock.doc).find(({ kind }) => kind === 'bigIdeas')?.id ?? '';
  stock.provider.destroy();
  await imani.opens(planId);
  await imani.dictatesIn(ideas, 'What stays the same when a mixture grows?');
  await imani.isSaved();
  await imani.commentsOn(ideas, 'stays', 'The taste does.');
  await imani.commentsOn(ideas, 'mixture', 'Which one?');

  await page.getByRole('article').filter({ hasText: 'The taste does.' }).focus();
  await tabTo('Reply');
  await keyboard.press('Enter');
  await until(focused, (name) => name === 'Your reply');
  await keyboard.type('And the ratio.');
  await keyboard.press('ControlOrMeta+Enter');
  const first = imani.thread('And the ratio.');
  await first.getByRole('button', { name: 'Resolve' }).waitFor();
  // It was sent: nothing is left to continue.
  expect(await first.getByRole('button', { name: /reply/i }).allTextContents()).toEqual(['Reply']);

  await tabTo('Resolve');
  await keyboard.press('Enter');
  await first.waitFor({ state: 'detached' });
  await until(focused, (name) => name.startsWith('Comment by Imani Cole'));
  await tabTo('Resolve');
  await keyboard.press('Enter');
  await page.getByText('No open comments', { exact: false }).waitFor();
  await until(focused, (name) => name === 'Open 0');
  // What is resolved is marked in the text no more.
  expect(await page.locator('.commented').count()).toBe(0);
  await tabTo('Resolved 2');
  await keyboard.press('Enter');
  await imani.thread('Which one?').waitFor();
});
