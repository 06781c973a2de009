/**
 * The tools for a text: whatever the `/` menu offers is seen in the toolbar too, each of its menus and cards is in order for axe in
 * light and in dark, and the parts that a lesson may have (homework, what students do) are put where they belong.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let page: Page;
let planId: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
  page = imani.page;
  planId = await imani.person.makePlan('unit', 'Everything in its place');
  await imani.opens(planId);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const toolbar = () => page.getByRole('toolbar', { name: /^Text tools/ });
const idOf = async (kind: string) =>
  (await page.locator(`section[data-kind="${kind}"]`).first().getAttribute('data-section')) ?? '';

/** Opens a menu of the toolbar by keyboard, and answers what it offers. */
async function opens(menu: RegExp): Promise<string[]> {
  await toolbar().getByRole('button', { name: menu }).press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  return page.getByRole('menuitem').allInnerTexts();
}

async function chooses(menu: RegExp, item: string): Promise<void> {
  await opens(menu);
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
}

/** Names of the `/` menu that the toolbar says in other words. */
const inOtherWords: Readonly<Record<string, string>> = {
  'Formula in the line': 'Formula (Alt =)',
  'Lesson segment': 'Segment: a timed piece of a lesson',
};

test('every command has a visible place, and every menu is in order', async () => {
  const lesson = await idOf('lesson');
  const body = await imani.body(lesson);
  await body.locator('.segment p').first().click();
  await page.keyboard.type('/');
  const offered = page.getByRole('listbox', { name: 'Insert' }).getByRole('option');
  await offered.first().waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  const commands = await offered.allInnerTexts();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');

  const places = await toolbar()
    .getByRole('button')
    .evaluateAll((all) =>
      all.flatMap((one) => [one.getAttribute('title') ?? '', one.ariaLabel ?? '', one.textContent ?? '']),
    );
  for (const menu of [/^Text style/, /^Figure/, /^Insert/]) {
    places.push(...(await opens(menu)));
    expect(await axeInLightAndDark(page), String(menu)).toEqual([]);
    await page.keyboard.press('Escape');
  }
  expect(commands.length).toBeGreaterThan(30);
  expect(commands.filter((name) => !places.includes(inOtherWords[name] ?? name))).toEqual([]);
  expect(imani.complaints).toEqual([]);
});

test('the tools of tables, rows and links are in order, and say what they do', async () => {
  const ideas = await idOf('bigIdeas');
  const body = await imani.body(ideas);
  await body.click();
  await page.keyboard.type('See ');
  await toolbar().getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // Selected words get their address by the key, and the text has the caret again.
  await imani.selects(ideas, 'See');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Link' }).getByRole('textbox').waitFor();
  await page.keyboard.type('example.org');
  await page.keyboard.press('Enter');
  const link = body.locator('a[href="https://example.org"]');
  await until(
    () => link.allTextContents(),
    (linked) => linked.join() === 'See',
  );
  await until(() => body.evaluate((one) => one.contains(document.activeElement)), Boolean);
  await page.keyboard.press('ControlOrMeta+End');

  await chooses(/^Insert/, 'Table');
  await page.keyboard.type('Cups');
  await opens(/^Table/);
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Add a column to the left' }).click();
  await chooses(/^Table/, 'Add a row above');
  expect(await body.locator('table tr').count()).toBe(4);
  expect(await body.locator('table tr').nth(1).locator('th, td').count()).toBe(4);
  await chooses(/^Table/, 'Remove this table');

  const supports = await imani.body(await idOf('differentiation'));
  await supports.locator('td').first().click();
  await opens(/^Rows/);
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Row details' }).click();
  const details = page.getByRole('dialog', { name: 'This row' });
  await details.getByRole('checkbox', { name: 'Keeps grade-level work' }).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await details.getByRole('button', { name: 'Close' }).click();
  expect(imani.complaints).toEqual([]);
});

