/**
 * A plan with 150 open threads: each card stands beside its line and over no other, goes along when the text above grows, and costs
 * somebody who types next to nothing: what is counted is work, not time. Walked by keyboard; on a phone a sheet.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { manyThreads } from './testing/many-threads.ts';
import { until } from './testing/until.ts';

const sections = ['bigIdeas', 'essentialQuestions', 'learningGoals', 'languageSupports'];

let house: House;
let browser: Browser;
let imani: Teacher;
let planId: string;
let ids: readonly string[];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.page.emulateMedia({ reducedMotion: 'reduce' });
  planId = await imani.person.makePlan('unit', 'Rates per one');
  ids = await manyThreads(imani.person, planId, sections, { paragraphs: 10, threads: 38 });
  await imani.opens(planId);
  await imani.page.getByRole('button', { name: `Open ${ids.length}` }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

interface Card {
  readonly thread: string;
  readonly top: number;
  readonly bottom: number;
  /** Far from view they are not, and stand where they would with a height that is guessed. */
  readonly isDrawn: boolean;
}

/** Every card, in the order in which it is read. */
const cards = (): Promise<Card[]> =>
  imani.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-along]')].map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const isDrawn = element.checkVisibility({ contentVisibilityAuto: true });
      return { thread: element.dataset.along ?? '', top, bottom, isDrawn };
    }),
  );

/** How far below its words a thread's card begins. */
const below = (thread: string): Promise<number> =>
  imani.page.evaluate((id) => {
    const card = document.querySelector(`[data-thread-card="${id}"]`);
    const words = document.querySelector(`main [data-thread="${id}"]`);
    return Math.abs((card?.getBoundingClientRect().top ?? 0) - (words?.getClientRects()[0]?.top ?? Number.NaN));
  }, thread);

const chosen = () =>
  imani.page.evaluate(() => document.querySelector<HTMLElement>('[data-chosen]')?.dataset.threadCard ?? '');
const isBeside = (thread: string) =>
  until(
    () => below(thread),
    (far) => far <= 1,
  );

test('150 cards stand in the order of their words, none over another, the chosen one at its line', async () => {
  expect(ids.length).toBeGreaterThanOrEqual(150);
  const third = ids[2] ?? '';
  await (await imani.body('bigIdeas')).locator(`[data-thread="${third}"]`).click();
  await isBeside(third);
  // In the text one click chooses, and the caret stays there.
  expect(await imani.page.evaluate(() => document.activeElement?.closest('[data-section]') !== null)).toBe(true);
  const all = await cards();
  expect(all.map(({ thread }) => thread)).toEqual(ids);
  const drawn = all.filter(({ isDrawn }) => isDrawn);
  expect(drawn.length).toBeGreaterThan(5);
  expect(drawn.length).toBeLessThan(ids.length / 2);
  for (const [at, { top }] of drawn.entries()) expect(top).toBeGreaterThanOrEqual((drawn[at - 1]?.bottom ?? top) - 0.5);

  // Text above grows: the card goes along.
  const before = await imani.page.locator(`main [data-thread="${third}"]`).boundingBox();
  await imani.page.keyboard.press('ControlOrMeta+Home');
  await imani.page.keyboard.type('First');
  await imani.page.keyboard.press('Enter');
  await until(
    () => imani.page.locator(`main [data-thread="${third}"]`).boundingBox(),
    (box) => (box?.y ?? 0) > (before?.y ?? 0) + 10,
  );
  await isBeside(third);
});

