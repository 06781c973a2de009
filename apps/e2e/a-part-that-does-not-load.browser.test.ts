/**
 * The code of a part cannot be had: the line is gone, or the server has a newer page. A sentence says so, the page stays as it is, what is
 * typed is kept, and “Try again” brings the part when it is there again.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn } from './testing/axe.ts';
import { openBrowser, Teacher } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { unitOfFormulas } from './testing/many-formulas.ts';
import { signIn } from './testing/person.ts';
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

/** A browser that keeps nothing of the page for later, so that a part which is asked for must come from the server. */
async function withoutCopies(name: string): Promise<Teacher> {
  const person = await signIn(house, name);
  const context = await browser.newContext({ baseURL: house.origin, serviceWorkers: 'block' });
  await context.addCookies(
    person.cookie.split('; ').map((pair) => {
      const [cookieName = '', value = ''] = pair.split('=');
      return { name: cookieName, value, url: house.origin };
    }),
  );
  return new Teacher(person, context, await context.newPage());
}

test('light or dark, the page is so from the first paint, before any code has come', async () => {
  const { page, context } = await withoutCopies('Imani Cole');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [light, dark] = ['rgb(246, 244, 239)', 'rgb(20, 24, 29)'];
  await context.route(/assets\/.*\.js/, (route) => route.abort());
  const comes = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    await page.goto(house.origin, { waitUntil: 'domcontentloaded' });
    await page.getByRole('status').filter({ hasText: 'Tangram is loading' }).waitFor();
    return ground();
  };
  expect(await comes('light')).toBe(light);
  expect(await comes('dark')).toBe(dark);
  await context.unroute(/assets\/.*\.js/);
  await page.goto(house.origin);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page
    .getByRole('menuitem', { name: 'Light' })
    .or(page.getByRole('menuitemradio', { name: 'Light' }))
    .click();
  await until(ground, (color) => color === light);
  await context.route(/assets\/.*\.js/, (route) => route.abort());
  expect(await comes('dark')).toBe(light);
  await context.close();
});

const parts =
  /assets\/(NewPlanDialog|ShareDialog|ReviewPanel|FindBar|StandardCard|FigureEditor|FormulaPopover|LinkPopover)-/;
const sentence = 'This part of the page could not be loaded.';
const said = (page: Page) => page.getByRole('alert').filter({ hasText: sentence });
const again = (page: Page) => said(page).getByRole('button', { name: 'Try again' });

test('what cannot be loaded says so in its place, nothing is lost, and it comes when it can be had', async () => {
  const imani = await withoutCopies('Imani Cole');
  const { page, context } = imani;
  const gone = () => context.route(parts, (route) => route.fulfill({ status: 404, body: '' }));
  const back = () => context.unroute(parts);
  const comes = async (what: () => Promise<unknown>) => {
    // What was asked for is refused once more before it can be had.
    const refused = page.waitForResponse((answer) => parts.test(answer.url()) && answer.status() === 404);
    await again(page).click();
    await refused;
    await until(() => said(page).count(), Boolean);
    await back();
    await again(page).click();
    await what();
    expect(await said(page).count()).toBe(0);
    await gone();
  };
  await gone();
  await page.goto(house.origin);
  await page.getByRole('button', { name: '+ Unit' }).click();
  await said(page).waitFor();
  expect(await axeOn(page)).toEqual([]);
  await said(page).getByRole('button', { name: 'Close' }).click();
  await until(
    () => page.evaluate(() => document.activeElement?.textContent),
    (name) => name === '+ Unit',
  );
  await page.keyboard.press('Enter');
  await comes(() => page.getByRole('dialog', { name: 'New unit' }).waitFor());

  const planId = await imani.person.makePlan('unit', 'Behind a thin line');
  await imani.opens(planId);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await comes(() => page.getByRole('dialog', { name: 'Who can see this plan' }).waitFor());
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Review/ }).click();
  await said(page).waitFor();
  expect(await axeOn(page)).toEqual([]);
  await comes(() => page.getByRole('heading', { name: 'At a glance' }).waitFor());

  // A formula is typed as always; what was typed is in the plan, whoever closes the sentence.
  const section = (await page.locator('section[data-kind="bigIdeas"]').getAttribute('data-section')) ?? '';
  const body = await imani.body(section);
  await body.focus();
  await page.keyboard.press('Alt+=');
  await said(page).waitFor();
  await page.keyboard.type('3/4');
  await said(page).getByRole('button', { name: 'Close' }).click();
  await body.getByRole('math', { name: '3 fourths' }).waitFor();
  await body.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' and ');
  await page.keyboard.press('Alt+=');
  await said(page).waitFor();
  await page.keyboard.type('a+b');
  await back();
  await again(page).click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'MATH-FIELD');
  await page.keyboard.press('Enter');
  await body.getByRole('math', { name: 'a plus b' }).waitFor();

  await gone();
  await page.keyboard.press('Enter');
  await page.keyboard.type('/double');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await comes(() => page.getByRole('dialog', { name: 'Double number line' }).waitFor());
  await imani.isSaved();
  expect(imani.complaints).toEqual([]);
  await context.close();
});

