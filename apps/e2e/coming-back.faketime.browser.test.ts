/**
 * A teacher reads a unit, is away for three days while two colleagues work on it, and comes back on another computer: the page says
 * what changed since, by whom, shows old and new words, and leads to each place. Put away, it does not come again.
 */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { appendParagraph, bodyOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let folder: string;
let planId: string;
let theo: Teacher;

/** Sets the server's clock in one stroke. */
async function set(hour: string): Promise<void> {
  await writeFile(join(folder, 'next'), `${hour}\n`);
  await rename(join(folder, 'next'), join(folder, 'clock'));
}

beforeAll(async () => {
  const library = process.env.TANGRAM_TEST_FAKETIME;
  if (library === undefined) throw new Error('TANGRAM_TEST_FAKETIME names no library; run this with npm test');
  folder = await mkdtemp(join(tmpdir(), 'tangram-e2e-clock-'));
  await set('-3d');
  [house, browser] = await Promise.all([
    openHouse({
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: join(folder, 'clock'),
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
    }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
  await rm(folder, { recursive: true, force: true });
});

const numberLine = JSON.stringify({
  type: 'numberLine',
  title: 'Halves',
  altText: 'A line from 0 to 2.',
  min: 0,
  max: 2,
  majorStep: 1,
});

const visited = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith(`/plans/${planId}/visit`) && answer.ok());
const since = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000).toLocaleDateString('en', { weekday: 'long' });

test('three days ago he reads it and asks something; then two colleagues work on it', async () => {
  const imani = await signIn(house, 'Imani Cole');
  planId = await imani.makePlan('unit', 'Rates per one');
  const first = imani.stockClient(planId);
  await until(() => first.provider.synced, Boolean);
  appendParagraph(first.doc, 'bigIdeas', 'A ratio compares two amounts.');
  const reader = await teacherAt(browser, house, 'Theo Brandt');
  await imani.share(planId, reader.person, 'comment');
  await until(
    () => reader.person.get<{ html: string }>('GET', `/plans/${planId}/html`),
    ({ html }) => html.includes('compares two amounts'),
  );
  first.provider.destroy();
  const noted = visited(reader.page);
  await reader.opens(planId);
  expect(await (await noted).json()).toEqual({ since: null, looked: false });
  await reader.commentsOn('bigIdeas', 'two amounts', 'Amounts or quantities?');
  await reader.context.close();

  await set('-1d');
  const [again, mei] = await Promise.all([signIn(house, 'Imani Cole'), signIn(house, 'Mei Tanaka')]);
  await again.share(planId, mei, 'edit');
  const author = await teacherAt(browser, house, 'Imani Cole');
  await author.opens(planId);
  await author.dictatesIn('bigIdeas', ' It stays the same when both grow alike.');
  await author.selects('bigIdeas', 'ratio');
  await author.page.keyboard.press('ControlOrMeta+b');
  await author.moveSectionDown('essentialQuestions');
  await author.thread('Amounts or quantities?').getByRole('button', { name: 'Resolve' }).click();
  await author.isSaved();
  await author.context.close();
  const hers = mei.stockClient(planId);
  await until(() => hers.provider.synced, Boolean);
  const text = appendParagraph(hers.doc, 'learningGoals', 'Multiples, and what a fraction means: ');
  const formula = new Y.XmlElement('formula');
  formula.setAttribute('latex', '\\frac{3}{8}');
  (text.parent as Y.XmlElement).insert(1, [formula]);
  const figure = new Y.XmlElement('figure');
  figure.setAttribute('figure', numberLine);
  bodyOf(hers.doc, 'learningGoals').push([figure]);
  await mei.get('POST', `/plans/${planId}/threads`, {
    threadId: 'a'.repeat(32),
    commentId: 'b'.repeat(32),
    text: 'Shall we add a task?',
    place: { kind: 'section', sectionId: 'learningGoals' },
  });
  await until(
    () => mei.get<{ html: string }>('GET', `/plans/${planId}/html`),
    ({ html }) => html.includes('what a fraction means'),
  );
  hers.provider.destroy();
}, 60_000);

test('he comes back and is offered exactly what changed, by whom', async () => {
  await set('+0');
  theo = await teacherAt(browser, house, 'Theo Brandt');
  await theo.opens(planId);
  const { page } = theo;
  const offer = page.getByRole('region', { name: `Since ${since}` });
  await offer.getByText('3 sections changed, 1 new thread and 1 thread of yours resolved').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await offer.getByRole('button', { name: 'See what changed' }).click();
  const panel = page.getByRole('complementary', { name: 'What changed' });
  await panel.getByRole('heading', { name: `Since ${since}` }).waitFor();
  const said = await panel
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.textContent?.replace(/ ?·? ?(yesterday|today|1?\d h ago).*/, '')));
  expect(said).toEqual([
    expect.stringMatching(/^Big ideas.*Changed by Imani Cole$/),
    expect.stringMatching(/^.*Changed by Mei Tanaka$/),
    expect.stringMatching(/^Essential questions.*Moved by Imani Cole$/),
    expect.stringContaining('Mei Tanaka commentedShall we add a task?'),
    expect.stringContaining('Imani Cole resolved your thread on “two amounts”'),
  ]);
});