test('a key measures the words of its own section and draws no card', async () => {
  await imani.page.evaluate(() => {
    const counted = { words: 0, cards: 0, drawn: 0 };
    Object.assign(window, { counted });
    for (const name of ['getBoundingClientRect', 'getClientRects'] as const) {
      const own = Element.prototype[name] as (this: Element) => DOMRect;
      Object.assign(Element.prototype, {
        [name](this: Element) {
          if (this.closest('[data-along]')) counted.cards += 1;
          else if (this.hasAttribute('data-thread')) counted.words += 1;
          return own.call(this);
        },
      });
    }
    // Not what stands over it: Review counts anew what the words just written were about.
    const comments = document.querySelector('aside [data-along-page]');
    if (comments === null) throw new Error('no column');
    new MutationObserver((records) => {
      counted.drawn += records.length;
    }).observe(comments, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const keys = 20;
  await imani.page.keyboard.press('ControlOrMeta+Home');
  for (let key = 0; key < keys; key += 1) {
    await imani.page.keyboard.press(key % 2 === 0 ? 'a' : 'Backspace');
    // Each is painted before the next is pressed, as a hand types.
    await imani.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  }
  const counted = await imani.page.evaluate(
    () => (window as unknown as { counted: Record<'words' | 'cards' | 'drawn', number> }).counted,
  );
  expect(counted.drawn).toBe(0);
  expect(counted.cards).toBe(0);
  // The words of one section’s threads, once for each key.
  expect(counted.words).toBeGreaterThan(0);
  expect(counted.words).toBeLessThanOrEqual((keys + 2) * Math.ceil(ids.length / sections.length));
});

test('F8 walks the threads from card to card, and Escape goes back to the words', async () => {
  await imani.page.reload();
  await imani.page.getByRole('button', { name: `Open ${ids.length}` }).waitFor();
  await imani.body('bigIdeas');
  for (const at of [0, 1, 2]) {
    await imani.page.keyboard.press('F8');
    await until(chosen, (id) => id === ids[at]);
    await isBeside(ids[at] ?? '');
  }
  await imani.page.getByRole('button', { name: /^\d+ more comments? above$/ }).waitFor({ state: 'hidden' });
  await imani.page.keyboard.press('Shift+F8');
  await until(chosen, (id) => id === ids[1]);
  const focused = () =>
    imani.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-thread-card]')?.dataset.threadCard);
  await until(focused, (id) => id === ids[1]);
  await imani.page.keyboard.press('Escape');
  await until(() => imani.page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), Boolean);
});

test('a new comment is begun high up in the window: what it is about stands below the filters, each time', async () => {
  const { page } = imani;
  for (const words of ['two mixtures', 'which one is stronger']) {
    await imani.selects('learningGoals', words);
    // Where the toolbar ends, beside the column's tabs.
    await page.evaluate(() => scrollBy(0, (getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0) - 115));
    await imani.commentButton().click();
    await page.locator('blockquote').filter({ hasText: words }).waitFor();
    const tops = await until(
      () =>
        page.evaluate(() => ({
          filters: document.querySelector('[data-along-head]')?.getBoundingClientRect().bottom ?? Number.NaN,
          quote: document.querySelector('[data-along="new"] blockquote')?.getBoundingClientRect().top ?? Number.NaN,
          words: document.querySelector('main [data-begun]')?.getClientRects()[0]?.top ?? Number.NaN,
        })),
      (now) => now.quote >= now.filters && Math.abs(now.quote - now.words) < 30,
    );
    // No further than it has to.
    expect(tops.quote - tops.filters).toBeLessThan(30);
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('the button beside words that go on below the window stands beside those in sight', async () => {
  const { page } = imani;
  await page.setViewportSize({ width: 1180, height: 820 });
  const body = await imani.body('bigIdeas');
  await body.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.evaluate(() => scrollTo(0, 0));
  const reaches = () => page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0);
  // So far below that the last line would take the button out of sight.
  expect(await reaches()).toBeGreaterThan(920);
  await until(
    () => imani.commentButton().boundingBox(),
    (box) => box !== null && box.y > 0 && box.y + box.height <= 820,
  );
  await page.keyboard.press('ArrowLeft');
});

test('a tablet that is turned while somebody writes a comment or a reply leaves their words in sight, whichever way', async () => {
  const { page } = imani;
  const [lying, standing] = [
    { width: 1180, height: 820 },
    { width: 820, height: 1180 },
  ];
  await page.setViewportSize(lying);
  await imani.selects('learningGoals', 'two mixtures');
  await page.keyboard.press('ControlOrMeta+Alt+m');
  const drawer = page.getByRole('dialog', { name: 'Comments' });
  const written = page.getByRole('textbox', { name: 'Your comment' });
  await written.fill('Which of the two');
  const isInSight = (box: typeof written, words: string) =>
    until(
      async () => ({
        words: await box.inputValue(),
        place: await box.boundingBox(),
        high: page.viewportSize()?.height ?? 0,
      }),
      (now) => now.words === words && (now.place?.y ?? -1) > 0 && (now.place?.y ?? 0) < now.high,
    );
  await page.setViewportSize(standing);
  await isInSight(drawer.getByRole('textbox', { name: 'Your comment' }), 'Which of the two');
  await page.keyboard.type(' is sweeter?');
  await page.setViewportSize(lying);
  await drawer.waitFor({ state: 'detached' });
  await isInSight(written, 'Which of the two is sweeter?');
  await page.getByRole('button', { name: 'Cancel' }).click();

  const words = (await imani.body('bigIdeas')).locator(`[data-thread="${ids[3]}"]`);
  await words.click();
  await page.locator('[data-chosen]').getByRole('button', { name: 'Reply' }).click();
  await page.getByRole('textbox', { name: 'Your reply' }).fill('As I see it');
  await page.setViewportSize(standing);
  await isInSight(drawer.getByRole('textbox', { name: 'Your reply' }), 'As I see it');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await page.setViewportSize(lying);
  await words.click();
  const own = page.locator('[data-chosen]').getByRole('button', { name: 'Edit', exact: true });
  await own.first().click();
  await page.getByRole('textbox', { name: 'Your comment, edited' }).fill('Said again');
  await page.setViewportSize(standing);
  await isInSight(drawer.getByRole('textbox', { name: 'Your comment, edited' }), 'Said again');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  // Nobody writes: nothing is drawn out by itself.
  await page.setViewportSize(lying);
  await page.locator('[data-thread-card]').first().waitFor();
  await page.setViewportSize(standing);
  await page.locator('[data-thread-card]').first().waitFor({ state: 'detached' });
  expect(await drawer.count()).toBe(0);
});

test('on a phone a click on the words brings up a sheet that leaves them in sight, and Escape leads back', async () => {
  await imani.page.setViewportSize({ width: 360, height: 740 });
  const words = (await imani.body('bigIdeas')).locator(`[data-thread="${ids[3]}"]`);
  await words.click();
  const sheet = imani.page.getByRole('dialog', { name: 'Comments' });
  await sheet.locator(`[data-thread-card="${ids[3]}"]`).waitFor();
  const [over, under] = [await words.boundingBox(), await sheet.boundingBox()];
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThan(under?.y ?? 0);
  expect(under?.width).toBe(360);
  await sheet.locator('[data-chosen]').getByRole('button', { name: 'Reply' }).click();
  // As much of the screen as a keyboard leaves.
  await imani.page.setViewportSize({ width: 360, height: 430 });
  const field = sheet.getByRole('textbox', { name: 'Your reply' });
  const send = sheet.getByRole('button', { name: 'Send' });
  await until(
    async () => {
      const [one, other] = [await field.boundingBox(), await send.boundingBox()];
      return {
        top: one?.y ?? 0,
        bottom: (other?.y ?? 0) + (other?.height ?? 0),
        begins: (await sheet.boundingBox())?.y ?? 0,
      };
    },
    ({ top, bottom, begins }) => top > begins && bottom <= 430,
  );
  // The focus stays in the sheet.
  for (let step = 0; step < 12; step += 1) await imani.page.keyboard.press('Tab');
  expect(await imani.page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
  await field.focus();
  // First the form, then the sheet.
  await imani.page.keyboard.press('Escape');
  await field.waitFor({ state: 'hidden' });
  await imani.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await until(() => imani.page.evaluate(() => document.activeElement?.closest('[data-section]') !== null), Boolean);
  expect(imani.complaints).toEqual([]);
});

test('a section that is moved takes its card along, also where no other has one', async () => {
  await imani.page.setViewportSize({ width: 1366, height: 768 });
  await imani.opens(await imani.person.makePlan('unit', 'One comment'));
  await imani.dictatesIn('bigIdeas', 'A rate says how much there is for one.');
  await imani.commentsOn('bigIdeas', 'how much', 'Of what?');
  const thread = (await imani.page.locator('[data-thread-card]').getAttribute('data-thread-card')) ?? '';
  await isBeside(thread);
  const order = () =>
    imani.page.locator('[data-section]').evaluateAll((all) => all.map((one) => one.getAttribute('data-section')));
  const place = (await order()).indexOf('bigIdeas');
  await imani.moveSectionDown('bigIdeas');
  await until(order, (now) => now.indexOf('bigIdeas') === place + 1);
  await isBeside(thread);
});
