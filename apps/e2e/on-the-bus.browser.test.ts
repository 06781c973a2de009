/**
 * A teacher writes on the bus: the network goes, she types, the page is even reloaded, and her words are still there;
 * when the network is back they land beside what her colleague wrote meanwhile.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { appendParagraph, sectionsOf } from './testing/plan-from-outside.ts';
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

test('words typed offline survive a reload of the page and are merged when the network is back', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const planId = await imani.person.makePlan('unit', 'Written on the bus');
  await imani.person.share(planId, lucia.person, 'edit');
  const colleague = lucia.person.stockClient(planId);
  await until(() => colleague.provider.synced, Boolean);
  const section = sectionsOf(colleague.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';

  await imani.opens(planId);
  await imani.typesIn(section, 'At school. ');
  await imani.isSaved();
  await imani.page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await imani.context.setOffline(true);
  await imani.typesIn(section, 'On the bus. ');
  const offline = imani.page.getByRole('status').filter({ hasText: /^Offline: kept on this device/ });
  await offline.waitFor();
  expect(await barOnAPhone(imani.page)).toEqual({ rows: 2, cut: [] });
  appendParagraph(colleague.doc, section, 'Meanwhile at Riverside.');

  await imani.page.reload();
  await until(
    () => imani.wordsOf(section),
    (words) => words.includes('On the bus.'),
  );
  await offline.waitFor();
  await imani.typesIn(section, 'After the reload.');

  await imani.context.setOffline(false);
  for (const words of ['At school.', 'On the bus.', 'After the reload.', 'Meanwhile at Riverside.']) {
    await until(
      () => sectionsOf(colleague.doc).find((one) => one.id === section)?.words ?? '',
      (all) => all.includes(words),
      30_000,
    );
    await until(
      () => imani.wordsOf(section),
      (all) => all.includes(words),
    );
  }
  await imani.isSaved();
  expect(
    sectionsOf(colleague.doc)
      .find((one) => one.id === section)
      ?.words.match(/On the bus/g),
  ).toHaveLength(1);
  colleague.provider.destroy();
  await Promise.all([imani.leaves(), lucia.leaves()]);
}, 90_000);

test('a word that was typed in the moment in which its page goes is on the device', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'The last word');
  await imani.opens(planId);
  const section = 'bigIdeas';
  await imani.typesIn(section, 'Before. ');
  await imani.isSaved();
  await imani.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await imani.context.setOffline(true);
  await imani.page.evaluate(() => {
    // No frame comes any more, and nothing that waits for one.
    window.requestAnimationFrame = () => 0;
    window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
    document.execCommand('insertText', false, 'The last word.');
    location.reload();
  });
  await until(
    () => imani.wordsOf(section),
    (words) => words.includes('The last word.'),
  );
  await imani.context.setOffline(false);
  await imani.isSaved();
  await imani.leaves();
}, 60_000);

test('where the device has stopped keeping words, the page does not say that they are kept', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'On a tablet that was tidied up');
  await imani.opens(planId);
  await imani.isSaved();
  await imani.context.setOffline(true);
  // What a browser does that is short of room, or a person who clears its data.
  await imani.page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });
  await imani.page.getByRole('textbox', { name: 'Title of the plan' }).fill('On the bus');
  await imani.page
    .getByRole('status')
    .filter({ hasText: /^Not saved/ })
    .waitFor();
  await imani.context.setOffline(false);
  await imani.isSaved();
  await imani.context.close();
});

test('a plan that this device never opened says so, leads back, and opens when the network is back', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.person.makePlan('unit', 'Never opened here');
  const { page } = imani;
  // The page's own code is here already.
  await imani.opens(await imani.person.makePlan('unit', 'Opened before'));
  await page.goto('/plans');
  const plan = page.getByRole('link', { name: 'Never opened here' });
  await plan.waitFor();
  await page.getByRole('searchbox', { name: 'Find a plan' }).fill('opened never');
  await page.getByText('1 plan', { exact: true }).waitFor();
  await imani.context.setOffline(true);
  await plan.click();
  await page.getByText(/this device has no copy of this plan yet/).waitFor();
  await page.getByRole('link', { name: 'Back to the desk' }).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await imani.context.setOffline(false);
  await page.getByRole('textbox', { name: 'Title of the plan' }).waitFor();
  await imani.context.close();
});

test('a page says saved of an earlier visit’s words only once its device has brought them', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const planId = await imani.person.makePlan('unit', 'On a slow device');
  await imani.person.share(planId, lucia.person, 'edit');
  const colleague = lucia.person.stockClient(planId);
  await until(() => colleague.provider.synced, Boolean);
  const section = sectionsOf(colleague.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  const arrive = (words: string) =>
    until(
      () => sectionsOf(colleague.doc).find((one) => one.id === section)?.words ?? '',
      (all) => all.includes(words),
    );
  await imani.opens(planId);
  await imani.isSaved();
  await imani.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await imani.context.setOffline(true);
  await imani.typesIn(section, 'Only on this device. ');
  await imani.page.addInitScript(giveCopiesLate);
  await imani.page.reload();
  await imani.context.setOffline(false);
  await imani.canRead();

  await imani.typesIn(section, 'Written since. ');
  await arrive('Written since.');
  appendParagraph(colleague.doc, section, 'Read it.');
  await until(
    () => imani.wordsOf(section),
    (words) => words.includes('Read it.'),
  ); // what came before it on the line, that her words are stored, was read as well
  expect(await imani.saveState().innerText()).toMatch(/^Saving/);
  await imani.page.evaluate(() => window.giveCopies());
  await arrive('Only on this device.');
  await imani.isSaved();
  colleague.provider.destroy();
  await Promise.all([imani.leaves(), lucia.leaves()]);
}, 90_000);

test('whoever has too many plans open is told which tab to close, may write meanwhile, and goes on when there is room', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page, person } = imani;
  const planId = await person.makePlan('unit', 'In the eleventh tab');
  const tabs: ReturnType<typeof person.stockClient>[] = [];
  const opensTabs = async (count: number) => {
    for (let tab = 0; tab < count; tab += 1) tabs.push(person.stockClient(planId));
    await until(() => tabs.every(({ provider }) => provider.synced), Boolean);
  };
  const closesTwo = () => {
    for (const { provider } of tabs.splice(-2)) provider.destroy();
  };
  const note = page.getByRole('status').filter({ hasText: 'You have many plans open' });
  const title = page.getByRole('textbox', { name: 'Title of the plan' });

  // An author's page takes two of the ten.
  await opensTabs(10);
  await page.goto(`/plans/${planId}`);
  await note.getByText('this plan opens by itself').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  closesTwo();
  await imani.canRead();
  await imani.isSaved();
  await note.waitFor({ state: 'detached' });

  // This device has the plan now.
  await page.goto('/plans');
  await page.getByRole('searchbox', { name: 'Find a plan' }).waitFor();
  await opensTabs(2);
  // What the server says of its disk stands at the window's foot too.
  await page.route('**/api/disk', (route) => route.fulfill({ json: { room: 'hardlyAny' } }));
  await page.goto(`/plans/${planId}`);
  await note.getByText('kept on this device').waitFor();
  const disk = page.getByRole('status').filter({ hasText: 'hardly any room left' });
  const [above, below] = await Promise.all([disk.boundingBox(), note.boundingBox()]).then((boxes) =>
    boxes.flatMap((box) => box ?? []).toSorted((one, other) => one.y - other.y),
  );
  expect((above?.y ?? Number.NaN) + (above?.height ?? 0), 'one note begins where the other ends').toBeLessThan(
    below?.y ?? 0,
  );
  await disk.getByRole('button', { name: 'Hide' }).click();
  await title.fill('Written meanwhile');
  await page
    .getByRole('status')
    .filter({ hasText: /^Offline/ })
    .waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await note.getByRole('button', { name: 'Hide' }).click();
  await note.waitFor({ state: 'detached' });
  closesTwo();
  await imani.isSaved();
  const [colleague] = tabs;
  await until(
    () => (colleague ? sectionsOf(colleague.doc).map((one) => one.title) : []),
    (titles) => titles.includes('Written meanwhile'),
  );
  for (const { provider } of tabs) provider.destroy();
  await imani.leaves();
}, 90_000);

