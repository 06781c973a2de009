/**
 * The dialogs, by keyboard alone and in both colors: each opens from its button, keeps the Tab key inside, closes by Escape and gives the
 * focus back; axe finds nothing in it. A dialog that no test opens for axe fails the first of these tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark, axeOn } from './testing/axe.ts';
import { openBrowser } from './testing/browser.ts';
import { inColors } from './testing/colors.ts';
import { type House, openHouse, root } from './testing/house.ts';
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

/** Where in the web's code a dialog or a drawer is made, and the test that opens it for axe in both colors. */
const opened: Readonly<Record<string, string>> = {
  'editor/LinkPopover.tsx': 'every-tool',
  'editor/PairRowPopover.tsx': 'every-tool',
  'editor/PlanEditor.tsx': 'sections-move-about',
  'editor/figures/FigureEditor.tsx': 'two-in-one-figure',
  'editor/formula/FormulaPopover.tsx': 'formulas-and-standards',
  'editor/pictures/PicturePopover.tsx': 'pictures',
  'pages/AccountMenu.tsx': 'every-dialog',
  'pages/ChangePassword.tsx': 'every-dialog',
  'pages/NewPlanDialog.tsx': 'every-dialog',
  'pages/plan/DeskDrawers.tsx': 'every-dialog',
  'pages/plan/ShareDialog.tsx': 'every-dialog',
  'pages/standards/Framework.tsx': 'own-standards',
  'requests/AskDialog.tsx': 'feedback-asked',
};

test('every dialog that the web makes is opened by a test that asks axe', () => {
  const web = join(root, 'apps/web/src');
  const made = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.tsx') && /<(?:Modal|Drawer)[\s>]|[^[]role="dialog"/.test(readFileSync(join(web, name), 'utf8')),
  );
  expect(made.sort()).toEqual(Object.keys(opened).sort());
  for (const name of Object.values(opened))
    expect(readFileSync(join(root, `apps/e2e/${name}.browser.test.ts`), 'utf8'), name).toMatch(
      /axe(?:On|InLightAndDark)\(/,
    );
});

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
      await inColors(page, colorScheme);
      expect(await axeOn(page), `${name}, ${colorScheme}`).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await until(() => button.evaluate((one) => one === document.activeElement), Boolean);
  }

  // Whoever comes to another page begins at its heading; printing is reached by the keys alone.
  const heading = async (name: string) => {
    await until(
      () => page.evaluate(() => document.querySelector('h1:focus')?.textContent),
      (text) => text === name,
    );
    return page.evaluate(() => document.querySelector('h1:focus-visible') !== null);
  };
  await page.getByRole('button', { name: 'More for this plan' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Print…' }).press('Enter');
  expect(await heading('Print “Ratios”'), 'a ring for whoever comes by the keys').toBe(true);
  await page.getByRole('button', { name: 'Print or save as PDF', disabled: false }).waitFor();
  await page.keyboard.press('Tab');
  expect(await named(page)).toBe('Print or save as PDF');
  await page.getByRole('link', { name: 'Back to the plan' }).click();
  // A plan begins at its text, behind the bar and the outline.
  const text = page.getByRole('main', { name: 'Ratios' });
  await until(() => text.evaluate((one) => one === document.activeElement), Boolean);
  await page.getByRole('link', { name: 'Back to the desk' }).click();
  await page.getByRole('link', { name: 'Plans', exact: true }).click();
  expect(await heading('All plans'), 'and none for whoever comes by the mouse').toBe(false);
  await page.getByRole('button', { name: 'Account: Noor Haddad' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
  expect(await axeInLightAndDark(page), 'the account').toEqual([]);
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await heading('Settings');
  await page.goto(plan);
  await page.locator('.ProseMirror').first().waitFor();

  // What was opened from a menu gives the focus back to its button; a section that goes, to the next one.
  const isAt = (what: RegExp) =>
    until(
      () => named(page),
      (name) => what.test(name ?? ''),
    );
  const chooses = async (menu: RegExp, item: RegExp) => {
    await page.getByRole('button', { name: menu }).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  await chooses(/^More for this plan/, /^Find and replace/);
  await page.getByRole('search').waitFor();
  await page.keyboard.press('Escape');
  await isAt(/^More for this plan/);
  await chooses(/^Section actions: Vocabulary/, /^Comment on this section/);
  await page.getByRole('textbox', { name: 'Your comment' }).waitFor();
  await page.keyboard.press('Escape');
  await isAt(/^Section actions: Vocabulary/);
  await chooses(/^Section actions: Vocabulary/, /^Remove/);
  await isAt(/^Section actions: Assessment/);
  await page.reload();
  await page.locator('.ProseMirror').first().waitFor();

  // A button that goes with what it did leaves the focus beside it.
  await page.getByRole('button', { name: 'Share', exact: true }).press('Enter');
  await page.getByRole('combobox', { name: 'Shared with' }).selectOption('team');
  const share = page.getByRole('button', { name: 'Share like this' });
  await share.press('Enter');
  await share.waitFor({ state: 'detached' });
  const rights = page.getByRole('combobox', { name: 'They can' });
  await until(() => rights.evaluate((one) => one === document.activeElement), Boolean);
  await page.keyboard.press('Escape');

  // The card for finding is no dialog: the page stays in reach behind it.
  await page.keyboard.press('ControlOrMeta+h');
  await page.getByRole('search').getByRole('textbox', { name: 'Find', exact: true }).fill('ratio');
  for (const colorScheme of ['light', 'dark'] as const) {
    await inColors(page, colorScheme);
    expect(await axeOn(page), `find, ${colorScheme}`).toEqual([]);
  }

  // On a phone what stands beside the plan is a drawer.
  await page.setViewportSize({ width: 360, height: 740 });
  for (const name of [/^Open the outline/, /comments/i]) {
    await page.getByRole('button', { name }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    expect(await axeInLightAndDark(page), String(name)).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  }

  // Whoever leaves with words that are only here is asked, and nothing goes.
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('[data-section="bigIdeas"] .ProseMirror').click();
  await page.context().setOffline(true);
  await page.keyboard.type('Only on this device.');
  await page
    .getByRole('status')
    .filter({ hasText: /^Offline/ })
    .waitFor();
  await page.getByRole('button', { name: 'Account: Noor Haddad' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  const asks = page.getByRole('dialog', { name: 'Some of your words are only on this device' });
  await asks.getByRole('button', { name: 'Stay signed in' }).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await asks.getByRole('button', { name: 'Sign out and delete them' }).click();
  const notReached = page.getByRole('dialog', { name: 'Sign out' });
  await notReached.getByText('This device’s copies were kept.').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.context().setOffline(false);
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor();
});
