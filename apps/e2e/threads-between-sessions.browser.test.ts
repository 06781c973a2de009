/**
 * Two colleagues who are not there at the same time: a question with its kind, a thank-you by one tap, an edit; a reply that is
 * written without a connection, one that a lost session interrupts, one that is never finished; a thread resolved, and the link
 * to it opened weeks later, on a laptop and on a phone.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark, axeOn } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { type Person, signIn } from './testing/person.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let theo: Teacher;
let planId: string;
const section = 'essentialQuestions';

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [imani, theo] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Theo Brandt'),
  ]);
  // A drawer that is still sliding in has pale words.
  for (const { page } of [imani, theo]) await page.emulateMedia({ reducedMotion: 'reduce' });
  planId = await imani.person.makePlan('unit', 'Rates per one');
  await imani.person.share(planId, theo.person, 'comment');
  await imani.opens(planId);
  await imani.dictatesIn(section, 'What stays the same when a mixture grows?');
  await imani.isSaved();
  await theo.opens(planId);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const box = ({ page }: Teacher, name: string): Locator => page.getByRole('textbox', { name });
const press = (from: Locator | Page, name: string | RegExp): Promise<void> =>
  from.getByRole('button', { name, exact: true }).click();

/** The page's first list of threads was read before its reply was stored, and comes after it. */
async function listIsOlderThanReply(page: Page): Promise<void> {
  let read = () => {};
  const isRead = new Promise<void>((resolve) => {
    read = resolve;
  });
  const sent = page.waitForResponse(/\/replies$/);
  await page.route(
    /\/threads$/,
    async (route) => {
      const answer = await route.fetch();
      read();
      await sent;
      // The page may not wait for it any more.
      await route.fulfill({ response: answer }).catch(() => {});
    },
    { times: 1 },
  );
  await page.route(/\/replies$/, async (route) => {
    await isRead;
    await route.continue();
  });
}

test('a question is asked with a beginning of a sentence, thanked for by one tap, edited, and everyone sees it', async () => {
  await theo.section(section).getByText('stays the same').waitFor();
  await theo.selects(section, 'stays the same');
  await press(theo.page, 'Comment');
  await press(theo.page, 'Clarifying');
  await press(theo.page, 'What do you mean by …');
  await theo.page.keyboard.type('the same?');
  expect(await axeInLightAndDark(theo.page)).toEqual([]);
  await theo.page.keyboard.press('ControlOrMeta+Enter');
  const hers = imani.thread('What do you mean by the same?');
  await hers.getByText('Clarifying', { exact: true }).waitFor();

  await press(hers, 'React to the comment by Theo Brandt');
  await press(hers, 'Thanks');
  const his = theo.thread('What do you mean by the same?');
  await his.getByRole('img', { name: 'Thanks 1: Imani Cole' }).waitFor();

  await press(his, 'Edit');
  await box(theo, 'Your comment, edited').fill('Do you mean the taste?');
  await press(theo.page, 'Save');
  await imani.thread('Do you mean the taste?').getByText('edited').waitFor();
});

test('a reply waits for a connection, another for a signed-in person, and each is sent once', async () => {
  const hers = imani.thread('Do you mean the taste?');
  const replies = async (text: string) => {
    await press(hers, 'Reply');
    await box(imani, 'Your reply').fill(text);
    await press(hers, 'Send');
  };
  await imani.context.setOffline(true);
  await replies('Yes, the taste.');
  await hers.getByText(/Waits for a connection/).waitFor();
  await imani.context.setOffline(false);
  await theo.thread('Yes, the taste.').waitFor();

  const cookies = await imani.context.cookies();
  await imani.context.clearCookies();
  await replies('And the color.');
  await hers.getByText(/Waits until you sign in again/).waitFor();
  await imani.context.addCookies(cookies);
  await listIsOlderThanReply(imani.page);
  await imani.page.reload();
  await theo.thread('And the color.').waitFor();
  await hers.getByText('And the color.').waitFor();
  await hers.getByText(/Waits/).waitFor({ state: 'hidden' });
  const [thread] = await imani.person.get<{ comments: { text: string }[] }[]>('GET', `/plans/${planId}/threads`);
  expect(thread?.comments.map(({ text }) => text)).toEqual([
    'Do you mean the taste?',
    'Yes, the taste.',
    'And the color.',
  ]);
});

test('what is half written is there again after a reload and after signing out', async () => {
  const his = () => theo.thread('Do you mean the taste?');
  await press(his(), 'Reply');
  await box(theo, 'Your reply').fill('Then how would');
  await theo.page.reload();
  await press(his(), 'Continue your reply');
  expect(await box(theo, 'Your reply').inputValue()).toBe('Then how would');

  await theo.section(section).getByText('mixture grows').waitFor();
  await theo.selects(section, 'mixture grows');
  await press(theo.page, 'Comment');
  await box(theo, 'Your comment').fill('Which mixture');
  await theo.page.goto('/');
  await theo.page.getByRole('button', { name: /Account/ }).click();
  await theo.page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await theo.page.getByRole('button', { name: 'Sign in' }).waitFor();
  const again = await teacherAt(browser, house, 'Theo Brandt');
  await theo.context.addCookies(await again.context.cookies());
  await again.context.close();
  await theo.opens(planId);
  await until(
    () => box(theo, 'Your comment').inputValue(),
    (text) => text === 'Which mixture',
  );
  await box(theo, 'Your comment').press('Escape');
  await press(his(), 'Continue your reply');
  expect(await box(theo, 'Your reply').inputValue()).toBe('Then how would');
  await box(theo, 'Your reply').press('Escape');
});

