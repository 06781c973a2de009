/**
 * Plans printed to PDF by the browser, and the PDF read: nothing of a plan is missing, and students do not get the answer. However many
 * formulas there are, the page answers while they are prepared, and nobody prints before all of them stand.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { unitOfFormulas, unitOfLines } from './testing/many-formulas.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let imani: Teacher;
let plans: readonly { id: string; title: string }[];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
  const { mine, shared } = await imani.person.get<Record<'mine' | 'shared', typeof plans>>('GET', '/plans');
  plans = [...mine, ...shared];
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

interface PaperPage {
  readonly text: string;
  readonly foot: string;
  /** In points, 72 to the inch. */
  readonly size: readonly [number, number];
}

/** The margin at the foot of a page, in points. */
const footHeight = 57;

/** What the browser would print, page by page. */
async function printed(page: Page): Promise<PaperPage[]> {
  await page.getByRole('button', { name: 'Print or save as PDF', disabled: false }).waitFor();
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: file.numPages }, (_, i) => file.getPage(i + 1)));
  return Promise.all(
    pages.map(async (one) => {
      const items = (await one.getTextContent()).items.filter((item) => 'str' in item);
      const said = (inFoot: boolean) =>
        squeezed(items.flatMap(({ str, transform }) => (transform[5] < footHeight === inFoot ? str : [])).join(''));
      const [, , width = 0, height = 0] = one.view;
      return { text: said(false), foot: said(true), size: [width, height] };
    }),
  );
}

/** Words are compared without their spaces: a PDF has none, only places. */
const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '');

async function openPaper(title: string): Promise<void> {
  const plan = plans.find((one) => one.title === title);
  await imani.page.goto(`/plans/${plan?.id}`);
  await imani.page.getByRole('button', { name: 'More for this plan' }).click();
  await imani.page.getByRole('menuitem', { name: 'Print' }).click();
}

test('a whole unit is on paper, each lesson on a page of its own, with who wrote it and the page’s number', async () => {
  await openPaper('Ratios at the block party');
  const pages = await printed(imani.page);
  expect(new Set(pages.map(({ size }) => size.join()))).toEqual(new Set(['612,792']));
  const all = pages.map(({ text }) => text).join('');
  const id = plans.find(({ title }) => title === 'Ratios at the block party')?.id ?? '';
  const { html } = await imani.person.get<{ html: string }>('GET', `/plans/${id}/html`);
  const words = await imani.page.evaluate((text) => {
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    for (const element of body.querySelectorAll('*')) element.append(' ');
    for (const drawn of body.querySelectorAll('.formula, figure')) drawn.replaceWith(' ');
    return [...new Set((body.textContent ?? '').match(/[\p{L}\p{N}]{2,}/gu))];
  }, html);
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((word) => !all.includes(squeezed(word)))).toEqual([]);
  expect(all).toContain(squeezed('Water ice for the block party'));
  const starts = pages.map(({ text }) => /^Lesson\d/.exec(text)?.[0]).filter(Boolean);
  expect(starts).toEqual(['Lesson1', 'Lesson2', 'Lesson3']);
  expect(pages.map(({ foot }) => foot)).toEqual(
    pages.map((_, i) => `Page${i + 1}of${pages.length}Ratiosattheblockparty·ImaniCole`),
  );
});

test('the items of a list have their marks on the screen too', async () => {
  await openPaper('Ratios at the block party');
  const { page } = imani;
  await page.getByRole('button', { name: 'Print or save as PDF', disabled: false }).waitFor();
  const list = page.getByRole('main').locator('ul').first();
  await list.scrollIntoViewIfNeeded();
  const seen = async () => (await list.screenshot()).toString('base64');
  const marked = await seen();
  await list.evaluate((one) => {
    one.style.listStyle = 'none';
  });
  expect(await seen()).not.toBe(marked);
});