test('old and new words are told apart without color, a line leads to its place, and put away it stays away', async () => {
  const { page } = theo;
  const panel = page.getByRole('complementary', { name: 'What changed' });
  // By keyboard: the list has the focus; its first stops lead back to the comments and put it away.
  for (let stops = 0; stops < 4; stops += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Show what changed in “Big ideas”',
  );
  await page.keyboard.press('Enter');
  const diff = panel.getByRole('group', { name: /^Show what changed in “Big ideas/ });
  const added = diff.locator('ins');
  await added.waitFor();
  expect(await added.textContent()).toBe(' Added:  It stays the same when both grow alike. End. ');
  expect(await diff.textContent()).toContain('A ratio (now bold) compares two amounts.');
  expect(await added.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('underline');
  await panel.getByRole('button', { name: /^Show what changed in “Students can/ }).click();
  const goals = panel.getByRole('group', { name: /^Show what changed in “Students can/ });
  await goals.locator('ins .katex').waitFor();
  await goals.locator('ins svg').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);

  await panel.getByRole('button', { name: /Essential questions/ }).click();
  await until(
    () => theo.section('essentialQuestions').evaluate((element) => element.getBoundingClientRect().top),
    (top) => top >= 0 && top < 400,
  );
  await panel.getByRole('button', { name: /Mei Tanaka commented/ }).click();
  await theo.thread('Shall we add a task?').waitFor();

  // Opened again in the same visit it is not said again, and is at hand; without a connection it says so, and goes on with one.
  const again = visited(page);
  await page.reload();
  expect(await (await again).json()).toMatchObject({ looked: true });
  const offer = page.getByRole('region', { name: `Since ${since}` });
  await offer.getByRole('button', { name: 'See what changed' }).waitFor();
  expect(await offer.getByRole('status').textContent()).toBe(`Since ${since}`);
  await offer.getByRole('button', { name: 'See what changed' }).click();
  await theo.context.setOffline(true);
  await panel.getByRole('button', { name: /^Show what changed in “Big ideas/ }).click();
  await panel.getByRole('alert').waitFor();
  await theo.context.setOffline(false);
  await panel.getByRole('button', { name: 'Try again' }).click();
  await added.waitFor();

  // Put away without a connection it stays away too.
  await theo.context.setOffline(true);
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await panel.waitFor({ state: 'detached' });
  await theo.context.setOffline(false);
  const told = page.waitForResponse((answer) => answer.url().endsWith('/catch-up/done') && answer.ok());
  await page.reload();
  await told;
  const noted = visited(page);
  await page.reload();
  expect(await (await noted).json()).toEqual({ since: null, looked: false });
  expect(theo.complaints).toEqual([]);
});
