/**
 * The outline beside a plan says where somebody is: in what they write or read, also at the end of the plan, and in sight. What a plan has
 * several of is added from there.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let imani: Teacher;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.opens(await imani.person.makePlan('unit', 'Where am I?'));
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const outline = () => imani.page.getByRole('navigation', { name: 'Outline' });
const here = () => outline().locator('[aria-current="location"]');
const idOf = async (kind: string) =>
  (await imani.page.locator(`section[data-kind="${kind}"]`).first().getAttribute('data-section')) ?? '';

test('the section that somebody writes in is the one where they are, and the outline shows it', async () => {
  const { page } = imani;
  // A small laptop, on which the outline is longer than the window.
  await page.setViewportSize({ width: 1366, height: 480 });
  await imani.typesIn(await idOf('differentiation'), 'Long prompts');
  await until(
    () => here().textContent(),
    (name) => name === 'Ways in for everyone',
  );
  await until(() => here().evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight), Boolean);
  await imani.typesIn(await idOf('anticipatedMisconceptions'), 'Adds the same');
  await until(
    () => here().textContent(),
    (name) => name === 'What students might think',
  );
  // Whoever scrolls away reads.
  await page.mouse.move(640, 300);
  await page.mouse.wheel(0, -20_000);
  await until(
    () => here().textContent(),
    (name) => name === 'Overview',
  );
  expect(await here().evaluate((one) => one.getBoundingClientRect().top >= 0)).toBe(true);
});

test('one more assessment or lesson is added where they stand, and its title is written at once', async () => {
  const { page } = imani;
  await outline().getByRole('button', { name: '+ Assessment' }).click();
  await page.keyboard.type('Market day');
  await outline().getByRole('button', { name: '+ Lesson' }).click();
  await page.keyboard.type('Two lines');
  const titles = () =>
    outline().locator('li button:is([data-kind="assessment"], [data-kind="lesson"])').allTextContents();
  await until(titles, (all) => all.join('; ') === 'Assessment; Market day; 1 Lesson60 min; 2 Two lines60 min');
  expect(imani.complaints).toEqual([]);
});