test('students get the prompt, a line for their name and room to work, and no answer', async () => {
  await openPaper('Water ice for the block party');
  await imani.page.getByRole('radio', { name: 'For students' }).check();
  await imani.page.getByRole('button', { name: 'Print or save as PDF', disabled: false }).waitFor();
  // What is dark around it is white on paper; the words below are read from the paper.
  expect(await axeInLightAndDark(imani.page)).toEqual([]);
  const [only, ...more] = await printed(imani.page);
  expect(more).toEqual([]);
  for (const said of ['Name', 'Two neighbors sell cherry water ice', '(c) The neighbors pour one batch']) {
    expect(only?.text).toContain(squeezed(said));
  }
  const task = plans.find(({ title }) => title === 'Water ice for the block party');
  const { html } = await imani.person.get<{ html: string }>('GET', `/plans/${task?.id}/html`);
  for (const hidden of ['so B is stronger', 'Skip-count both lines', 'Bring both', 'Ask for a batch']) {
    expect(only?.text).not.toContain(squeezed(hidden));
  }
  expect(html).toContain('Skip-count both lines');
});

test('of an intervention the line to its goal is on paper, with how the results lie to it and what the rules suggest', async () => {
  await openPaper('Fraction of a quantity, for access to rates');
  await imani.page.getByRole('figure', { name: 'Progress' }).locator('svg').waitFor();
  expect(await axeInLightAndDark(imani.page)).toEqual([]);
  const all = (await printed(imani.page)).map(({ text }) => text).join('');
  for (const said of ['n = 11', 'The line asks for', 'The rules suggest: exit (78 on Dec 4, 2026).'])
    expect(all).toContain(squeezed(said));
});

