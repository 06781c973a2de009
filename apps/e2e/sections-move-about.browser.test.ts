/**
 * Whole sections under the hands of two people: one moves, duplicates, folds and removes a lesson by keyboard, by menu and by hand, while
 * the other types in it. Nothing is lost, nothing is doubled, and each takes back only their own.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, teacherAt } from './testing/browser.ts';
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

test('a lesson is moved, duplicated, folded and removed while a colleague types in it', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const planId = await imani.person.makePlan('unit', 'Ratios in our neighborhood');
  await imani.person.share(planId, lucia.person, 'edit');
  await imani.opens(planId);
  const { page } = imani;
  const outline = page.getByRole('navigation', { name: 'Outline' });
  const lessons = () =>
    page
      .locator('[data-section][data-kind="lesson"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-section') ?? ''));
  await imani.addSection('Lesson');
  await until(lessons, (ids) => ids.length === 2);
  const [first = '', second = ''] = await lessons();
  const titleOf = (id: string) => imani.section(id).getByRole('textbox', { name: 'Title of the lesson' });
  await titleOf(first).fill('Ratios');
  await titleOf(second).fill('Rates');

  // One more right behind the first, whose title waits to be written; taken back in one step.
  await imani.sectionAction(first, 'Add another lesson after this');
  const between = (await until(lessons, (ids) => ids.length === 3))[1] ?? '';
  expect(await lessons()).toEqual([first, between, second]);
  expect(await titleOf(between).evaluate((title) => title === document.activeElement)).toBe(true);
  expect(await titleOf(between).inputValue()).toBe('');
  await page.keyboard.press('ControlOrMeta+z');
  await until(lessons, (ids) => ids.length === 2);

  // Down by its key, from its title, while Lucía types in it; the lessons are counted anew.
  await lucia.opens(planId);
  const sentence = 'Every word of this arrives while the lesson is on its way down and is copied.';
  const typing = lucia.typesIn(first, sentence);
  await titleOf(first).press('Alt+Shift+ArrowDown');
  expect(await lessons()).toEqual([second, first]);
  expect(await imani.section(first).getByRole('heading').first().textContent()).toBe('Lesson 2: Ratios');
  await typing;
  await until(
    () => imani.wordsOf(first),
    (all) => all.includes(sentence),
  );

  // A copy behind it, whose title waits to be written anew; it shares nothing with the original.
  await imani.sectionAction(first, 'Duplicate');
  const copy = (await until(lessons, (ids) => ids.length === 3))[2] ?? '';
  await page.getByRole('status').filter({ hasText: '“Ratios” was duplicated.' }).waitFor();
  expect(await titleOf(copy).evaluate((title) => title === document.activeElement)).toBe(true);
  // In one go: by keys it is one step of undo only where none of them waits for half a second.
  await page.keyboard.insertText('Ratios once more');
  await lucia.typesIn(first, ' Only in the original.');
  await until(
    () => imani.wordsOf(first),
    (all) => all.includes('Only in the original.'),
  );
  expect(await imani.wordsOf(copy)).toContain(sentence);
  expect(await imani.wordsOf(copy)).not.toContain('Only in the original.');
  expect(await titleOf(copy).inputValue()).toBe('Ratios once more');
  expect(await titleOf(first).inputValue()).toBe('Ratios');

  // By hand, in the outline, to the top of the lessons; then let go of with Escape, which changes nothing.
  const line = (name: string) => outline.getByRole('button', { name });
  const carry = async (name: string, onto: string) => {
    const [from, to] = [await line(name).boundingBox(), await line(onto).boundingBox()];
    if (!from || !to) throw new Error('the outline is not in sight');
    await page.mouse.move(from.x + 30, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 30, to.y + 3, { steps: 4 });
    await page.locator('[data-drop]').waitFor();
  };
  await carry('Ratios once more', 'Rates');
  await page.mouse.up();
  expect(await lessons()).toEqual([copy, second, first]);
  await carry('Ratios once more', '3 Ratios');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await lessons()).toEqual([copy, second, first]);
  await until(
    () => lucia.page.locator('[data-section][data-kind="lesson"]').count(),
    (count) => count === 3,
  );

  // Step by step back: the carrying, the new title, the copy, the move. Lucía's words stay.
  await line('Rates').focus();
  const back = () => page.keyboard.press('ControlOrMeta+z');
  await back();
  expect(await lessons()).toEqual([second, first, copy]);
  await back();
  expect(await titleOf(copy).inputValue()).toBe('Ratios');
  await back();
  expect(await lessons()).toEqual([second, first]);
  await back();
  expect(await lessons()).toEqual([first, second]);
  expect(await imani.wordsOf(first)).toContain('Only in the original.');

  // Folded away on this device only, and found again where somebody is led to it.
  await imani.section(first).getByRole('button', { name: 'Fold Lesson 1: Ratios' }).click();
  await imani.section(first).locator('.ProseMirror').waitFor({ state: 'hidden' });
  expect(await lucia.section(first).locator('.ProseMirror').isVisible()).toBe(true);
  await page.reload();
  const unfold = imani.section(first).getByRole('button', { name: 'Unfold Lesson 1: Ratios' });
  await unfold.waitFor();
  expect(await unfold.getAttribute('aria-expanded')).toBe('false');
  await line('1 Ratios').click();
  await imani.section(first).locator('.ProseMirror').waitFor();

  // Removed while Lucía has the caret in it: asked first, and brought back from the sentence that says so.
  await lucia.typesIn(first, ' Still here.');
  await imani.sectionAction(first, 'Remove');
  const asks = page.getByRole('dialog', { name: 'A colleague is writing here' });
  await asks.waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await asks.getByRole('button', { name: 'Remove anyway' }).click();
  // By keyboard: with the sentence the button goes, and the focus to where it was before.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await until(focused, (label) => label === 'Section actions: Lesson 1: Rates');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await imani.section(first).waitFor();
  await until(focused, (label) => label === 'Section actions: Lesson 2: Rates');
  await until(
    () => imani.wordsOf(first),
    (all) => all.includes(sentence) && all.includes('Still here.'),
  );
  for (const teacher of [imani, lucia]) {
    await teacher.isSaved();
    expect(teacher.complaints).toEqual([]);
    await teacher.leaves();
  }
});

test('words are found over the whole plan and replaced in one step, while a colleague writes the same words', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const planId = await imani.person.makePlan('unit', 'Unit rates');
  await imani.person.share(planId, lucia.person, 'edit');
  await imani.opens(planId);
  const { page } = imani;
  const lesson = (await page.locator('[data-section][data-kind="lesson"]').first().getAttribute('data-section')) ?? '';
  await imani.dictatesIn(lesson, 'One unit rate, ');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.insertText('two unit');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.insertText(' rates.');
  await lucia.opens(planId);
  await until(
    () => lucia.wordsOf(lesson),
    (all) => all.includes('two unit rates.'),
  );

  await page.keyboard.press('ControlOrMeta+h');
  const card = page.getByRole('search', { name: 'Find and replace in this plan' });
  const count = (text: string) => card.getByRole('status').filter({ hasText: text }).waitFor();
  await card.getByRole('textbox', { name: 'Find', exact: true }).waitFor();
  await page.keyboard.type('unit rate');
  await count('of 3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Enter');
  await count('of 3');
  await card.getByRole('button', { name: 'Whole words' }).click();
  await count('1 of 1');
  await card.getByRole('button', { name: 'Whole words' }).click();

  // The same words once more, from Lucía, before what is there.
  await (await lucia.body('bigIdeas')).click();
  await lucia.page.keyboard.insertText('A unit rate first.');
  await count('of 4');
  await card.getByRole('textbox', { name: 'Replace with' }).fill('unit price');
  await card.getByRole('button', { name: 'Replace all' }).click();
  await page.getByText('Replaced 4 in 3 sections.').waitFor();
  expect(await imani.wordsOf(lesson)).toContain('One unit price, two unit prices.');
  expect(await imani.section(lesson).locator('strong').textContent()).toBe('two unit');
  await until(
    () => lucia.wordsOf('bigIdeas'),
    (all) => all.includes('A unit price first.'),
  );
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await count('of 4');
  expect(await imani.wordsOf(lesson)).toContain('One unit rate, two unit rates.');
  expect(await page.getByRole('textbox', { name: 'Title of the plan' }).inputValue()).toBe('Unit rates');
  await until(
    () => lucia.wordsOf('bigIdeas'),
    (all) => all.includes('A unit rate first.'),
  );

  // The caret walks on: out of the text below Lucía's words into the next one, and by Ctrl End twice to the plan's last text.
  await card.getByRole('textbox', { name: 'Find', exact: true }).press('Escape');
  const caretIn = () =>
    page.evaluate(() => document.activeElement?.closest('[data-section]')?.getAttribute('data-section'));
  await (await imani.body('bigIdeas')).click();
  await page.keyboard.press('ControlOrMeta+End');
  expect(await caretIn()).toBe('bigIdeas');
  await page.keyboard.press('ArrowDown');
  expect(await caretIn()).toBe('essentialQuestions');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+End');
  const last = await page.locator('[data-section]:has(.body)').last().getAttribute('data-section');
  expect(await caretIn()).toBe(last);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+Home');
  expect(await caretIn()).toBe('overview');

  // While a title has the caret the tools rest; Alt F10 leads from a text to them, Escape back.
  const tools = page.getByRole('toolbar');
  await (await imani.body(lesson)).click();
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Redo (Ctrl Y)');
  await page.keyboard.press('Escape');
  expect(
    await imani
      .section(lesson)
      .locator('.ProseMirror')
      .evaluate((one) => one === document.activeElement),
  ).toBe(true);
  expect(await tools.getByRole('button', { name: 'Bold' }).getAttribute('aria-disabled')).toBeNull();
  await imani.section(lesson).getByRole('textbox', { name: 'Title of the lesson' }).click();
  await tools.and(page.getByRole('toolbar', { name: 'Text tools', exact: true })).waitFor();
  expect(await tools.getByRole('button', { name: 'Bold' }).getAttribute('aria-disabled')).toBe('true');
  for (const teacher of [imani, lucia]) {
    expect(teacher.complaints).toEqual([]);
    await teacher.context.close();
  }
});

test('on a tablet a finger carries a section by its handle, on the page and in the outline', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole', { width: 1024, height: 768 }, { hasTouch: true });
  const { page } = imani;
  await imani.opens(await imani.person.makePlan('unit', 'By hand'));
  const kinds = () =>
    page.locator('[data-section]').evaluateAll((all) => all.slice(2, 5).map((one) => one.getAttribute('data-kind')));
  expect(await kinds()).toEqual(['bigIdeas', 'essentialQuestions', 'learningGoals']);
  const finger = await page.context().newCDPSession(page);
  const carry = async (from: Locator, onto: Locator) => {
    const [start, end] = [await from.boundingBox(), await onto.boundingBox()];
    if (!start || !end) throw new Error('what is carried is not in sight');
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints });
    const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
    await touch('touchStart', { x, y });
    for (const part of [0.3, 0.6, 1]) await touch('touchMove', { x, y: y + (end.y + 4 - y) * part });
    await page.locator('[data-drop="before"]').waitFor();
    await touch('touchEnd');
  };
  await imani.section('bigIdeas').evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await carry(imani.section('essentialQuestions').locator('.section-drag'), imani.section('bigIdeas'));
  expect(await kinds()).toEqual(['essentialQuestions', 'bigIdeas', 'learningGoals']);
  // A tap that comes sooner behind a moved finger than any hand could is none to the browser.
  await page.getByRole('button', { name: 'Outline' }).click();
  const line = (name: string) => page.locator('li', { has: page.getByRole('button', { name, exact: true }) });
  await line('Students can …').waitFor();
  await page
    .locator('[data-outline]')
    .or(page.getByRole('dialog'))
    .first()
    .evaluate((one) => Promise.all(one.getAnimations({ subtree: true }).map(({ finished }) => finished)));
  await carry(line('Students can …').locator('[aria-hidden="true"]').last(), line('Essential questions'));
  expect(await kinds()).toEqual(['learningGoals', 'essentialQuestions', 'bigIdeas']);
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