test('the server is asked for a plan once the device has said what it has of it', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'Here already');
  await imani.opens(planId);
  await imani.isSaved();
  await imani.page.close();

  const page = await imani.context.newPage();
  await page.addInitScript(giveCopiesLate);
  // The page does not lose its patience with the device: its time stands still.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const linesAsked = () => page.evaluate(() => window.linesAsked);
  await page.goto(`${house.origin}/plans/${planId}`);
  await until(
    () => page.evaluate(() => window.copiesAsked),
    (count) => count >= 2,
  );
  expect(await linesAsked()).toBe(0);
  await page.evaluate(() => window.giveCopies());
  await until(linesAsked, (count) => count === 2);
  await imani.leaves();
}, 90_000);

/** In the page: the databases of this device open only once `giveCopies` was called. It counts what is asked of them, and lines to the server. */
function giveCopiesLate(): void {
  const { promise: given, resolve } = Promise.withResolvers<void>();
  window.giveCopies = resolve;
  window.copiesAsked = 0;
  window.linesAsked = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...line: ConstructorParameters<typeof WebSocket>) {
      super(...line);
      if (this.url.includes('/live/')) window.linesAsked += 1;
    }
  };
  Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', {
    set(this: IDBOpenDBRequest, heard: (event: Event) => void) {
      window.copiesAsked += 1;
      this.addEventListener('success', (event) => void given.then(() => heard.call(this, event)));
    },
  });
}

declare global {
  interface Window {
    giveCopies(): void;
    copiesAsked: number;
    linesAsked: number;
  }
}

/** How many rows the bar over a plan has on a phone, and what in it is not shown whole. */
async function barOnAPhone(page: Page): Promise<{ rows: number; cut: string[] }> {
  const size = page.viewportSize() ?? { width: 1366, height: 768 };
  await page.setViewportSize({ width: 360, height: 740 });
  const seen = await page.evaluate(() => {
    const parts = [...document.querySelectorAll('header:has([role="status"]) > *')].filter(
      (part) => part.checkVisibility() && !part.classList.contains('visually-hidden'),
    );
    const boxes = parts.map((part) => part.getBoundingClientRect());
    // What begins below where another ends stands in a row of its own.
    const rows = boxes
      .toSorted((one, other) => one.top - other.top)
      .reduce(({ count, end }, { top, bottom }) => (top >= end ? { count: count + 1, end: bottom } : { count, end }), {
        count: 0,
        end: 0,
      }).count;
    const isCut = (part: Element) => {
      const { right } = part.getBoundingClientRect();
      const inner = part.querySelector('span') ?? part;
      return right > innerWidth || inner.scrollHeight > inner.clientHeight + 1;
    };
    return { rows, cut: parts.filter(isCut).map((part) => part.textContent ?? '') };
  });
  await page.setViewportSize(size);
  return seen;
}
