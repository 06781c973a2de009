/**
 * What is far from view is laid out seldom and a little at a time: very many formulas a few after the other, and the words that a colleague
 * writes there not at all. Counted by what the page asks and puts in, and not by a clock.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { unitOfFormulas } from './testing/many-formulas.ts';
import { appendParagraph } from './testing/plan-from-outside.ts';
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

/** The most elements that the page puts in for formulas in one go (A17), and some for the last of them. */
const atOnceMax = 2_000 + 100;

/** What is noted of one section: how often it was laid out where nobody sees it, and elements of formulas drawn in it since, and the most at once. */
interface Layouts {
  readonly times: number;
  readonly waiting: number;
  readonly most: number;
}

/** Notes in the page when a section is laid out where nobody sees it: when it is asked where something in it stands. */
async function noteLayouts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all = new Map<string, { times: number; waiting: number; most: number }>();
    const of = (element: Element) => {
      const id = element.parentElement?.closest<HTMLElement>('[data-section]')?.dataset.section;
      if (id === undefined) return { times: 0, waiting: 0, most: 0 };
      const noted = all.get(id) ?? { times: 0, waiting: 0, most: 0 };
      all.set(id, noted);
      return noted;
    };
    Object.assign(window, { layouts: all });
    const ask = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function () {
      const noted = of(this);
      noted.times += 1;
      noted.waiting = 0;
      return ask.call(this);
    };
    const put = Element.prototype.replaceChildren;
    Element.prototype.replaceChildren = function (...nodes) {
      put.apply(this, nodes);
      const noted = of(this);
      if (this.isConnected) noted.waiting += this.querySelectorAll('.katex, .katex *').length;
      noted.most = Math.max(noted.most, noted.waiting);
    };
  });
}

const layoutsOf = (page: Page, section: string): Promise<Layouts> =>
  page.evaluate(
    (id) =>
      (window as unknown as { layouts: Map<string, Layouts> }).layouts.get(id) ?? { times: 0, waiting: 0, most: 0 },
    section,
  );

test('A17: a section of very many formulas far from view is laid out with each few of them, and never with all at once', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  // So many texts that those far from view become no editors.
  const { planId, sections } = await unitOfFormulas(imani.person, 2_400, 8);
  await noteLayouts(page);
  await imani.opens(planId);
  for (const id of sections.slice(-3)) {
    await until(
      () => imani.section(id).locator('.formula-inline:not(:has(.katex))').count(),
      (left) => left === 0,
      60_000,
    );
    const drawn = await imani.section(id).locator('.katex, .katex *').count();
    const { most, waiting } = await layoutsOf(page, id);
    expect(drawn).toBeGreaterThan(2 * atOnceMax);
    expect(most).toBeLessThanOrEqual(atOnceMax);
    expect(waiting).toBe(0);
  }
  await imani.leaves();
});

test('a section far from view is not laid out for the words that a colleague writes in it, but for a formula', async () => {
  const [imani, theo] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Theo Brandt'),
  ]);
  // So many texts that those far from view become no editors.
  const { planId, sections } = await unitOfFormulas(imani.person, 60, 8);
  await imani.person.share(planId, theo.person, 'edit');
  const far = sections.at(-1) ?? '';
  await noteLayouts(imani.page);
  await Promise.all([imani.opens(planId), theo.opens(planId)]);
  const section = imani.section(far);
  const text = section.locator('.static-body');
  await until(
    () => text.locator('.formula-inline:not(:has(.katex))').count(),
    (left) => left === 0,
  );
  await imani.page.locator('[data-outgrown]').first().waitFor({ state: 'detached' });
  const before = await layoutsOf(imani.page, far).then(({ times }) => times);
  const laidOut = () => layoutsOf(imani.page, far).then(({ times }) => times - before);
  // A text is drawn again every two seconds at most: what was wrong with one drawing has come by the time of the next.
  for (const words of [' First they halve it.', ' Then they pour it back.', ' Which one is stronger now?']) {
    await theo.typesIn(far, words);
    await until(
      () => text.textContent(),
      (said) => said?.endsWith(words) === true,
    );
  }
  expect(await laidOut()).toBe(0);
  // What takes its place a moment after its text does is measured: so it is seen here when a section is laid out.
  const stock = theo.person.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  stock.doc.transact(() => {
    const line = appendParagraph(stock.doc, far, 'So ').parent as Y.XmlElement;
    const formula = new Y.XmlElement('formula');
    formula.setAttribute('latex', 'x + 1 = 4');
    line.insert(1, [formula]);
  });
  await until(laidOut, (times) => times > 0);
  expect(await text.textContent()).toContain('Which one is stronger now?So');
  stock.provider.destroy();
  await Promise.all([imani.leaves(), theo.leaves()]);
});
