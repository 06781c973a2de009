/** A task lives once and is read in the unit that links it; a plan is copied to change it, with credit; a link leads to a lesson. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

test('a colleague reads a linked task in place, copies the unit, and the copy says whose it was', async () => {
  const mei = await teacherAt(browser, house, 'Mei Tanaka');
  const { shared } = await mei.person.get<{ shared: { id: string; title: string }[] }>('GET', '/plans');
  const unit = shared.find(({ title }) => title === 'Ratios at the block party');
  await mei.opens(unit?.id ?? '');
  const { page } = mei;
  const links = page.getByRole('region', { name: /^Lesson 3/ });
  await links.scrollIntoViewIfNeeded();
  const task = links.getByRole('listitem').filter({ hasText: 'Water ice for the block party' });
  expect(await task.textContent()).toContain('Doing mathematics');
  await task.getByRole('button', { name: 'Show here' }).click();
  await task.getByText('Two neighbors sell cherry water ice').waitFor();
  expect(await task.locator('svg.figure-drawing').count()).toBeGreaterThan(0);
  await task.getByRole('button', { name: 'Hide' }).click();

  await page.getByRole('button', { name: 'More for this plan' }).click();
  await page.getByRole('menuitem', { name: 'Make a copy to change' }).click();
  await page.getByText('Adapted from Ratios at the block party by Imani Cole').waitFor();
  await page.getByRole('textbox', { name: 'Title of the plan' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Title of the plan' }).inputValue()).toBe(
    'Copy of Ratios at the block party',
  );
  await page.getByText('Only you can see this').waitFor();
  expect(await page.getByRole('textbox', { name: 'Title of the lesson' }).first().inputValue()).toBe(
    'What stays the same?',
  );
  // Whoever calls a plan ready is shown what is still missing.
  await page.getByRole('button', { name: 'More for this plan' }).click();
  await page.getByRole('menuitemradio', { name: 'Ready' }).click();
  await page.getByText('This plan is now marked: ready.').waitFor();
  await page.getByRole('complementary', { name: 'Review' }).waitFor();
  expect(mei.complaints).toEqual([]);
  await mei.context.close();
});

test('an intervention plan leads to the lesson that it opens, and its author changes a copy of the task there', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { mine } = await imani.person.get<{ mine: { id: string; title: string }[] }>('GET', '/plans');
  await imani.opens(mine.find(({ title }) => title.startsWith('Fraction of a quantity'))?.id ?? '');
  const { page } = imani;
  await page.getByRole('button', { name: 'Add section' }).first().click();
  // What the menu hangs on may move out of view while the page takes its shape: the menu stays.
  await page.evaluate(() => scrollBy(0, -700));
  await page.getByRole('menuitem', { name: 'Linked plans' }).click();
  const links = page.getByRole('region', { name: 'Linked plans' });
  // By keyboard: looking through the plans links none of them, Enter links the one that was found.
  await links.getByRole('combobox', { name: /Units it gives access to/ }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Escape']) await page.keyboard.press(key);
  const stood = await page.evaluate(() => scrollY);
  await page.keyboard.type('block imani');
  expect(await links.getByRole('listitem').count()).toBe(0);
  await page
    .getByRole('option', { name: /^Ratios at the block party/ })
    .and(page.locator('[data-combobox-selected]'))
    .waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(stood);
  await page.keyboard.press('Enter');
  await links
    .getByRole('combobox', { name: 'Lesson' })
    .selectOption({ label: 'Lesson 2: Two lines, one relationship' });
  await links.getByRole('link', { name: 'Ratios at the block party' }).click();
  const lesson = page.locator('section[data-kind="lesson"]').nth(1);
  await lesson.waitFor();
  await until(
    async () => (await lesson.boundingBox())?.y ?? 9_999,
    (top) => top < 700,
  );

  const linked = page.getByRole('region', { name: /^Lesson 3/ }).getByRole('listitem');
  const task = 'Water ice for the block party';
  await linked.getByRole('button', { name: `Use a copy here ${task}` }).click();
  await page.getByText(`The link leads to “Copy of ${task}” now`).waitFor();
  await linked.getByRole('link', { name: `Copy of ${task}` }).waitFor();
  await page.keyboard.press('Control+z');
  await linked.getByRole('link', { name: task, exact: true }).waitFor();
  await page.keyboard.press('Control+Shift+z');
  await linked.getByRole('link', { name: `Copy of ${task}` }).click();
  await page.getByText(`Adapted from ${task}`).waitFor();
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
