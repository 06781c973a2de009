/** The sample task as a teacher opens it: its figures are drawn, named for a screen reader, and complained of by nobody. */
import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const inPage = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await inPage.axe.run()).violations.map(({ id }) => id);
    });
    expect(found, colorScheme).toEqual([]);
  }
  await page.emulateMedia({ media: 'print' });
  const inks = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll('.figure-drawing *')].map((part) => getComputedStyle(part).color)),
  ]);
  expect(inks).toEqual(['rgb(0, 0, 0)']);
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
