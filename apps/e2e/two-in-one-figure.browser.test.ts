/**
 * A figure is put into a task by the `/` menu, edited by keys and by hand, and by a colleague at the same time: both find both changes, and
 * undo takes back one's own. Who may only comment can select the figure and comment on it.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
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

/** The figure in the text, by the words for those who do not see it. */
const inText = (page: Page) => page.locator('[data-section] .figure-card').getByRole('img');
const told = async (page: Page) => (await inText(page).getAttribute('aria-label')) ?? '';
const editorOf = (page: Page) => page.getByRole('dialog', { name: 'Double number line' });

async function writes(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function expectTold(teachers: readonly Teacher[], words: string): Promise<void> {
  for (const { page } of teachers)
    await until(
      () => told(page),
      (said) => said.includes(words),
      30_000,
    );
}

test('two teachers in one figure, and a third who may comment', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const theo = await teacherAt(browser, house, 'Theo Brandt');
  const planId = await imani.person.makePlan('task', 'Walking to school');
  await imani.person.share(planId, lucia.person, 'edit');
  await imani.person.share(planId, theo.person, 'comment');
  await imani.opens(planId);
  const prompt = (await imani.page.locator('[data-section]:has(.body)').first().getAttribute('data-section')) ?? '';

  await imani.typesIn(prompt, '/double');
  await imani.page.keyboard.press('Enter');
  const hers = editorOf(imani.page);
  await hers.getByRole('img', { name: /^A double number line/ }).waitFor();
  expect(await axeInLightAndDark(imani.page)).toEqual([]);

  // By keys: what a line counts, a mark, and the mark one step further.
  await writes(imani.page, hers.getByRole('textbox', { name: 'What it counts' }).first(), 'walking');
  await hers.getByRole('button', { name: '+ Add mark' }).focus();
  await imani.page.keyboard.press('Enter');
  await hers.getByRole('button', { name: 'Mark 1, at 1 space from zero' }).focus();
  await imani.page.keyboard.press('ArrowRight');
  const mark = hers.getByRole('button', { name: /^Mark 1/ });
  await hers.getByRole('button', { name: 'Mark 1, at 1 1/2 spaces from zero' }).waitFor();

  // By hand: let go near the fourth tick, it stands on it.
  const from = await mark.boundingBox();
  const four = await hers.getByRole('img').locator('text', { hasText: /^6$/ }).first().boundingBox();
  if (!from || !four) throw new Error('the mark or its tick is not there');
  await imani.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await imani.page.mouse.down();
  await imani.page.mouse.move(four.x + four.width / 2 - 30, from.y + 20, { steps: 4 });
  await imani.page.mouse.move(four.x + four.width / 2 + 4, from.y + 20);
  await imani.page.mouse.up();
  await hers.getByRole('button', { name: 'Mark 1, at 3 spaces from zero' }).waitFor();

  // What cannot be drawn is said at its field, and the drawing stays.
  const numbers = hers.getByRole('textbox', { name: 'Numbers' });
  await writes(imani.page, numbers.first(), '0, two');
  await hers.getByText('Type numbers with commas').waitFor();
  expect(await told(imani.page)).toContain('0, 2, 4, 6 and 8');
  await writes(imani.page, numbers.first(), '0, 2, 4, 6, 8');
  await imani.isSaved();

  // A colleague opens the same figure by a click on it and another. They write without hearing of one another.
  await lucia.opens(planId);
  await lucia.body(prompt);
  await inText(lucia.page).click();
  await inText(lucia.page).click();
  const theirs = editorOf(lucia.page);
  await theirs.getByRole('button', { name: 'Mark 1, at 3 spaces from zero' }).waitFor();
  await imani.context.setOffline(true);
  await writes(imani.page, hers.getByRole('textbox', { name: 'Unit' }).first(), 'min');
  await writes(lucia.page, theirs.getByRole('textbox', { name: 'Numbers' }).last(), '0, 3, 6, 9, 12');
  await lucia.isSaved();
  await imani.context.setOffline(false);
  await expectTold([imani, lucia], 'Top, walking (min): 0, 2, 4, 6 and 8');
  await expectTold([imani, lucia], 'Bottom, distance (miles): 0, 3, 6, 9 and 12');

  // A pair that breaks the ratio gets a quiet remark in both editors.
  await writes(lucia.page, theirs.getByRole('textbox', { name: 'Numbers' }).last(), '0, 3, 6, 9, 13');
  for (const one of [hers, theirs]) await one.getByText('8 to 13 is not in the ratio 2 to 3.').waitFor();

  // Undo takes back one's own, in the order of one's own steps.
  await imani.page.keyboard.press('ControlOrMeta+z');
  await expectTold([imani, lucia], 'Top, walking (minutes): 0, 2, 4, 6 and 8');
  await expectTold([imani, lucia], 'Bottom, distance (miles): 0, 3, 6, 9 and 13');
  await lucia.page.keyboard.press('ControlOrMeta+z');
  await expectTold([imani, lucia], 'Bottom, distance (miles): 0, 3, 6, 9 and 12');
  await hers.getByRole('button', { name: 'Done' }).click();
  await hers.waitFor({ state: 'detached' });

  await theo.opens(planId);
  await theo.body(prompt);
  await inText(theo.page).click();
  await theo.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await theo.page.getByRole('textbox', { name: 'Your comment' }).fill('Start at one minute?');
  await theo.page.getByRole('button', { name: 'Send' }).click();
  await theo.thread('Start at one minute?').waitFor();
  expect(await theo.page.getByRole('button', { name: 'Edit figure' }).count()).toBe(0);
  for (const teacher of [imani, lucia, theo]) {
    expect(teacher.complaints).toEqual([]);
    await teacher.context.close();
  }
});

test('a finger takes a mark along, on a tablet, and the page stays where it is', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const context = await browser.newContext({
    ...{ baseURL: house.origin, viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
    storageState: await imani.context.storageState(),
  });
  const page = await context.newPage();
  const planId = await imani.person.makePlan('task', 'On a tablet');
  await page.goto(`/plans/${planId}`);
  const body = page.locator('section[data-kind="prompt"] .ProseMirror');
  await body.tap();
  await page.keyboard.type('/double');
  await page.getByRole('listbox').getByRole('option').first().tap();
  const hers = editorOf(page);
  await hers.getByRole('button', { name: '+ Add mark' }).tap();
  const from = await hers.getByRole('button', { name: 'Mark 1, at 1 space from zero' }).boundingBox();
  const six = await hers.getByRole('img').locator('text', { hasText: /^6$/ }).first().boundingBox();
  if (!from || !six) throw new Error('the mark or its tick is not there');
  expect(Math.min(from.width, from.height)).toBeGreaterThanOrEqual(44);
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: { x: number; y: number }[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at });
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  await touch('touchStart', start);
  // Up and down as well, as a hand does: nothing scrolls away under it.
  for (const step of [1, 2, 3, 4]) {
    const x = start.x + ((six.x + six.width / 2 - start.x) * step) / 4;
    await touch('touchMove', { x, y: start.y + 20 * step });
  }
  await hers.getByRole('button', { name: 'Mark 1, at 3 spaces from zero' }).waitFor();
  await touch('touchEnd');
  await until(
    () => told(page),
    (said) => said.includes('Marked at 3 spaces from zero'),
  );
  await hers.getByRole('button', { name: 'Mark 1, at 3 spaces from zero' }).waitFor();
  await context.close();
  await imani.context.close();
});
