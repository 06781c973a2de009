/**
 * A thread is resolved while a colleague answers in it, or changes a comment of hers: she goes on where she writes, is told who has resolved
 * it, and the card goes when she is done.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let theo: Teacher;
let planId: string;
const section = 'essentialQuestions';
const told = 'Theo Brandt resolved this while you wrote.';

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [imani, theo] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Theo Brandt'),
  ]);
  planId = await imani.person.makePlan('unit', 'Rates per one');
  await imani.person.share(planId, theo.person, 'comment');
  await imani.opens(planId);
  await imani.dictatesIn(section, 'What stays the same when a mixture grows?');
  await imani.isSaved();
  await imani.commentsOn(section, 'the same', 'Do you mean the taste?');
  await imani.commentsOn(section, 'mixture', 'Which one?');
  await theo.opens(planId);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const resolves = (words: string) => theo.thread(words).getByRole('button', { name: 'Resolve', exact: true }).click();
const focused = () => imani.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('whoever answers goes on while a colleague resolves the thread, and the card goes when the answer is sent', async () => {
  const { page } = imani;
  const hers = imani.thread('Do you mean the taste?');
  await hers.getByRole('button', { name: 'Reply' }).click();
  await page.keyboard.type('The taste, and ');
  await resolves('Do you mean the taste?');
  await imani.page.getByRole('button', { name: 'Resolved 1' }).waitFor();
  await page.keyboard.type('the color.');
  await hers.getByRole('status').filter({ hasText: told }).waitFor();
  expect(await focused()).toBe('Your reply');
  expect(await page.getByRole('textbox', { name: 'Your reply' }).inputValue()).toBe('The taste, and the color.');
  expect(await axeOn(page)).toEqual([]);

  await page.keyboard.press('ControlOrMeta+Enter');
  await hers.waitFor({ state: 'detached' });
  // To the card that comes next.
  await until(focused, (name) => name === 'Comment by Imani Cole');
  await page.getByRole('button', { name: 'Resolved 1' }).click();
  await hers.getByText('The taste, and the color.').waitFor();
  await hers.getByText('Resolved by Theo Brandt, just now').waitFor();
  // In what was resolved before there is nothing to be told.
  await hers.getByRole('button', { name: 'Reply' }).click();
  expect(await hers.getByText(told).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open 1' }).click();
});

test('whoever changes a comment goes on too, and the card goes when that is given up', async () => {
  const { page } = imani;
  const hers = imani.thread('Which one?');
  await hers.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.keyboard.type(' The first?');
  await resolves('Which one?');
  await page.getByText(told).waitFor();
  expect(await page.getByRole('textbox', { name: 'Your comment, edited' }).inputValue()).toBe('Which one? The first?');
  expect(await focused()).toBe('Your comment, edited');
  await page.keyboard.press('Escape');
  await page.getByText('No open comments', { exact: false }).waitFor();
  await until(focused, (name) => name === null);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Open 0');
});
