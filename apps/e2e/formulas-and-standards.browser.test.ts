/**
 * Mathematics written as a teacher would, by keyboard alone: a mixed number and an equation of fractions without a backslash, LaTeX
 * broken and mended behind its own door, signs as they are meant, a standard taken where its code is typed and one refused, in texts,
 * titles and fields. What a screen reader is told of a formula, a list and a chip; axe on what is open; and nothing is asked of another host.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { bodyOf, sectionsOf } from './testing/plan-from-outside.ts';
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

/** What a screen reader finds on the page: role, name and description of everything that has one. */
async function heard(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.map(({ role, name, description }) =>
    [role?.value, name?.value, description?.value].filter(Boolean).join(': '),
  );
}

/** The caret stands in a formula that is open. */
async function inFormula({ page }: Teacher): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.tagName === 'MATH-FIELD');
}

test('formulas, signs and standards are written by keyboard alone, and said to a screen reader', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { keyboard } = page;
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(house.origin) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  const planId = await imani.person.makePlan('unit', 'Fractions of fractions');
  const theo = await signIn(house, 'Theo Brandt');
  await imani.person.share(planId, theo, 'edit');
  const watcher = theo.stockClient(planId);
  await until(() => watcher.provider.synced, Boolean);
  const section = sectionsOf(watcher.doc).find(({ kind }) => kind === 'bigIdeas')?.id ?? '';
  const formulas = () =>
    [...bodyOf(watcher.doc, section).createTreeWalker((node) => node instanceof Y.XmlElement)]
      .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'formula')
      .map((node) => String(node.getAttribute('latex')));
  const words = () => sectionsOf(watcher.doc).find(({ id }) => id === section)?.words ?? '';
  await imani.opens(planId);
  const body = await imani.body(section);
  await body.focus();

  // A mixed number and an equation of fractions; Enter leaves the formula, and the sentence goes on.
  await keyboard.type('We show that ');
  await keyboard.press('Alt+=');
  await inFormula(imani);
  await keyboard.type('2 1/2 *3/5 =3/2');
  expect(await axeInLightAndDark(page)).toEqual([]);
  await keyboard.press('Enter');
  await keyboard.type(' holds.');
  await until(
    () => formulas()[0] ?? '',
    (latex) => latex === '2\\frac{1}{2}\\times\\frac{3}{5}=\\frac{3}{2}',
  );
  await until(
    () => heard(page),
    (all) => all.includes('math: 2 and 1 half times 3 fifths equals 3 halves'),
  );

  // A sign from the palette, reached by Tab and arrows.
  await keyboard.press('Enter');
  await keyboard.type('Also $ ');
  await inFormula(imani);
  await keyboard.type('x');
  await keyboard.press('Tab');
  await page
    .getByRole('toolbar', { name: 'Signs for the formula' })
    .getByRole('button', { name: 'Fraction' })
    .waitFor();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await keyboard.press(key);
  await inFormula(imani);
  await keyboard.type('2');

  // The second door: a backslash opens it. Broken LaTeX says what is wrong, and is mended.
  await keyboard.press('ArrowRight');
  await until(
    () => formulas()[1] ?? '',
    (latex) => latex === 'x^2',
  );
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  await inFormula(imani);
  await keyboard.press('End');
  await keyboard.press('\\');
  const source = page.getByRole('textbox', { name: /written in LaTeX/ });
  await source.waitFor();
  await source.press('End');
  await keyboard.type('frac{1');
  await page.getByText(/cannot be drawn yet/).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  expect(await body.locator('[data-broken]').textContent()).toBe('x^2\\frac{1');
  await keyboard.type('}{3}');
  await page.getByText(/cannot be drawn yet/).waitFor({ state: 'detached' });
  await keyboard.press('Enter');
  await until(
    () => formulas()[1] ?? '',
    (latex) => latex === 'x^2\\frac{1}{3}',
  );

  // All of that is one step of undo, and one of redo.
  await keyboard.press('Control+z');
  await until(
    () => formulas()[1] ?? '',
    (latex) => latex === 'x^2',
  );
  await keyboard.press('Control+y');
  await until(
    () => formulas()[1] ?? '',
    (latex) => latex === 'x^2\\frac{1}{3}',
  );

  // An emptied formula goes.
  await body.focus();
  await keyboard.press('Control+End');
  await keyboard.press('Alt+=');
  await inFormula(imani);
  await keyboard.type('7');
  await keyboard.press('Backspace');
  await keyboard.press('Escape');
  await until(formulas, (all) => all.length === 2);

  // Signs as they are meant; Backspace gives back what was typed.
  await keyboard.press('Enter');
  await keyboard.type('She says "3 x 4');
  await until(words, (text) => text.includes('She says “3 × 4'));
  await keyboard.press('Backspace');
  await until(words, (text) => text.includes('She says “3 x 4'));
  await keyboard.type(' and / or 3 / 4');
  await until(words, (text) => text.includes('3 x 4 and / or 3 / 4'));

  // A standard is offered where its code is typed: Enter is a new line, Tab takes it.
  const offered = page.getByRole('listbox', { name: 'Standards that fit' });
  await keyboard.press('Enter');
  await keyboard.type('See 6.rp.3b');
  await offered.getByRole('option').first().waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await keyboard.press('Enter');
  await offered.waitFor({ state: 'detached' });
  await keyboard.type('See 7.ns.1');
  await offered.getByRole('option').first().waitFor();
  await keyboard.press('Tab');
  await until(words, (text) => text.includes('See 6.rp.3b') && text.includes('See 7.NS.A.1'));
  await body.locator('abbr').filter({ hasText: '7.NS.A.1' }).waitFor();
  const chip = await body.locator('abbr').first().getAttribute('title');
  await until(
    () => heard(page),
    (all) => all.some((one) => one.startsWith('Abbr') && one.includes(chip ?? 'nothing')),
  );

  // Behind a # it is found by words; the caret stays in the text while the choice moves.
  await keyboard.type(' and #unit rate');
  await offered.getByRole('option').nth(1).waitFor();
  await keyboard.press('ArrowDown');
  const active = await body.getAttribute('aria-activedescendant');
  expect(await offered.locator('[aria-selected="true"]').getAttribute('id')).toBe(active);
  const second = await offered.locator('[aria-selected="true"] strong').textContent();
  await keyboard.press('Enter');
  await until(words, (text) => text.includes(`See 7.NS.A.1 and ${second}`));

  expect(elsewhere).toEqual([]);
  expect(imani.complaints).toEqual([]);
  watcher.provider.destroy();
  await imani.leaves();
});

