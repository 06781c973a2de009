/**
 * The sample task as a teacher opens it: its figures are drawn, named for a screen reader, and complained of by nobody. And a label is
 * written as a formula, by keyboard, as it looks.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
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

test('the figures of a plan are drawn, in light, in dark and in print', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { mine, shared } = await imani.person.get<Record<'mine' | 'shared', { id: string; title: string }[]>>(
    'GET',
    '/plans',
  );
  const task = [...mine, ...shared].find(({ title }) => title === 'Water ice for the block party');
  const { page } = imani;
  await page.goto(`/plans/${task?.id}`);
  const stand = page.getByRole('img', { name: 'Two lines that start together at 0.' });
  await stand.scrollIntoViewIfNeeded();
  // Drawn from the data: the mark at 60 cups of ice and the unknown under it.
  expect(await stand.locator('text').allTextContents()).toEqual(
    expect.arrayContaining(['crushed ice', '60', '64', '?']),
  );
  await page.getByRole('img', { name: 'A table with cups of ice' }).waitFor();
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.figure-drawing')].flatMap((drawing) => {
      const { left, right, top, bottom } = drawing.getBoundingClientRect();
      const texts = [...drawing.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
      return texts
        .filter(({ box }) => box.left < left || box.right > right || box.top < top - 1 || box.bottom > bottom + 1)
        .map(({ text }) => text.textContent);
    }),
  );
  expect(outside, 'words that the page’s own font writes beyond their drawing').toEqual([]);
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  const inks = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll('.figure-drawing *')].map((part) => getComputedStyle(part).color)),
  ]);
  expect(inks).toEqual(['rgb(0, 0, 0)']);
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});

test('a label is written as a formula where it stands, is drawn, and is text again when that is asked for', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { keyboard } = page;
  const planId = await imani.person.makePlan('task', 'Where is a over b?');
  await imani.opens(planId);
  const prompt = (await page.locator('section[data-kind="prompt"]').getAttribute('data-section')) ?? '';
  await imani.typesIn(prompt, '/number line');
  await page.getByRole('option', { name: 'Number line', exact: true }).waitFor();
  await keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'Number line' });
  const told = async () => (await editor.getByRole('img', { name: /^A number line/ }).getAttribute('aria-label')) ?? '';
  await until(told, (said) => said.includes('A'));

  await editor.getByRole('textbox', { name: 'Name' }).focus();
  await keyboard.press('Alt+=');
  await page.waitForFunction(() => document.activeElement?.tagName === 'MATH-FIELD');
  await keyboard.press('Backspace');
  await keyboard.type('a/b');
  expect(await axeInLightAndDark(page)).toEqual([]);
  await keyboard.press('Enter');
  const drawn = editor.getByRole('button', { name: /^Name, a formula: / });
  await until(() => drawn.evaluate((one) => one === document.activeElement), Boolean);
  await drawn.locator('.mfrac').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await until(told, (said) => said.includes('a/b'));

  // A sign of the palette behind it; Escape leaves the formula and not the figure.
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'MATH-FIELD');
  await keyboard.press('End');
  await keyboard.press('Tab');
  const palette = editor.getByRole('toolbar', { name: 'Signs for the formula' });
  await palette.getByRole('button', { name: 'Plus or minus' }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'MATH-FIELD');
  await keyboard.type('2');
  await keyboard.press('Escape');
  await until(() => drawn.evaluate((one) => one === document.activeElement), Boolean);
  await until(told, (said) => said.includes('a/b ± 2'));
  await imani.isSaved();
  const kept = async () => {
    const { html } = await imani.person.get<{ html: string }>('GET', `/plans/${planId}/html`);
    return /&#34;label&#34;:&#34;(.*?)&#34;/.exec(html)?.[1];
  };
  await until(kept, (label) => label === '$\\\\frac{a}{b}\\\\pm2$');

  await editor.getByRole('button', { name: 'Name: as a formula' }).click();
  const name = editor.getByRole('textbox', { name: 'Name' });
  expect(await name.inputValue()).toBe('$\\frac{a}{b}\\pm2$');
  await name.fill('B');
  await keyboard.press('Enter');
  await until(told, (said) => !said.includes('a/b') && said.includes('B'));
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
