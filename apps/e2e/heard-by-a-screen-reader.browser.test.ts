/**
 * A walk through a text as a screen reader walks it, by the tree of what the browser tells it: a formula, a figure with the form and the
 * handles of its editor, and the chip of a standard. Everything has a role, a name and a value in words; the arrow keys say where
 * one has come to, once, and nothing else speaks.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
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

/** Roles that a screen reader passes over. */
const silent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'LabelText', 'Legend']);

/** All that is told inside of the first thing with a role and name, in order: role, name, description, value. */
async function walk(page: Page, role: string, name: string): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told: string[] = [];
  const visit = (id: string) => {
    const node = byId.get(id);
    const kind = String(node?.role?.value ?? '');
    if (node && !node.ignored && !silent.has(kind)) {
      const description = node.description?.value ? ` (${node.description.value})` : '';
      told.push(`${kind} ${node.name?.value ?? ''}${description}${node.value?.value ? ` = ${node.value.value}` : ''}`);
    }
    for (const child of node?.childIds ?? []) visit(child);
  };
  const root = nodes.find((node) => !node.ignored && node.role?.value === role && node.name?.value === name);
  if (root) visit(root.nodeId);
  return told;
}

/** From now on keeps what live regions say. */
async function listens(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const live = '[aria-live], [role="status"], [role="alert"], [role="log"]';
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region && region.ariaLive !== 'off') regions.add(region);
      }
      for (const { textContent } of regions) if (textContent?.trim()) heard.push(textContent.trim());
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was said since one last asked. */
const heardSoFar = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** The same, once it ends with what is expected. */
async function hears(page: Page, last: RegExp): Promise<readonly string[]> {
  await until(
    () => heardSoFar(page),
    (all) => last.test(all.at(-1) ?? ''),
  );
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
}

test('a formula, a figure with its editor, and a chip are heard in words, and the arrow keys say each place once', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { keyboard } = page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const planId = await imani.person.makePlan('task', 'Heard and not seen');
  await imani.opens(planId);
  const section = (await page.locator('section[data-kind="prompt"]').getAttribute('data-section')) ?? '';
  const body = await imani.body(section);
  await body.focus();
  await keyboard.type('Eat $3/4$ of it, see 6.rp.3b');
  await page.getByRole('listbox', { name: 'Standards that fit' }).getByRole('option').first().waitFor();
  await press('Tab');
  await keyboard.type(' now.');
  await press('Enter');
  await keyboard.type('/double');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await press('Enter');
  const editor = page.getByRole('dialog', { name: 'Double number line' });
  await editor.getByRole('img', { name: /^A double number line/ }).waitFor();

  // The editor of the figure: the drawing in words, then each field with its group, name, hint and value.
  const drawn =
    'A double number line, its zeros one over the other. Top, time (minutes): 0, 2, 4, 6 and 8. Bottom, distance (miles): 0, 3, 6, 9 and an unknown.';
  const form = await walk(page, 'dialog', 'Double number line');
  const asked = [
    'heading Double number line',
    `image ${drawn}`,
    'group Upper line',
    'textbox What it counts = time',
    'textbox Unit = minutes',
    'textbox Numbers (With commas; ? for an unknown) = 0, 2, 4, 6, 8',
    'group Lower line',
    'textbox Numbers (With commas; ? for an unknown) = 0, 3, 6, 9, ?',
    'group Marks across both lines',
    'button + Add mark',
    'checkbox Every pair has the same ratio (A quiet remark says so where one has not)',
    'group How it is shown',
    'checkbox Blank for students (Only the frame is drawn, to be filled in)',
    'button Remove figure',
    'button Done',
  ];
  expect(form.filter((one) => asked.includes(one))).toEqual(asked);
  expect(form.filter((one) => /^(button|textbox|checkbox|combobox) *$/.test(one))).toEqual([]);

  // A handle: what it is, where it stands, what the keys do. Each key says the new place, once.
  await editor.getByRole('button', { name: '+ Add mark' }).press('Enter');
  const mark = editor.getByRole('button', { name: /^Mark 1,/ });
  await mark.focus();
  expect(await walk(page, 'button', 'Mark 1, at 1 space from zero')).toEqual([
    'button Mark 1, at 1 space from zero (Arrow keys move it. Delete removes it.)',
  ]);
  await listens(page);
  await press('ArrowRight');
  expect(await hears(page, /at 1 1\/2/)).toEqual(['Mark 1, at 1 1/2 spaces from zero']);
  await press('ArrowUp');
  expect(await hears(page, /at 2/)).toEqual(['Mark 1, at 2 spaces from zero']);
  await press('Delete');
  expect(await hears(page, /removed/)).toEqual(['Mark 1 removed']);
  await editor.getByRole('button', { name: 'Done' }).press('Enter');
  await editor.waitFor({ state: 'detached' });

  // The text in its order: words, the formula in words, the chip with what it stands for, the figure by its alternative.
  await until(
    () => walk(page, 'textbox', 'The task, as students read it'),
    (all) => all.includes('button Edit figure: Double number line'),
  );
  const read = await walk(page, 'textbox', 'The task, as students read it');
  const order = [
    'StaticText Eat ',
    'math 3 fourths',
    'StaticText  of it, see ',
    'Abbr Unit price and steady-speed problems',
    'StaticText 6.RP.A.3b',
    'StaticText  now.',
    'Figcaption ',
    `image ${drawn}`,
    'button Edit figure: Double number line',
  ];
  expect(read.filter((one) => order.includes(one))).toEqual(order);

  // The arrow keys through the text: each thing that they select is said, with how it is opened.
  const letters = ' of it, see 6.RP.A.3b now.'.length;
  const repeated = (key: string, times: number) => Array.from({ length: times }, () => key);
  await body.focus();
  await press('ArrowUp', ...repeated('ArrowLeft', letters + 1));
  expect(await hears(page, /Formula/)).toEqual(['Formula: 3 fourths. Enter opens it.']);
  await press(...repeated('ArrowRight', letters + 2));
  expect(await hears(page, /Figure/)).toEqual(['Figure: Double number line. Enter opens it.']);
  await press('Enter');
  await editor.waitFor();
  await press('Escape');
  await editor.waitFor({ state: 'detached' });
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});

test('a number that is not taken says why once it is left, and keeps saying so in the field until that is gone to again', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const planId = await imani.person.makePlan('intervention', 'A number refused');
  await imani.opens(planId);
  const group = page.locator('section[data-kind="groupSize"]');
  const size = group.getByLabel('Students', { exact: true });
  await size.focus();
  await listens(page);
  // Not while it is typed: the first digit of many is wrong.
  await page.keyboard.type('2');
  const reason = 'A group under 3 describes persons. Merge groups, or keep it outside of Tangram. “2” is not kept.';
  await group.getByText(reason).waitFor();
  await page.keyboard.press('Tab');
  expect((await hears(page, /not kept/)).filter((one) => one === reason)).toEqual([reason]);
  expect(await walk(page, 'textbox', 'Students')).toEqual([`textbox Students (${reason})`]);
  expect(await size.getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.press('Shift+Tab');
  expect(await walk(page, 'textbox', 'Students')).toEqual(['textbox Students']);
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await imani.isSaved();
  expect((await heardSoFar(page)).filter((one) => one.includes('kept'))).toEqual([]);
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