test('a standard is offered in a title, a plain field and a comment too, while a colleague writes in the same title', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { keyboard } = page;
  const planId = await imani.person.makePlan('unit', 'Steady speeds');
  const theo = await signIn(house, 'Theo Brandt');
  await imani.person.share(planId, theo, 'edit');
  const { doc, provider } = theo.stockClient(planId);
  await until(() => provider.synced, Boolean);
  const sectionOf = (kind: string) => {
    const found = sectionsOf(doc).find((section) => section.kind === kind);
    if (found === undefined) throw new Error(`the plan has no ${kind}`);
    return found;
  };
  const field = (kind: string, name: string) => (sectionOf(kind).map.get('fields') as Y.Map<unknown>).get(name);
  const standards = () => {
    const rows = field('lesson', 'standards');
    return rows instanceof Y.Map ? [...rows.values()].map((row) => String(row.get('code'))) : [];
  };
  await imani.opens(planId);
  const title = imani.section(sectionOf('lesson').id).getByRole('textbox', { name: 'Title of the lesson' });
  const offered = page.getByRole('listbox', { name: 'Standards that fit' });
  const both = ['6.RP.A.3b', '6.RP.A.3b, and add it to the standards of this lesson'];
  await title.focus();
  await keyboard.type('Unit prices 6.rp.3b');
  await offered.getByRole('option').nth(1).waitFor();
  await page.getByRole('status').filter({ hasText: 'Standards that fit: 2. The arrow keys choose.' }).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');

  // A colleague writes in front of it: the same words are meant, and the same option is chosen.
  (sectionOf('lesson').map.get('title') as Y.Text).insert(0, 'Day 1: ');
  await until(
    () => title.inputValue(),
    (value) => value.startsWith('Day 1: '),
  );
  const chosen = offered.locator('[aria-selected="true"]');
  expect(await chosen.textContent()).toBe(both[1]);
  expect(await chosen.getAttribute('id')).toBe(await title.getAttribute('aria-activedescendant'));
  await keyboard.press('Enter');
  await offered.waitFor({ state: 'detached' });
  await until(standards, (codes) => codes.join() === '6.RP.A.3b');
  expect(sectionOf('lesson').title).toBe('Day 1: Unit prices 6.RP.A.3b');
  expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);

  // The words and the standard are one step, and nothing says any more that it was added.
  const added = page.getByRole('status').filter({ hasText: '6.RP.A.3b was added to the standards of this lesson.' });
  await added.waitFor();
  await keyboard.press('Control+z');
  await until(standards, (codes) => codes.length === 0);
  expect(await added.count()).toBe(0);
  expect(await title.inputValue()).toBe('Day 1: Unit prices 6.rp.3b');
  await keyboard.press('Control+y');
  await until(standards, (codes) => codes.length === 1);
  expect(await title.inputValue()).toBe('Day 1: Unit prices 6.RP.A.3b');

  // Escape leaves the words; Enter goes on to the text, as it does while nothing is chosen.
  await keyboard.press('End');
  await keyboard.type(', 7.ns.1');
  await offered.getByRole('option').first().waitFor();
  await keyboard.press('Escape');
  await offered.waitFor({ state: 'detached' });
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'));
  await until(
    () => sectionOf('lesson').title,
    (words) => words === 'Day 1: Unit prices 6.RP.A.3b, 7.ns.1',
  );

  // A keyboard that composes, as those of phones do, has told nothing of the word yet when a finger takes what is offered.
  await title.focus();
  await keyboard.press('End');
  await keyboard.type(' ');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: '6.rp.1', selectionStart: 6, selectionEnd: 6 });
  await offered.getByRole('option').first().click();
  await until(
    () => sectionOf('lesson').title,
    (words) => words.endsWith(', 7.ns.1 6.RP.A.1'),
  );
  await session.detach();

  // In a plain field: Tab takes it, and goes on to the next field once there is nothing to take.
  const input = page.getByRole('textbox', { name: 'Course' });
  await input.fill('');
  await keyboard.type('7.ns.1');
  await offered.getByRole('option').first().waitFor();
  await keyboard.press('Tab');
  await until(
    () => field('overview', 'course'),
    (words) => words === '7.NS.A.1',
  );
  await keyboard.type(' and #unit rate');
  const found = offered.getByRole('option').nth(1);
  const code = await found.locator('strong').textContent();
  await found.click();
  await until(
    () => field('overview', 'course'),
    (words) => words === `7.NS.A.1 and ${code}`,
  );
  await keyboard.press('Tab');
  expect(await input.evaluate((one) => one === document.activeElement)).toBe(false);

  // In a comment too, where no list of the plan is meant.
  await page.getByRole('button', { name: 'Comment on Course' }).click();
  const comment = page.getByRole('textbox', { name: 'Your comment' });
  await comment.focus();
  await keyboard.type('It rests on 5.nf.4');
  await offered.getByRole('option').first().waitFor();
  expect(await offered.getByRole('option').count()).toBe(1);
  await keyboard.press('Tab');
  expect(await comment.inputValue()).toBe('It rests on 5.NF.B.4');
  expect(imani.complaints).toEqual([]);
  provider.destroy();
  await imani.leaves();
});

