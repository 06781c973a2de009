/**
 * High contrast, as Windows sets it: the system takes grounds and shadows away and gives its own colors. What is chosen is still told apart
 * from what is not, and drawings, a colleague's caret and the bar of minutes are seen, also where the page was set to light on a dark system.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let plans: readonly { readonly id: string; readonly title: string }[];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.context.addInitScript(() => localStorage.setItem('mantine-color-scheme-value', 'light'));
  await imani.page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  ({ mine: plans } = await imani.person.get<{ mine: { id: string; title: string }[] }>('GET', '/plans'));
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

const planOf = (title: string) => plans.find((plan) => plan.title === title)?.id ?? '';

/** How something looks: its ground, and its edges. */
const looks = (place: Locator) =>
  place.first().evaluate((element) => {
    const { backgroundColor, borderBottomColor, outlineStyle, outlineColor } = getComputedStyle(element);
    return [backgroundColor, borderBottomColor, outlineStyle === 'none' ? 'none' : outlineColor].join(' ');
  });

/** A color of the system, as the page has it. */
const system = (name: string) =>
  imani.page.evaluate((color) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = color;
    const { color: found } = getComputedStyle(probe);
    probe.remove();
    return found;
  }, name);

test('what is chosen, pressed or where one is differs from what is not', async () => {
  const { page } = imani;
  await imani.opens(planOf('Ratios at the block party'));
  const marks = page.locator('.commented');
  const plain = await looks(marks);
  const card = page.locator('[data-thread-card]');
  const unchosen = await looks(card);
  await marks.first().click();
  await page.locator('.commented-chosen').first().waitFor();
  expect(await looks(page.locator('.commented-chosen'))).not.toBe(plain);
  expect(await looks(page.locator('[data-thread-card][data-chosen]'))).not.toBe(unchosen);
  const bar = page.getByRole('toolbar', { name: /^Text tools/ });
  expect(await looks(bar.locator('[aria-pressed="true"]'))).not.toBe(
    await looks(bar.locator('[aria-pressed="false"]')),
  );
  const outline = page.getByRole('navigation', { name: 'Outline' });
  expect(await looks(outline.locator('[aria-current]'))).not.toBe(
    await looks(outline.locator('li button:not([aria-current])')),
  );
  expect(await looks(page.getByRole('tab', { selected: true }))).not.toBe(
    await looks(page.getByRole('tab', { selected: false })),
  );
  // Its pieces are nothing but their grounds.
  const canvas = await system('Canvas');
  const pieces = outline.locator('[data-kind="lesson"][tabindex="-1"]');
  expect(await pieces.first().evaluate((piece) => getComputedStyle(piece).backgroundColor)).not.toBe(canvas);
});

test('a figure and a chart are drawn in the colors of the system', async () => {
  const { page } = imani;
  const ink = await system('CanvasText');
  await imani.opens(planOf('Water ice for the block party'));
  const figure = page.locator('.figure-drawing').first();
  await figure.scrollIntoViewIfNeeded();
  expect(await figure.evaluate((drawing) => getComputedStyle(drawing).color)).toBe(ink);
  await imani.opens(planOf('Fraction of a quantity, for access to rates'));
  const words = page.locator('svg text').filter({ hasText: 'Oct 23' }).first();
  await words.scrollIntoViewIfNeeded();
  expect(await words.evaluate((text) => getComputedStyle(text).fill)).toBe(ink);
});

test('a colleague’s caret is seen', async () => {
  const theo = await teacherAt(browser, house, 'Theo Brandt');
  const planId = await imani.person.makePlan('unit', 'Both of us');
  await imani.person.share(planId, theo.person, 'edit');
  await Promise.all([imani.opens(planId), theo.opens(planId)]);
  await theo.typesIn('bigIdeas', 'Here');
  const flag = imani.page.getByText('Theo', { exact: true });
  await flag.waitFor();
  const canvas = await system('Canvas');
  await until(
    () => flag.evaluate((one) => getComputedStyle(one.parentElement ?? one).backgroundColor),
    (ground) => ground !== canvas && ground !== 'rgba(0, 0, 0, 0)',
  );
  expect([...imani.complaints, ...theo.complaints]).toEqual([]);
});
