/**
 * A real network begins today: without demo mode, the first start prints a one-time link; with it a facilitator makes
 * the network, names its schools and hands out an invitation, and a teacher comes in by it; and later changes the password.
 */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser } from './testing/browser.ts';
import { freePort, House } from './testing/house.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  const port = await freePort();
  house = new House(port, await mkdtemp(join(tmpdir(), 'tangram-e2e-')), { TANGRAM_URL: `http://localhost:${port}` });
  [, browser] = await Promise.all([house.start(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

test('from the set-up link to a teacher’s first plan', async () => {
  const link = house.output.match(/http\S*\/set-up#\S+/)?.[0];
  if (link === undefined) throw new Error(`no set-up link in:\n${house.output}`);
  expect((await fetch(`${house.origin}/api/demo/people`)).status).toBe(404);

  const facilitator = await (await browser.newContext()).newPage();
  await facilitator.goto(link);
  await facilitator.getByLabel('Name of the network').fill('Ten schools');
  await facilitator.getByLabel('Your name').fill('Noor Haddad');
  await facilitator.getByLabel('E-mail').fill('noor@network.example');
  await facilitator.getByLabel('Password', { exact: true }).fill('tape diagrams and number lines');
  await facilitator.getByLabel('Schools').fill('Maple Street School\nRiverside School');
  await facilitator.getByRole('button', { name: 'Begin' }).click();
  await facilitator.getByRole('heading', { name: /Good (morning|afternoon|evening), Noor/ }).waitFor();

  expect(await axeInLightAndDark(facilitator), 'a desk without plans').toEqual([]);
  await facilitator.getByRole('link', { name: 'People' }).click();
  await facilitator.getByLabel('E-mail').fill('sam@maple.example');
  await facilitator.getByRole('button', { name: 'Make the link' }).click();
  const invitation = await facilitator.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  expect(invitation).toContain('/invitation#');
  expect(await axeInLightAndDark(facilitator), 'a network of one').toEqual([]);

  const teacher = await (await browser.newContext()).newPage();
  await teacher.goto(invitation);
  await teacher.getByLabel('Your name').fill('Sam Okafor');
  await teacher.getByLabel('E-mail').fill('sam@maple.example');
  await teacher.getByLabel('Password', { exact: true }).fill('ratios and rates and slopes');
  await teacher.getByRole('button', { name: 'Join' }).click();
  await teacher.getByRole('heading', { name: /Good (morning|afternoon|evening), Sam/ }).waitFor();

  const again = await (await browser.newContext()).newPage();
  await again.goto(invitation);
  await again.getByText(/used/).first().waitFor();
  await again.goto(link);
  await again.getByText('This link was used already.').waitFor();
  expect(await again.getByRole('textbox').count()).toBe(0);
  await again.getByRole('link', { name: 'Sign in' }).click();
  await again.getByRole('heading', { name: 'Sign in to Tangram' }).waitFor();

  await teacher.getByRole('button', { name: 'Unit' }).click();
  await teacher.getByRole('textbox', { name: 'Title' }).fill('Our first unit');
  await teacher.getByRole('button', { name: 'Create' }).click();
  await teacher.locator('[data-section]').first().waitFor();
  await teacher.goto(house.origin);
  await teacher.getByText('Our first unit').waitFor();

  await teacher.getByRole('button', { name: /Account/ }).click();
  await teacher.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await teacher.getByRole('button', { name: 'Sign in' }).waitFor();
  await teacher.getByLabel('E-mail').fill('sam@maple.example');
  await teacher.getByLabel('Password', { exact: true }).fill('ratios and rates and slopes');
  await teacher.getByRole('button', { name: 'Sign in' }).click();
  await teacher.getByText('Our first unit').waitFor();
}, 60_000);

test('A10: a password changed at the desk signs the phone out, and the page at the desk goes on', async () => {
  const [old, next] = ['ratios and rates and slopes', 'double number lines at dawn'];
  const opened = async (address: string) => {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    // Whoever is not signed in is asked to, and comes to what they wanted to see.
    await page.goto(address);
    await page.getByLabel('E-mail').fill('sam@maple.example');
    await page.getByLabel('Password', { exact: true }).fill(old);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page;
  };
  const desk = await opened(house.origin);
  await desk.getByText('Our first unit').click();
  await desk.waitForURL(/\/plans\//);
  const phone = await opened(desk.url());
  for (const page of [desk, phone]) {
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
  }
  await desk.getByRole('button', { name: /Account/ }).click();
  await desk.getByRole('menuitem', { name: 'Change password' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Change password' });
  await dialog.getByLabel('Your password now').fill('this is not my password');
  await dialog.getByLabel('New password').fill(next);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await dialog.getByText('This is not your password.').waitFor();
  await dialog.getByLabel('Your password now').fill(old);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await dialog.getByText('Your password is changed').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  await phone.getByRole('alert').filter({ hasText: 'You are signed out' }).waitFor();
  const body = desk.locator('[data-section="bigIdeas"] .ProseMirror[contenteditable="true"]');
  await body.click();
  await desk.keyboard.type('Written after the change.');
  await desk
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor();
  const reader = await desk.context().newPage();
  await reader.goto(desk.url());
  await reader.getByText('Written after the change.').waitFor();

  await desk.getByRole('button', { name: /Account/ }).click();
  await desk.getByRole('menuitem', { name: 'Sign out on all devices' }).click();
  await desk.getByRole('button', { name: 'Sign in' }).waitFor();
  await reader.getByRole('alert').filter({ hasText: 'You are signed out' }).waitFor();
}, 60_000);