test('the table of the five practices has the strategies in the order in which they are shared', async () => {
  await openPaper('Water ice for the block party');
  await imani.page.getByRole('radio', { name: 'Table for monitoring' }).check();
  const all = (await printed(imani.page)).map(({ text }) => text).join('');
  const places = ['Skip-count both lines', 'Scale factor', 'Common amount of ice', 'Unit rate'].map((name) =>
    all.indexOf(squeezed(name)),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(all).toContain(squeezed('Who, and what I noticed'));
  expect(imani.complaints).toEqual([]);
});

/** At how many widths of its section the mark right behind a paragraph's last formula stands on the line below it. */
const strayMarks = (paragraph: Locator) =>
  paragraph.evaluate((line) => {
    const section = line.closest('section');
    const last = [...line.querySelectorAll('.katex-base')].at(-1);
    const behind = [...line.childNodes].find(({ textContent }) => textContent?.startsWith(', then'));
    if (!section || !last || !behind) return -1;
    const mark = document.createRange();
    mark.setStart(behind, 0);
    mark.setEnd(behind, 1);
    let stray = 0;
    for (let width = 180; width < 480; width += 1) {
      section.style.width = `${width}px`;
      if (mark.getBoundingClientRect().top > last.getBoundingClientRect().bottom) stray += 1;
    }
    section.style.width = '';
    return stray;
  });

test('no line begins with the comma behind a formula, and on paper fractions that stand below one another have room', async () => {
  const { page } = imani;
  const line = ['How much more ice is in the mixture of ', '3 + \\frac{3}{8}', ', then say how you know.'];
  const fractions = Array.from({ length: 60 }, (_, at) => ['and again ', `\\frac{${at + 1}}{8}`]).flat();
  const { planId, section } = await unitOfLines(imani.person, [line, fractions]);
  await imani.opens(planId);
  const onPage = (await imani.body(section)).locator('> p').first();
  await onPage.locator('.katex').waitFor();
  expect(await strayMarks(onPage)).toBe(0);

  await page.goto(`/plans/${planId}/print`);
  await page.getByRole('button', { name: 'Print or save as PDF', disabled: false }).waitFor();
  const [onPaper, below] = ['How much more ice', 'and again'].map((said) =>
    page.locator('.print-paper p').filter({ hasText: said }),
  );
  expect(onPaper && (await strayMarks(onPaper))).toBe(0);
  const gaps = await below?.evaluate((text) => {
    const places = [...text.querySelectorAll('.katex-strut')].map((strut) => strut.getBoundingClientRect());
    const lines = [...new Map(places.map((place) => [place.top, place])).values()];
    return lines.slice(1).map(({ top }, at) => top - (lines[at]?.bottom ?? 0));
  });
  expect(gaps?.length).toBeGreaterThan(3);
  expect(Math.min(...(gaps ?? []))).toBeGreaterThan(4);
});

/** The most elements that the page puts in for formulas in one go (A17), and some for the last of them. */
const atOnceMax = 2_000 + 100;
const formulas = 1_200;

test('A17: very many formulas are drawn a few at a time; the paper says how far it is, is printed whole, and stops when it is left', async () => {
  const { page } = imani;
  const { planId, sections } = await unitOfFormulas(imani.person, formulas);
  await page.addInitScript(() => {
    const seen = { most: 0, said: new Set<string>() };
    Object.assign(window, { seen });
    const drawn = (node: Node) =>
      node instanceof Element && node.classList.contains('katex') ? node.querySelectorAll('*').length + 1 : 0;
    // Told after each go: what was drawn in it comes together.
    new MutationObserver((records) => {
      const elements = records.flatMap(({ addedNodes }) => [...addedNodes].map(drawn));
      seen.most = Math.max(
        seen.most,
        elements.reduce((sum, one) => sum + one, 0),
      );
      seen.said.add(document.querySelector('.print-progress')?.textContent ?? '');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const seen = () =>
    page.evaluate(() => {
      const found = (window as unknown as { seen: { most: number; said: Set<string> } }).seen;
      return { most: found.most, said: [...found.said].filter((words) => words.includes('formulas')).length };
    });
  const progress = page.getByText(/^Preparing [1-9][\d,]* of 1,200 formulas$/);
  const button = page.getByRole('button', { name: 'Print or save as PDF' });

  // Left before they are there: no more of them is drawn, though the plan's own are.
  await page.goto(`/plans/${planId}/print`);
  await progress.waitFor();
  expect(await button.isDisabled()).toBe(true);
  await page.evaluate(() => {
    Object.assign(window, { left: [...document.querySelectorAll('.print-paper .formula-inline')] });
  });
  await page.getByRole('link', { name: 'Back to the plan' }).click();
  const drawnOfLeft = () =>
    page.evaluate(
      () => (window as unknown as { left: Element[] }).left.filter((one) => one.querySelector('.katex')).length,
    );
  await page.locator('.print-paper').waitFor({ state: 'detached' });
  const atLeaving = await drawnOfLeft();
  await page.locator('[data-section] .katex').nth(100).waitFor({ state: 'attached' });
  expect(atLeaving).toBeLessThan(formulas);
  expect(await drawnOfLeft()).toBe(atLeaving);

  // In the plan, whoever goes to its end writes there at once.
  const last = sections.at(-1) ?? '';
  await (await imani.body(last)).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' And what is that?');
  expect(await imani.wordsOf(last)).toMatch(/And what is that\?$/);
  await imani.isSaved();
  const inPlan = await seen();
  expect(inPlan.most).toBeGreaterThan(0);
  expect(inPlan.most).toBeLessThanOrEqual(atOnceMax);

  await page.goto(`/plans/${planId}/print`);
  await until(
    () => button.isEnabled(),
    (enabled) => enabled,
    60_000,
  );
  expect(await page.locator('.print-paper .katex').count()).toBe(formulas);
  const { most, said } = await seen();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(atOnceMax);
  expect(said).toBeGreaterThan(5);
  // What nobody sees of the paper is not laid out on the screen; from the printer it comes all the same.
  const lowest = page.locator('.print-paper .katex').last();
  expect(await lowest.evaluate((one) => one.checkVisibility({ contentVisibilityAuto: true }))).toBe(false);
  const all = (await printed(page)).map(({ text }) => text).join('');

  expect(all.match(/=7\.5/g)).toHaveLength(formulas);
  expect(imani.complaints).toEqual([]);
});