test('a page whose code is gone asks to try again, and says that nothing is lost; without a line it comes when the line is back', async () => {
  const imani = await withoutCopies('Imani Cole');
  const { page, context } = imani;
  await page.goto(house.origin);
  await page.getByRole('link', { name: 'People', exact: true }).waitFor();
  const code = /assets\/PeoplePage-/;
  await context.route(code, (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('alert').getByText(sentence).waitFor();
  expect(await axeOn(page)).toEqual([]);
  await context.unroute(code);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Maple Street School').first().waitFor();

  await context.setOffline(true);
  const standards = page.getByRole('link', { name: 'Standards', exact: true });
  await standards.click();
  await page.getByRole('alert').getByText(sentence).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('alert').getByText(sentence).waitFor();
  expect(await standards.isVisible()).toBe(true);
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Standards', level: 1 }).waitFor();
  await context.close();
});

test('a list that the server does not give says that it could not be loaded, and comes when it is asked for again', async () => {
  const imani = await withoutCopies('Imani Cole');
  const { page, context, person } = imani;
  const planId = await person.makePlan('task', 'Two tanks');
  const threads = `${house.origin}/api/plans/${planId}/threads`;
  const refusal = { code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'no', data: { ref: 'f00d' }, defined: false };
  await context.route(threads, (route) => route.fulfill({ status: 500, json: refusal }));
  await imani.opens(planId);
  const alert = page.getByRole('alert').filter({ hasText: 'The comments could not be loaded.' });
  await alert.waitFor();
  expect(await alert.textContent()).toBe(
    'The comments could not be loaded. Try again in a moment. Reference: f00d.Try again',
  );
  expect(await axeOn(page)).toEqual([]);
  await context.unroute(threads);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('No open comments.').waitFor();
  expect(await alert.count()).toBe(0);
  await context.close();
});

test('a paper whose formulas cannot be drawn says so and is not printed without them; they come when they are asked for again', async () => {
  const imani = await withoutCopies('Imani Cole');
  const { page, context } = imani;
  const { planId } = await unitOfFormulas(imani.person, 5);
  const code = /assets\/katex-.*\.js/;
  await context.route(code, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${house.origin}/plans/${planId}/print`);
  const alert = page.getByRole('alert').filter({ hasText: 'The formulas could not be drawn.' });
  await alert.waitFor();
  expect(await axeOn(page)).toEqual([]);
  const print = page.getByRole('button', { name: 'Print or save as PDF' });
  expect(await print.isDisabled()).toBe(true);
  await context.unroute(code);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await until(() => print.isEnabled(), Boolean);
  expect(await page.locator('.print-paper .katex').count()).toBe(5);
  expect(await alert.count()).toBe(0);
  await context.close();
});
