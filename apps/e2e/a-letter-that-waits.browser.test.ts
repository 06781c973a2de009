/**
 * A letter is painted before an editor reads it. Whatever happens in between, it is not lost, nothing is done to the words as they were
 * before it, and the page does not say that it is saved.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { type Person, type StockClient, signIn } from './testing/person.ts';
import { choosesPicture, png } from './testing/pictures.ts';
import { bodyOf, sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

const section = 'bigIdeas';

let house: House;
let browser: Browser;
let imani: Teacher;
let theo: Person;
let stock: StockClient;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
  // Words that leave a page are noted. A socket that is open already would have its own way to send.
  await imani.context.addInitScript(() => {
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (data) {
      const [type, kind] = data instanceof Uint8Array ? data : [];
      if (type === 0 && kind === 2) document.body.dataset.sent = 'true';
      send.call(this, data);
    };
  });
  theo = await signIn(house, 'Theo Brandt');
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

beforeEach(async () => {
  const planId = await imani.person.makePlan('unit', 'One letter after the other');
  await imani.person.share(planId, theo, 'edit');
  stock?.provider.destroy();
  stock = theo.stockClient(planId);
  await imani.opens(planId);
  await imani.typesIn(section, 'A rat');
  await imani.isSaved();
  await until(words, (now) => now === 'A rat');
});

/** What has arrived at a colleague's. */
const words = () =>
  sectionsOf(stock.doc)
    .find(({ id }) => id === section)
    ?.words.trim() ?? '';

/** Types a letter behind whose key no frame comes, and nothing that waits for one: it is seen, and goes no further. */
async function typesOne(letter: string): Promise<void> {
  await imani.page.evaluate(async () => {
    // Not with the frame of a key before it.
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    window.requestAnimationFrame = () => 0;
    window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
    delete document.body.dataset.sent;
  });
  await imani.page.keyboard.press(letter);
  expect(await imani.wordsOf(section)).toBe(`A rat${letter}`);
  expect(await imani.page.evaluate(() => document.body.dataset.sent)).toBe(undefined);
}

/** As a screen reader does it: without a key or a button of the mouse. */
const press = (name: string) =>
  imani.page
    .getByRole('button', { name, exact: true })
    .first()
    .evaluate((button: HTMLElement) => button.click());

test('while a letter waits the page does not say that its words are saved', async () => {
  await typesOne('e');
  await imani.page.getByRole('status').filter({ hasText: 'Saving' }).waitFor();
  await press('Bold (Ctrl B)');
  await until(words, (now) => now === 'A rate');
});

test('a letter that waits while its page goes is on the device and at the colleague’s', async () => {
  await typesOne('e');
  await imani.page.reload();
  await until(
    () => imani.wordsOf(section),
    (now) => now === 'A rate',
  );
  await until(words, (now) => now === 'A rate');
});

test('undo takes the letter that waits and no more, when the page itself notes something in the plan meanwhile', async () => {
  const { page } = imani;
  const sketch = () => bodyOf(stock.doc, 'essentialQuestions').toString();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/pictures', async (route) => {
    await held;
    await route.continue();
  });
  await imani.typesIn('essentialQuestions', 'Like this:');
  await choosesPicture(imani, png(40, 30));
  await page
    .getByRole('dialog', { name: 'Words for those who do not see it' })
    .getByRole('textbox')
    .fill('Six counters');
  await page.keyboard.press('Enter');
  await until(sketch, (now) => now.includes('Six counters'));
  await imani.typesIn(section, '');
  await typesOne('e');
  letGo();
  await until(sketch, (now) => now.includes('width="40"'));
  await press('Undo (Ctrl Z)');
  await until(words, (now) => now === 'A rat');
  expect(sketch()).toContain('Six counters');
  await page.unroute('**/pictures');
});

test('undo takes the letter that waits, and redo brings it back', async () => {
  await typesOne('e');
  await press('Undo (Ctrl Z)');
  await until(
    () => imani.wordsOf(section),
    (now) => now === 'A rat',
  );
  await press('Redo (Ctrl Y)');
  await until(words, (now) => now === 'A rate');
  expect(await imani.wordsOf(section)).toBe('A rate');
});

test('letters come in the order they were typed in, however fast, and the caret stays behind them', async () => {
  await imani.page.keyboard.type('io of 3 cups to 4, and 6 to 8');
  await imani.page.keyboard.press('Home');
  await imani.page.keyboard.type('Say: ');
  await imani.page.keyboard.press('End');
  await imani.page.keyboard.type('!');
  await until(words, (now) => now === 'Say: A ratio of 3 cups to 4, and 6 to 8!');
  expect(await imani.wordsOf(section)).toBe(words());
});

test('what a colleague writes before the letter that waits moves it, and takes nothing of it', async () => {
  const { page } = imani;
  let text: unknown = bodyOf(stock.doc, section);
  while (text instanceof Y.XmlFragment) text = text.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('no words');
  // Each of the colleague's letters arrives while somebody types.
  const typing = page.keyboard.type('io says how much of one thing there is for each of another');
  for (const letter of 'Ready? ') {
    text.insert(0, letter);
    await until(
      () => imani.wordsOf(section),
      (now) => now.startsWith(letter),
    );
  }
  await typing;
  const whole = ' ?ydaeRA ratio says how much of one thing there is for each of another';
  await until(words, (now) => now === whole.trim());
  await until(
    () => imani.wordsOf(section),
    (now) => now === whole,
  );
});