test('a formula that a colleague changes meanwhile says so, and whoever writes last stands', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const planId = await imani.person.makePlan('unit', 'Two at one formula');
  const theo = await signIn(house, 'Theo Brandt');
  await imani.person.share(planId, theo, 'edit');
  const { doc, provider } = theo.stockClient(planId);
  await until(() => provider.synced, Boolean);
  const section = sectionsOf(doc).find(({ kind }) => kind === 'bigIdeas')?.id ?? '';
  await imani.opens(planId);
  await (await imani.body(section)).focus();
  await page.keyboard.press('Alt+=');
  await inFormula(imani);
  await page.keyboard.type('a+b');
  const formula = () =>
    [
      ...bodyOf(doc, section).createTreeWalker((node) => node instanceof Y.XmlElement && node.nodeName === 'formula'),
    ][0];
  const latex = () => {
    const node = formula();
    return node instanceof Y.XmlElement ? String(node.getAttribute('latex')) : '';
  };
  await until(latex, (now) => now === 'a+b');
  const node = formula();
  if (node instanceof Y.XmlElement) node.setAttribute('latex', 'c+d');
  await page.getByText(/A colleague has changed this formula/).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put mine back' }).click();
  await until(latex, (now) => now === 'a+b');

  // One that would write into the console of everybody who comes to it stands as its source, and so does one that a browser cannot lay
  // out: drawn, it would end their tabs.
  const deep = `${'\\frac{'.repeat(200)}1${'}2'.repeat(200)}`;
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  await page.keyboard.press('Escape');
  await imani.section(section).locator('.katex').waitFor();
  const standing = imani.section(section).locator('[data-broken]');
  for (const source of ['x\\message{Read me}', deep]) {
    if (node instanceof Y.XmlElement) node.setAttribute('latex', source);
    await standing.filter({ hasText: source }).waitFor();
  }
  expect(logged).toEqual([]);
  await standing.click();
  await page.getByText('It is too large to be drawn at once.').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  expect(imani.complaints).toEqual([]);
  provider.destroy();
  await imani.context.close();
});
