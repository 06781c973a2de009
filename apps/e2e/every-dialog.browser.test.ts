/**
 * The dialogs, by keyboard alone and in both colors: each opens from its button, keeps the Tab key inside, closes by Escape and gives the
 * focus back; axe finds nothing in it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn } from './testing/axe.ts';
import { openBrowser } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ TANGRAM_DEMO: '0' }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const named = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

/** Walks once around with Tab and sees that the focus never leaves. */
async function keepsTheFocus(page: Page): Promise<void> {
  for (let presses = 0; presses < 14; presses += 1) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null),
      (await named(page)) ?? '',
    ).toBe(true);
  }
}

interface Way {
  readonly name: string;
  readonly from: string;
  /** What is chosen in the menu that the button opens, if it does. */
  readonly item?: string;
  readonly inPlan?: true;
}

const dialogs: readonly Way[] = [
  { name: 'New unit', from: '+ Unit' },
  { name: 'Change password', from: 'Account: Noor Haddad', item: 'Change password' },
  { name: 'Who can see this plan', from: 'Share', inPlan: true },
];

test('every dialog opens, is walked and is closed by keyboard, in light and in dark', async () => {
  // Somebody with a password, which the people of the demo do not have.
  const page = await (await browser.newContext({ baseURL: house.origin })).newPage();
  await page.goto(house.output.match(/http\S*\/set-up#\S+/)?.[0] ?? '');
  await page.getByLabel('Name of the network').fill('Ten schools');
  await page.getByLabel('Your name').fill('Noor Haddad');
  await page.getByLabel('E-mail').fill('noor@network.example');
  await page.getByLabel('Password', { exact: true }).fill('tape diagrams and number lines');
  await page.getByLabel('Schools').fill('Maple Street School');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: '+ Unit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Ratios');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.locator('.ProseMirror').first().waitFor();
  const plan = page.url();
  for (const { name, from, item, inPlan } of dialogs) {
    await page.goto(inPlan ? plan : '/');
    const button = page.getByRole('button', { name: from, exact: true });
    const dialog = page.getByRole('dialog', { name });
    await button.focus();
    await page.keyboard.press('Enter');
    if (item !== undefined) {
      await page.getByRole('menuitem', { name: item }).focus();
      await page.keyboard.press('Enter');
    }
    await dialog.waitFor();
    await until(() => dialog.evaluate((one) => one.contains(document.activeElement)), Boolean);
    await keepsTheFocus(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeOn(page), `${name}, ${colorScheme}`).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await until(() => button.evaluate((one) => one === document.activeElement), Boolean);
  }

  // The card for finding is no dialog: the page stays in reach behind it.
  await page.keyboard.press('ControlOrMeta+h');
  await page.getByRole('search').getByRole('textbox', { name: 'Find', exact: true }).fill('ratio');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeOn(page), `find, ${colorScheme}`).toEqual([]);
  }
});
