/**
 * A text is read before it is an editor. When its editor comes, nothing on the page moves: what a hand is about to click stays where
 * it is. The page's idle moments are handed out one by one here, so that each editor comes alone and is measured. And what nobody has
 * come to yet is as high as it will be: whoever jumps to the end presses what they see there.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { unitOfLines } from './testing/many-formulas.ts';
import type { Person } from './testing/person.ts';
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

type Child = Y.XmlElement | Y.XmlText;

function element(name: string, attributes: Record<string, unknown> = {}, ...children: Child[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}

const p = (words = '') => element('paragraph', {}, new Y.XmlText(words));
const cell = (type: string, words = '') => element(type, { colspan: 1, rowspan: 1 }, p(words));
const long = 'Compare the two mixtures, say which one is stronger, and show how you know it. '.repeat(5);

/** One body for each kind of thing that can stand in a text, empty ones among them. */
const bodies: Readonly<Record<string, () => Child[]>> = {
  'nothing at all': () => [],
  paragraphs: () => [p(), p(long), p('  two  spaces  '), p()],
  headings: () =>
    [1, 2, 3, 4].map((level) => element('heading', { level }, new Y.XmlText(level === 2 ? '' : 'Heading'))),
  lists: () => [
    element('bulletList', {}, element('listItem', {}, p()), element('listItem', {}, p(long))),
    element('orderedList', { start: 3 }, element('listItem', {}, p('three'), p())),
    element('taskList', {}, element('taskItem', { checked: true }, p('copied')), element('taskItem', {}, p())),
  ],
  'quote, code and rule': () => [
    element('blockquote', {}, p('said'), p()),
    element('codeBlock', { language: 'text' }, new Y.XmlText('8 : 3\n4 : 1.5')),
    element('codeBlock', {}, new Y.XmlText('')),
    element('horizontalRule'),
  ],
  tables: () => [
    element(
      'table',
      {},
      element('tableRow', {}, cell('tableHeader', 'ice'), cell('tableHeader')),
      element('tableRow', {}, cell('tableCell', long), cell('tableCell')),
    ),
  ],
  'pair tables': () => [
    element(
      'pairTable',
      { kind: 'strategies' },
      element(
        'pairRow',
        { share: 4, keepsGradeLevel: false },
        element('pairCell', {}, p(long)),
        element('pairCell', {}, p()),
      ),
      element('pairRow', {}, element('pairCell', {}, p()), element('pairCell', {}, p('two'))),
    ),
  ],
  'parts and phases': () => [
    element('labelledPart', { name: 'learningTarget' }, p()),
    element('labelledPart', { name: 'changeNextTime' }, p()),
    element('labelledPart', { name: 'learningTarget' }, p(long), p('two')),
    element('lessonSegment', { phase: 'exitTicket', minutes: 5 }, p()),
    element(
      'lessonSegment',
      { phase: 'explore' },
      p(long),
      element('labelledPart', { name: 'teacherMoves' }, p('Ask')),
    ),
  ],
  'formulas and figures': () => [
    element(
      'paragraph',
      {},
      new Y.XmlText('As in '),
      element('formula', { latex: '\\frac{a}{b}' }),
      new Y.XmlText('.'),
    ),
    element('formulaBlock', { latex: '60 = 7.5 \\times \\frac{8}{1}' }),
    element('formulaBlock', { latex: '' }),
    element('figure', { figure: JSON.stringify({ type: 'ratioTable', title: 'Stand B', altText: 'A table' }) }),
    element('figure', { figure: JSON.stringify({ type: 'ratioTable' }) }),
  ],
};

/** Nothing is in sight, and the page is idle only when told. */
async function holdIdleMoments(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting: IdleRequestCallback[] = [];
    Object.assign(window, { waiting });
    window.requestIdleCallback = (callback) => waiting.push(callback);
    window.IntersectionObserver = class extends IntersectionObserver {
      override observe(): void {}
    };
  });
}

/** How high each section is, and whether its text is an editor. */
const measure = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    return [...document.querySelectorAll<HTMLElement>('[data-section]')].map((section) => ({
      id: section.dataset.section ?? '',
      height: section.getBoundingClientRect().height,
      isEditor: section.querySelector('.ProseMirror') !== null,
    }));
  });

/** A unit of Imani's with a body of every kind; their names by the ids of the sections, and a client that is in it. */
async function planOfAllBodies(person: Person) {
  const planId = await person.makePlan('unit', 'Nothing jumps');
  const stock = person.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  const sections = sectionsOf(stock.doc).filter(({ map }) => map.get('body') instanceof Y.XmlFragment);
  const named = new Map<string, string>();
  stock.doc.transact(() => {
    for (const [index, [name, made]] of Object.entries(bodies).entries()) {
      const id = sections[index]?.id ?? '';
      const body = bodyOf(stock.doc, id);
      body.delete(0, body.length);
      body.insert(0, made());
      named.set(id, name);
    }
  });
  return { planId, stock, named };
}

