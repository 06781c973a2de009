/**
 * An author asks the coach and a school for feedback, with a question and a day, and is told whom that would not reach. The coach finds
 * it on a phone, comments and is done; the author sees that, and who has only looked is nowhere.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let browser: Browser;
let lucia: Teacher;
let theo: Teacher;
let halima: Teacher;
let planId: string;
const question = 'Is the launch too long for one period?';

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [lucia, theo, halima] = await Promise.all([
    teacherAt(browser, house, 'Lucía Ramos'),
    teacherAt(browser, house, 'Theo Brandt', { width: 360, height: 740 }),
    teacherAt(browser, house, 'Halima Farouk'),
  ]);
  planId = await lucia.person.makePlan('unit', 'Rates per one');
  await lucia.person.get('POST', `/plans/${planId}/visibility`, { visibility: 'team', circleAccess: 'comment' });
  await lucia.opens(planId);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const asking = () => lucia.page.getByRole('dialog', { name: 'Ask for feedback' });

test('the author chooses the coach and a school, and lets in whom it would not reach', async () => {
  const { page } = lucia;
  await page.getByRole('button', { name: 'More for this plan' }).click();
  await page.getByRole('menuitem', { name: 'Ask for feedback' }).click();
  const whom = asking().getByRole('combobox', { name: 'Whom' });
  // By keyboard: the field has the caret, and what is chosen leaves it there.
  await whom.waitFor();
  await page.keyboard.type('theo');
  await asking()
    .getByRole('option', { name: /^Theo Brandt/ })
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await asking().getByText('This reaches 1 person: Theo Brandt.').waitFor();
  await whom.fill('maple');
  await asking()
    .getByRole('option', { name: /^Maple Street School.*1 of 2 people can see this plan/ })
    .click();
  await asking().getByText('It does not reach 1 person: Halima Farouk.').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await asking().getByRole('button', { name: 'Let them comment' }).click();
  await asking().getByText('This reaches 2 people: Halima Farouk, Theo Brandt.').waitFor();

  await asking().getByRole('textbox', { name: 'Your question' }).fill(question);
  // Without a connection it says so, and what was typed is there again.
  await lucia.context.setOffline(true);
  await asking()
    .getByText(/You are offline/)
    .waitFor();
  await asking().getByRole('button', { name: 'Cancel' }).click();
  await lucia.context.setOffline(false);
  await page.getByRole('button', { name: 'More for this plan' }).click();
  await page.getByRole('menuitem', { name: 'Ask for feedback' }).click();
  expect(await asking().getByRole('textbox', { name: 'Your question' }).inputValue()).toBe(question);
  await asking().getByLabel('By', { exact: true }).fill('2126-12-04');
  await asking().getByRole('textbox', { name: 'Your question' }).press('ControlOrMeta+Enter');
  await asking().getByRole('article', { name: question }).getByText('nothing yet').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('2 people asked, nobody has commented yet.').waitFor();
});

test('the coach finds it on a phone, comments from there and is done', async () => {
  const { page } = theo;
  await theo.opens(planId);
  const asked = page.getByRole('region', { name: 'Feedback you are asked for' });
  await asked.getByText('Lucía Ramos asks for your feedback by Wednesday, December 4, 2126').waitFor();
  await asked.getByText(question).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Not now' }).click();
  await page.reload();
  await asked.getByRole('button', { name: 'Show' }).click();
  await asked.getByRole('button', { name: 'Comment' }).click();
  const box = page.getByRole('textbox', { name: 'Your comment' });
  await box.fill('Four minutes would do.');
  await box.press('ControlOrMeta+Enter');
  await theo.thread('Four minutes would do.').waitFor();

  await lucia.page.getByText('Theo Brandt has commented, 1 to come.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await asked.getByRole('button', { name: 'I am done' }).click();
  await asked.getByText(/You are done with what Lucía Ramos asked/).waitFor();
});

test('the principal has it in the inbox, and has only looked: the author is told nothing of that', async () => {
  const { page } = halima;
  await page.goto('/inbox');
  await page
    .getByRole('link', { name: /Lucía Ramos asks for your feedback by Dec 4/ })
    .filter({ hasText: question })
    .click();
  await page.getByRole('region', { name: 'Feedback you are asked for' }).getByText(question).waitFor();
  await lucia.page
    .getByRole('region', { name: 'Feedback you asked for' })
    .getByRole('button', { name: 'See all' })
    .click();
  const card = asking().getByRole('article', { name: question });
  await card.getByText('Theo Brandt has commented and is done').waitFor();
  await card.getByText('Halima Farouk nothing yet').waitFor();
  await card.getByRole('button', { name: `Close “${question}”` }).click();
  await asking().getByText('Closed (1)').waitFor();
  await page.getByRole('region', { name: 'Feedback you are asked for' }).waitFor({ state: 'detached' });
  expect([...lucia.complaints, ...theo.complaints, ...halima.complaints]).toEqual([]);
});
