/** The sample task as a teacher opens it: its figures are drawn, named for a screen reader, and complained of by nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

test('the figures of a plan are drawn, in light, in dark and in print', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { mine, shared } = await imani.person.get<Record<'mine' | 'shared', { id: string; title: string }[]>>(
    'GET',
    '/plans',
  );
  const task = [...mine, ...shared].find(({ title }) => title === 'Water ice for the block party');
  const { page } = imani;
  await page.goto(`/plans/${task?.id}`);
  const stand = page.getByRole('img', { name: 'Two lines that start together at 0.' });
  await stand.scrollIntoViewIfNeeded();
  // Drawn from the data: the mark at 60 cups of ice and the unknown under it.
  expect(await stand.locator('text').allTextContents()).toEqual(
    expect.arrayContaining(['crushed ice', '60', '64', '?']),
  );
  await page.getByRole('img', { name: 'A table with cups of ice' }).waitFor();
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.figure-drawing')].flatMap((drawing) => {
      const { left, right, top, bottom } = drawing.getBoundingClientRect();
      const texts = [...drawing.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
      return texts
        .filter(({ box }) => box.left < left || box.right > right || box.top < top - 1 || box.bottom > bottom + 1)
        .map(({ text }) => text.textContent);
    }),
  );
  expect(outside, 'words that the page’s own font writes beyond their drawing').toEqual([]);
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  const inks = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll('.figure-drawing *')].map((part) => getComputedStyle(part).color)),
  ]);
  expect(inks).toEqual(['rgb(0, 0, 0)']);
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