test('a lesson gets its language goal, its homework and what students do, each in its place', async () => {
  const lesson = await idOf('lesson');
  const body = await imani.body(lesson);
  await body.locator('.segment p').nth(2).click();
  await page.keyboard.type('Counters in two colors.');
  await chooses(/^Insert/, 'What students do');
  await page.keyboard.type('Build 2:3 and two more.');
  await chooses(/^Insert/, 'Homework');
  await page.keyboard.type('A family recipe and its ratio.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/language');
  await page.getByRole('option', { name: 'Language goal' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('I can say for every.');
  await imani.isSaved();
  const { html } = await imani.person.get<{ html: string }>('GET', `/plans/${planId}/html`);
  const part = (name: string, words: string) => `<h5>${name}</h5><div><p>${words}</p>`;
  const places = [
    part('Language goal', 'I can say for every.'),
    '<h4>Warm-up, 8 min</h4>',
    `<p>Counters in two colors.</p><section data-part="studentActions">${part('What students do', 'Build 2:3 and two more.')}`,
    '<h4>Exit ticket, 5 min</h4>',
    part('Homework', 'A family recipe and its ratio.'),
  ].map((one) => html.indexOf(one));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);

  // Asked for again it is gone to, and it can be taken away as a whole.
  await chooses(/^Insert/, 'Homework');
  await chooses(/^Insert/, 'Remove “Homework”');
  await body.getByText('A family recipe').waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await body.getByText('A family recipe').waitFor();
  expect(imani.complaints).toEqual([]);
});

test('a sample of student work asks for nobody’s name, and says below the work what it shows', async () => {
  const task = await imani.person.makePlan('task', 'What students wrote');
  await imani.opens(task);
  await imani.addSection('Student work');
  const work = await imani.body(await idOf('studentWork'));
  await work.locator('td').first().click();
  await page.keyboard.type('Sample 1');
  await chooses(/^Rows/, 'What it shows');
  await page.keyboard.type('Comparison by difference.');
  await work.locator('td').first().click();
  await opens(/^Rows/);
  await page.getByRole('menuitem', { name: 'Row details' }).click();
  const details = page.getByRole('dialog', { name: 'This row' });
  await details.getByRole('combobox').selectOption('deidentified');
  // Choosing it says nothing yet: somebody has to have looked.
  await details.getByText('It counts as student work once somebody has looked.').waitFor();
  await details.getByRole('checkbox', { name: /^I looked: no name, no face/ }).check();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await details.getByRole('button', { name: 'Close' }).click();
  await imani.isSaved();
  const { html } = await imani.person.get<{ html: string }>('GET', `/plans/${task}/html`);
  expect(html).toMatch(/<p>Sample 1<\/p><\/td>.*<h5>What it shows<\/h5><div><p>Comparison by difference\.<\/p>/);
  expect(html).toContain('nothing in it identifies anyone');
  expect(imani.complaints).toEqual([]);
});

test('where there is little room the bar stays within the page, shortens the name of where one writes, and says it in full on the hand', async () => {
  const tablet = await teacherAt(browser, house, 'Mei Tanaka', { width: 1024, height: 768 }, { hasTouch: true });
  const unit = await tablet.person.makePlan('unit', 'Little room');
  await tablet.opens(unit);
  const name = 'Comparing two mixtures on a double number line and saying which one is stronger';
  const lesson = tablet.page.locator('section[data-kind="lesson"]').first();
  await lesson.getByRole('textbox').first().fill(name);
  await (await tablet.body((await lesson.getAttribute('data-section')) ?? '')).click();
  const where = tablet.page.getByText(`In: Lesson 1: ${name}`, { exact: true });
  await where.waitFor();
  expect(await where.getAttribute('title')).toMatch(`In: Lesson 1: ${name}`);
  const bar = tablet.page.getByRole('toolbar', { name: `Text tools for Lesson 1: ${name}` });
  expect(await bar.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  expect(await where.evaluate((one) => one.clientWidth)).toBeGreaterThan(150);
  await tablet.context.close();
});

test('on a Mac the keys are called what stands on them', async () => {
  const mac = await teacherAt(browser, house, 'Lucía Ramos', undefined, {});
  await mac.context.addInitScript(() => {
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' });
    Object.defineProperty(navigator, 'userAgentData', { get: () => ({ platform: 'macOS' }) });
  });
  const unit = await mac.person.makePlan('unit', 'On a Mac');
  await mac.opens(unit);
  for (const name of ['Undo (⌘Z)', 'Redo (⇧⌘Z)', 'Bold (⌘B)']) {
    await mac.page.getByRole('button', { name, exact: true }).waitFor();
  }
  await mac.page.getByTitle('Find and replace (⇧⌘H)').waitFor();
  await mac.page.getByTitle(/^Click into a text to write\.\n⌥F10 leads/).waitFor({ state: 'attached' });
  await mac.page
    .getByRole('button', { name: /^Section actions/ })
    .first()
    .click();
  expect(await mac.page.getByRole('menuitem').allInnerTexts()).toContainEqual(
    expect.stringMatching(/^Move down\s+⌥⇧↓$/),
  );
  // Nothing on the page calls them otherwise.
  expect(await mac.page.content()).not.toMatch(/\b(Ctrl|Alt|Shift)\b/);
  await mac.context.close();
});