test('no section changes its height when its text becomes an editor', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole', { width: 1366, height: 9_000 });
  const { planId, stock, named } = await planOfAllBodies(imani.person);
  await holdIdleMoments(imani.page);
  await imani.opens(planId);
  await imani.page.evaluate(() => document.fonts.ready);
  const moved: string[] = [];
  const grown = new Set<string>();
  let before = await measure(imani.page);
  while (grown.size < named.size) {
    const more = await imani.page.evaluate(() => {
      const next = (window as unknown as { waiting: IdleRequestCallback[] }).waiting.shift();
      next?.({ didTimeout: false, timeRemaining: () => 0 });
      return next !== undefined;
    });
    const after = await measure(imani.page);
    for (const { id, height, isEditor } of after) {
      const old = before.find((one) => one.id === id);
      if (old === undefined || !isEditor || old.isEditor) continue;
      if (named.has(id)) grown.add(id);
      if (Math.abs(height - old.height) > 0.1) moved.push(`${named.get(id) ?? id}: ${old.height} became ${height}`);
    }
    before = after;
    if (!more) await imani.page.evaluate(() => document.fonts.ready);
  }
  expect(moved).toEqual([]);
  stock.provider.destroy();
  await imani.context.close();
});

test('what is far from view has its height before anybody comes there', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { planId, stock, named } = await planOfAllBodies(imani.person);
  await imani.opens(planId);
  // What is drawn a moment later is there: formulas, figures, and the plans that can be linked.
  const drawn = imani.section([...named].find(([, name]) => name === 'formulas and figures')?.[0] ?? '');
  await drawn.locator('.katex-display').waitFor();
  await drawn.locator('figure').filter({ hasText: 'A table' }).waitFor();
  await imani.page.getByRole('combobox', { name: 'Add to: Tasks' }).first().waitFor();
  await imani.page.evaluate(() => document.fonts.ready);
  await imani.page.locator('[data-outgrown]').first().waitFor({ state: 'detached' });
  const before = await measure(imani.page);
  await imani.page.keyboard.press('End');
  await until(
    () => imani.page.getByRole('button', { name: 'Add section' }).boundingBox(),
    (box) => box !== null && box.y < 768,
  );
  const heights = (all: typeof before) => all.map(({ id, height }) => [id, Math.round(height)]);
  expect(heights(await measure(imani.page))).toEqual(heights(before));
  stock.provider.destroy();
  await imani.leaves();
});

test('what is far from view has its height again when the letters of its formulas have come', async () => {
  // A browser that has no letters yet, and gets none from elsewhere.
  const imani = await teacherAt(browser, house, 'Imani Cole', undefined, { serviceWorkers: 'block' });
  const { page } = imani;
  const line = Array.from({ length: 80 }, (_, at) => ['so ', `abcdefghij = ${at}`]).flat();
  const { planId, section } = await unitOfLines(imani.person, [line], 'last');
  let bringLetters = () => {};
  const letters = new Promise<void>((resolve) => {
    bringLetters = resolve;
  });
  await imani.context.route(/KaTeX[^/]*\.woff2$/, async (route) => {
    await letters;
    await route.continue();
  });
  await imani.opens(planId);
  const said = () => imani.section(section).evaluate((element) => element.style.containIntrinsicBlockSize);
  // Its editor has come, with all its formulas: from now on nothing is drawn in it.
  await imani.section(section).locator('.ProseMirror').waitFor({ state: 'attached' });
  await until(
    () => imani.section(section).locator('.formula-inline:not(:has(.katex))').count(),
    (left) => left === 0,
  );
  await page.locator('[data-outgrown]').first().waitFor({ state: 'detached' });
  const without = await said();
  bringLetters();
  await until(said, (height) => height !== without);
  await page.locator('[data-outgrown]').first().waitFor({ state: 'detached' });
  const heights = (all: Awaited<ReturnType<typeof measure>>) => all.map(({ id, height }) => [id, Math.round(height)]);
  const before = await measure(page);
  await page.keyboard.press('End');
  await until(
    () => page.getByRole('button', { name: 'Add section' }).boundingBox(),
    (box) => box !== null && box.y < 768,
  );
  expect(heights(await measure(page))).toEqual(heights(before));
  await imani.context.close();
});

test('a phase and a part where nobody has written say what one writes there, before the editor comes as after it', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { planId, stock, named } = await planOfAllBodies(imani.person);
  const id = [...named].find(([, name]) => name === 'parts and phases')?.[0] ?? '';
  const hints = () =>
    imani.section(id).evaluate((section) =>
      [...section.querySelectorAll('.segment > :last-child, .labelled-part > :last-child')].map((text) => {
        const { content } = getComputedStyle(text, '::before');
        return content === 'none' ? '' : content;
      }),
    );
  const empty = ['"I can …"', '"What to do another way"', '', '"What each student answers before leaving"', '', ''];
  await holdIdleMoments(page);
  await imani.opens(planId);
  await imani.section(id).locator('.static-body').waitFor();
  expect(await hints()).toEqual(empty);
  await imani.section(id).locator('.static-body p').last().click();
  await imani.section(id).locator('.ProseMirror').waitFor();
  expect(await hints()).toEqual(empty);

  // Where the caret is, its line says what can be done; what is written takes the hint along.
  await imani.section(id).locator('.segment p').first().click();
  await until(hints, (all) => all[3] === '');
  await page.keyboard.type('One ratio sentence');
  await imani.section(id).locator('.segment p').last().click();
  expect((await hints())[3]).toBe('');
  stock.provider.destroy();
  await imani.leaves();
});