test('other words are suggested, used by an editor in one step that undo takes back, and asked about when the words changed', async () => {
  const words = () => imani.wordsOf(section);
  await theo.section(section).getByText('mixture grows').waitFor();
  await theo.selects(section, 'a mixture grows');
  await press(theo.page, 'Comment');
  // What he began before is there again.
  expect(await box(theo, 'Your comment').inputValue()).toBe('Which mixture');
  await box(theo, 'Your comment').fill('');
  await press(theo.page, 'Suggest other words');
  await box(theo, 'Words to stand there instead').fill('two amounts $a$ and $b$ grow');
  expect(await axeInLightAndDark(theo.page)).toEqual([]);
  await press(theo.page, 'Send');
  const hers = imani.thread('I suggest other words.');
  await hers.getByRole('math', { name: 'a', exact: true }).waitFor();
  // In two windows at once: each asks before either has an answer, and the words are put in by one of them. The second comes when
  // the first has been given the suggestion, and does not give it back.
  const other = await imani.context.newPage();
  const second = other.waitForRequest('**/use');
  await imani.page.route('**/use', async (route) => {
    const answer = await route.fetch();
    await second;
    await route.fulfill({ response: answer });
  });
  await press(hers, 'Use it');
  await other.goto(`/plans/${planId}`);
  await press(other.getByRole('article').filter({ hasText: 'I suggest other words.' }), 'Use it');
  await until(words, (all) => /What stays the same when two amounts .*and .* grow\?$/.test(all));
  await imani.section(section).locator('.formula-inline').nth(1).waitFor();
  await hers.waitFor({ state: 'hidden' });
  const late = /^Somebody else is putting these words in/;
  await other.getByText(late).waitFor();
  expect(await imani.page.getByText(late).count()).toBe(0);
  await imani.isSaved();
  expect(await words()).not.toMatch(/two amounts.*two amounts/);
  expect(await imani.section(section).locator('.formula-inline').count()).toBe(2);
  await imani.page.keyboard.press('ControlOrMeta+z');
  await until(words, (all) => all === 'What stays the same when a mixture grows?');
  await other.close();
  await imani.page.unroute('**/use');
  await press(theo.page, /^Resolved/);
  await theo.thread('I suggest other words.').getByText('Words by Theo Brandt, put in by Imani Cole').waitFor();

  await theo.thread('I suggest other words.').getByRole('button', { name: 'Reopen' }).click();
  await press(theo.page, /^Open/);
  await hers.getByText('Opened again by Theo Brandt, just now').waitFor();
  await imani.selects(section, 'mixture');
  await imani.page.keyboard.type('drink');
  await press(hers, 'Use it');
  await hers.getByText('a drink grows').waitFor();
  expect(await words()).toBe('What stays the same when a drink grows?');
  expect(await axeOn(imani.page)).toEqual([]);
  await press(hers, 'Use it anyway');
  await until(words, (all) => all.startsWith('What stays the same when two amounts'));
  await hers.waitFor({ state: 'hidden' });
});

test('a page that dies while a suggestion is put in leaves the words and the resolved thread, or neither', async () => {
  await theo.selects(section, 'stays the same');
  await press(theo.page, 'Comment');
  await press(theo.page, 'Suggest other words');
  await box(theo, 'Words to stand there instead').fill('does not change');
  await press(theo.page, 'Send');
  const hers = imani.thread('does not change');
  await hers.waitFor();
  const comes = async () => {
    const page = await imani.context.newPage();
    await page.goto(`/plans/${planId}`);
    return { page, use: () => press(page.getByRole('article').filter({ hasText: 'does not change' }), 'Use it') };
  };
  // It is hers by the server, and the page is gone before it hears of that.
  const first = await comes();
  await first.page.route('**/use', async (route) => {
    await route.fetch();
    await first.page.close();
  });
  const died = first.page.waitForEvent('close');
  await first.use().catch(() => {});
  await died;
  expect(await imani.wordsOf(section)).toContain('stays the same');

  // The thread is open; this time the words are stored, and the page is gone before it says so.
  const second = await comes();
  let isGivenBack = false;
  await second.page.route('**/used', async (route) => {
    if (route.request().postData()?.includes('"put":false')) {
      // The first gives back what the page before it left, and is answered when she has asked for it anew.
      const answer = await route.fetch();
      const asked = second.page.waitForRequest('**/use');
      isGivenBack = true;
      await asked;
      return route.fulfill({ response: answer });
    }
    // What is only held back here gets through when its page is closed, more often than not.
    await route.abort();
    await second.page.close();
  });
  await until(
    () => isGivenBack,
    (given) => given,
  );
  const diedToo = second.page.waitForEvent('close');
  await second.use().catch(() => {});
  await diedToo;
  await until(
    () => imani.wordsOf(section),
    (words) => words.startsWith('What does not change when'),
  );
  await hers.waitFor();
  const third = await imani.context.newPage();
  await third.goto(`/plans/${planId}`);
  await hers.waitFor({ state: 'hidden' });
  await third.close();
  await press(theo.page, /^Resolved/);
  await theo.thread('does not change').getByText('Words by Theo Brandt, put in by Imani Cole').waitFor();
  await press(theo.page, /^Open/);
});

