/**
 * A figure that nobody has begun, as one that came with a plan by its name alone, is begun with the example of its kind: by hand and by
 * keyboard. What was said of it stays, its drawing stands, one step takes it back, and a colleague sees all of it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { bodyOf, sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let imani: Teacher;
let lucia: Teacher;
let planId: string;
let ideas: string;

const named = [
  { type: 'doubleNumberLine', title: 'Ice and syrup' },
  { type: 'dotPlot', title: '' },
];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  planId = await imani.person.makePlan('unit', 'Figures by their names');
  await imani.person.share(planId, lucia.person, 'edit');
  const stock = imani.person.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  ideas = sectionsOf(stock.doc).find(({ kind }) => kind === 'bigIdeas')?.id ?? '';
  const figures = named.map((figure) => {
    const made = new Y.XmlElement('figure');
    made.setAttribute('figure', JSON.stringify(figure));
    return made;
  });
  bodyOf(stock.doc, ideas).push(figures);
  const reader = lucia.person.stockClient(planId);
  await until(() => reader.provider.synced && bodyOf(reader.doc, ideas).toString().includes('dotPlot'), Boolean);
  reader.provider.destroy();
  stock.provider.destroy();
  await Promise.all([imani.opens(planId), lucia.opens(planId)]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** The drawings in the text, by what is said of them. */
const drawn = (teacher: Teacher, said: RegExp) => teacher.section(ideas).getByRole('img', { name: said });
const editor = (name: string) => imani.page.getByRole('dialog', { name });
const begin = () => imani.page.getByRole('button', { name: 'Begin with an example' });

test('by hand: the example comes under the title that was there while nothing else is, and one undo takes it back', async () => {
  const { page } = imani;
  const section = imani.section(ideas);
  await imani.body(ideas);
  await section.getByText('Ice and syrup').click();
  await section.getByRole('button', { name: 'Edit figure' }).first().click();
  await begin().waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  const numbers = editor('Double number line').getByRole('textbox', { name: 'Numbers' }).first();
  // What waits in a field is something already, and would stand in the way of the example.
  await numbers.fill('two by two');
  await begin().waitFor({ state: 'detached' });
  await numbers.fill('');
  await begin().click();
  await begin().waitFor({ state: 'detached' });
  expect(await numbers.inputValue()).toBe('0, 2, 4, 6, 8');
  await editor('Double number line')
    .getByRole('img', { name: /double number line/i })
    .waitFor();
  await drawn(lucia, /double number line/i).waitFor();
  await lucia.section(ideas).getByText('Ice and syrup').waitFor();

  await editor('Double number line').getByRole('button', { name: 'Undo (Ctrl Z)' }).click();
  await begin().waitFor();
  await drawn(lucia, /double number line/i).waitFor({ state: 'detached' });
  await lucia.section(ideas).getByText('Ice and syrup').waitFor();
  await begin().click();
  await drawn(lucia, /double number line/i).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
});

test('by keyboard: whoever pressed it goes on in the form, and takes the example back and again by the usual keys', async () => {
  const { page } = imani;
  const { keyboard } = page;
  await imani.section(ideas).getByText('Dot plot').click();
  await keyboard.press('Enter');
  await begin().waitFor();
  await begin().focus();
  await keyboard.press('Enter');
  await begin().waitFor({ state: 'detached' });
  await drawn(lucia, /dot plot/i).waitFor();
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.matches('[role="dialog"] :is(input, button)'))).toBe(true);
  await keyboard.press('ControlOrMeta+z');
  await begin().waitFor();
  await keyboard.press('ControlOrMeta+Shift+z');
  await begin().waitFor({ state: 'detached' });
  await keyboard.press('Escape');
  expect([...imani.complaints, ...lucia.complaints]).toEqual([]);
});
