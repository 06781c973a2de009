/**
 * A plan reviewed: counted quietly while it is written, spoken in full when asked, mended by one tap, put aside with a reason
 * that a colleague reads; and sharing that waits for a student's address to be taken out.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
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

const panel = (page: Page): Locator => page.getByRole('tabpanel');
const check = (page: Page, code: string): Locator => panel(page).locator(`[data-check="${code}"]`);
const periods = (page: Page): Locator => page.getByRole('textbox', { name: 'Class periods' });

async function opensReview({ page }: Teacher): Promise<void> {
  await page.getByRole('tab', { name: /^Review/ }).click();
  await panel(page).getByRole('heading', { name: 'At a glance' }).waitFor();
}

test('what a colleague would say is counted quietly, mended by a tap, undone, and put aside for everyone', async () => {
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  const planId = await imani.person.makePlan('unit', 'Rates in one period');
  await imani.person.share(planId, lucia.person, 'edit');
  await Promise.all([imani.opens(planId), lucia.opens(planId)]);
  const { page } = imani;
  await periods(page).fill('1');
  const lesson = page.locator('section[data-kind="lesson"]').first();
  await lesson.getByRole('textbox', { name: 'Time (min)' }).fill('90');
  await page.getByRole('button', { name: '1 thing to look at' }).click();
  await check(page, 'time-over').getByText('90 minutes, and the unit has 60').waitFor();

  // Every number leads to its place.
  await panel(page).getByRole('button', { name: '90 of 60 min planned' }).click();
  await until(() => periods(page).evaluate((input) => input === document.activeElement), Boolean);

  await check(page, 'time-over').getByRole('button', { name: 'Plan for 2 periods' }).click();
  await check(page, 'time-over').waitFor({ state: 'detached' });
  expect(await periods(page).inputValue()).toBe('2');
  // Whoever mends goes on from there, and is not sent to the top of the page.
  const isAtReview = () => page.evaluate(() => document.activeElement?.closest('[data-check], [role="tab"]') != null);
  await until(isAtReview, Boolean);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await check(page, 'time-over').waitFor();
  expect(await periods(page).inputValue()).toBe('1');

  await check(page, 'time-over')
    .getByRole('button', { name: /^Put aside/ })
    .click();
  await page.keyboard.press('Escape');
  await until(
    () => page.evaluate(() => document.activeElement?.textContent),
    (text) => text === 'Put aside',
  );
  await page.keyboard.press('Enter');
  await panel(page).getByRole('textbox', { name: /^Why/ }).fill('A double period that day.');
  await panel(page).getByRole('button', { name: 'Put aside', exact: true }).last().click();
  await page.getByRole('button', { name: 'Nothing to look at' }).waitFor();
  await until(isAtReview, Boolean);

  await opensReview(lucia);
  await lucia.page.getByText('Put aside (1)').click();
  const aside = check(lucia.page, 'time-over');
  await aside.getByText('A double period that day.').waitFor();
  await aside.getByText('Imani Cole, just now').waitFor();
  expect(await axeInLightAndDark(lucia.page)).toEqual([]);
  await aside.getByRole('button', { name: /^Bring back/ }).click();
  await check(page, 'time-over').getByRole('button', { name: 'Plan for 2 periods' }).waitFor();
  expect([...imani.complaints, ...lucia.complaints]).toEqual([]);
  await Promise.all([imani.leaves(), lucia.leaves()]);
});

test('a student’s address keeps a plan from being shared, and a plan without it is shared', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'Ready for everyone');
  await imani.opens(planId);
  const { page } = imani;
  const section = (await page.locator('section[data-kind="bigIdeas"]').getAttribute('data-section')) ?? '';
  await imani.dictatesIn(section, 'Ask zoe.park@students.net for her table.');
  await imani.isSaved();
  const share = async () => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('combobox', { name: 'Shared with' }).selectOption('network');
  };
  await share();
  await page.getByRole('alert').getByText('“zoe.park@students.net” in “Big ideas”').waitFor();
  await page.getByRole('button', { name: 'Share like this' }).click();
  await page.getByText('This plan cannot be shared further yet.').waitFor();
  await page.getByRole('button', { name: 'Open Review' }).click();
  await check(page, 'student-identity-suspected').getByRole('button', { name: 'Go to Big ideas' }).click();
  // The words are selected: whoever was led there takes them out.
  await until(
    () => page.evaluate(() => String(getSelection())),
    (words) => words === 'zoe.park@students.net',
  );
  await page.keyboard.insertText('the group');
  // In a plain field too.
  const course = page.getByRole('textbox', { name: 'Course' });
  await course.fill('Ask ann.lee@students.net first');
  await check(page, 'student-identity-suspected').getByText('“ann.lee@students.net”').waitFor();
  await check(page, 'student-identity-suspected')
    .getByRole('button', { name: /^Go to/ })
    .click();
  await until(
    () =>
      course.evaluate((input: HTMLInputElement) =>
        input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
      ),
    (words) => words === 'ann.lee@students.net',
  );
  // Or one tap takes it out, and one step of undo brings it back.
  const takesOut = () => check(page, 'student-identity-suspected').getByRole('button', { name: 'Take it out' }).click();
  await takesOut();
  await until(
    () => course.inputValue(),
    (words) => words === 'Ask first',
  );
  await check(page, 'student-identity-suspected').waitFor({ state: 'detached' });
  // The button that was pressed is gone: whoever is at the keyboard goes on beside it.
  expect(await page.evaluate(() => document.activeElement?.closest('[role=tablist], [data-check]') !== null)).toBe(
    true,
  );
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await check(page, 'student-identity-suspected').waitFor();
  expect(await course.inputValue()).toBe('Ask ann.lee@students.net first');
  await takesOut();
  await check(page, 'student-identity-suspected').waitFor({ state: 'detached' });
  await imani.isSaved();
  await share();
  await page.getByRole('button', { name: 'Share like this' }).click();
  await until(
    async () => (await imani.person.get<{ visibility: string }>('GET', `/plans/${planId}`)).visibility,
    (visibility) => visibility === 'network',
  );
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});

test('what only a teacher’s words can mend is led to where she types them, on a laptop and on a tablet', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page, person } = imani;
  const planId = await person.makePlan('intervention', 'Before the lesson');
  const sets = async (documentName: string, values: Record<string, Record<string, string | number>>) => {
    const { doc, provider } = person.stockClient(documentName);
    await until(() => sectionsOf(doc).length, Boolean);
    for (const { kind, map } of sectionsOf(doc)) {
      const fields = map.get('fields') as Y.Map<unknown>;
      for (const [name, value] of Object.entries(values[kind] ?? {})) fields.set(name, value);
    }
    return () => provider.destroy();
  };
  const goal = { metric: 'meanPercent', from: 42, to: 40, byDate: '2099-12-04' };
  const ends = await Promise.all([
    sets(planId, { schedule: { when: 'Room 12, during the math lesson' } }),
    sets(`${planId}.authors`, { baseline: { date: '2026-10-23', metric: 'meanPercent', value: 42 }, goal }),
  ]);
  await imani.opens(planId);
  await page.getByRole('tab', { name: /^Review/ }).click();
  const goes = (code: string) =>
    check(page, code)
      .getByRole('button', { name: /^Go to/ })
      .click();
  // The very words, to be written over.
  await goes('replaces-core');
  await page.keyboard.insertText('before it starts');
  await check(page, 'replaces-core').waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'When in the day' }).inputValue()).toBe('Room 12, before it starts');
  // The number, to be written over.
  await goes('goal-not-measurable');
  await page.keyboard.type('75');
  await check(page, 'goal-not-measurable').waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'To', exact: true }).inputValue()).toBe('75');
  for (const end of ends) end();

  // On a tablet Review lies over the page: it goes, and the caret is where the words are missing.
  await page.setViewportSize({ width: 1024, height: 768 });
  const taskId = await person.makePlan('task', 'One kind of question');
  await imani.opens(taskId);
  const sectionOf = async (kind: string) =>
    (await page.locator(`section[data-kind="${kind}"]`).getAttribute('data-section')) ?? '';
  await imani.typesIn(await sectionOf('assessingQuestions'), 'What does each tick stand for?');
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Comments/ })
    .click();
  await page.getByRole('tab', { name: /^Review/ }).click();
  await goes('questions-one-kind');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.type('Can you compare them without 60?');
  const advancing = await sectionOf('advancingQuestions');
  await until(
    () => imani.wordsOf(advancing),
    (words) => words === 'Can you compare them without 60?',
  );
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