test('formulas in a comment are drawn and said, money is not, a broken one says what is wrong; and only the authors read it', async () => {
  const mei = await signIn(house, 'Mei Tanaka');
  await imani.person.share(planId, mei, 'comment');
  await theo.selects(section, 'What');
  await press(theo.page, 'Comment');
  await theo.page.keyboard.type('Is it $5 or ');
  await press(theo.page, 'Put a formula here');
  await theo.page.keyboard.type('a:b');
  await theo.page.keyboard.press('End');
  await theo.page.keyboard.type('? See $\\frac{1}$');
  const form = theo.page.locator('form');
  await form.getByRole('math', { name: 'a to b' }).waitFor();
  await form.getByText(/This formula cannot be drawn/).waitFor();
  await theo.page.getByRole('combobox', { name: 'Who can read this' }).selectOption('Only the authors and me');
  await form.getByText('Only Imani Cole and you can read this.').waitFor();
  // Mei can see the plan and not this thread: only who reads it is offered, and a name that is typed says so.
  const text = theo.page.getByRole('textbox', { name: 'Your comment' });
  const written = await text.inputValue();
  await text.press('ControlOrMeta+End');
  await text.pressSequentially(' @');
  const offered = theo.page.getByRole('listbox', { name: 'People and groups to mention' }).getByRole('option');
  await offered.first().waitFor();
  const names = await offered.evaluateAll((all) => all.map((one) => one.querySelector('strong')?.textContent));
  expect(names).toEqual(['Imani Cole', 'authors']);
  await text.pressSequentially('Mei Tanaka');
  await form.getByText('Mei Tanaka cannot read this thread and is not told.').waitFor();
  await text.fill(written);
  await theo.page.getByRole('textbox', { name: 'Your comment' }).press('ControlOrMeta+Enter');
  const hers = imani.thread('Is it $5 or');
  await hers.getByRole('math', { name: 'a to b' }).waitFor();
  await hers.getByText('$\\frac{1}$').waitFor();
  await hers.getByText('Only Theo Brandt and you can read this.').waitFor();
  const textsOf = async (person: Person) =>
    (await person.get<{ comments: { text: string }[] }[]>('GET', `/plans/${planId}/threads`)).map(
      ({ comments }) => comments[0]?.text ?? '',
    );
  expect(await textsOf(imani.person)).toContain('Is it $5 or $a:b$? See $\\frac{1}$');
  expect((await textsOf(mei)).filter((text) => text.includes('$5'))).toEqual([]);
  await press(theo.thread('Is it $5 or'), 'Delete');
  await press(theo.page, 'Delete it');
  await hers.waitFor({ state: 'hidden' });
});

test('a deleted first comment keeps its replies; resolved, the thread opens by its link on a laptop and on a phone', async () => {
  const about = { hasText: 'Yes, the taste.' };
  const his = theo.thread('Yes, the taste.');
  await his.getByRole('button', { name: 'Delete', exact: true }).click();
  await press(his, 'Delete it');
  await imani.thread('This comment was deleted.').filter(about).waitFor();

  await theo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(his, 'Copy link');
  await theo.page.getByText(/^Link copied/).waitFor();
  const link = await theo.page.evaluate(() => navigator.clipboard.readText());

  await press(imani.thread('Yes, the taste.'), 'Resolve');
  await theo.page.getByText('No open comments', { exact: false }).waitFor();
  await press(theo.page, 'Mine 2');
  await press(theo.page, 'Resolved 3');
  await his.getByText(/^Resolved by Imani Cole/).waitFor();

  const focused = () =>
    imani.page.evaluate(() => document.activeElement?.closest('[data-thread-card]')?.textContent ?? '');
  for (const size of [
    { width: 1366, height: 768 },
    { width: 360, height: 740 },
  ]) {
    await imani.page.setViewportSize(size);
    await imani.page.goto('/');
    await imani.page.goto(link);
    await until(focused, (text) => text.includes('Yes, the taste.') && text.includes('Resolved by'));
    expect(await axeOn(imani.page)).toEqual([]);
  }
  await imani.page.goto('/');
  await imani.page.goto(`${link}x`);
  await imani.page.getByText('This comment is not here any more.').waitFor();
  expect([...imani.complaints, ...theo.complaints]).toEqual([]);
});
