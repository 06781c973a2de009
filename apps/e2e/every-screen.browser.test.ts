/**
 * Every screen that the web lists, in light and dark, on a laptop, a tablet and a phone: axe finds nothing, what can be filled in is
 * seen to be so, the page complains of nothing, and nothing is asked of another host. A screen that this test does not know how to
 * reach fails it.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeOn } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { inColors } from './testing/colors.ts';
import { faintEdgesOn } from './testing/edges.ts';
import { type House, openHouse, root } from './testing/house.ts';

interface Screen {
  readonly path: string;
  readonly seenBy: 'anyone' | 'signedOut' | 'signedIn';
}

/** The web's own list, read as data: this test lives outside of the house and imports nothing of it. */
const listed = (await import(pathToFileURL(join(root, 'apps/web/src/screens.ts')).href)) as {
  screens: Readonly<Record<string, Screen>>;
};

const sizes = {
  laptop: { width: 1366, height: 768 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 360, height: 740 },
};

/** How to come to a screen, and what tells that it is there. */
const waysIn: Readonly<Record<string, (page: Page, planId: string) => Promise<void>>> = {
  desk: async (page) => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'My plans' }).waitFor();
  },
  plans: async (page) => {
    await page.goto('/plans');
    await page.getByRole('link').filter({ hasText: 'Ratios' }).first().waitFor();
  },
  importPlan: async (page) => {
    await page.goto('/plans/import');
    // With a file that cannot be read.
    const chosen = { name: 'ratios.md', mimeType: 'text/markdown', buffer: Buffer.from([0xff, 0xfe, 0x80]) };
    await page.locator('input[type="file"]').setInputFiles(chosen);
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('alert').filter({ hasText: 'could not be read as text' }).waitFor();
  },
  plan: async (page, planId) => {
    await page.goto(`/plans/${planId}`);
    await page.locator('.ProseMirror').first().waitFor();
  },
  printPlan: async (page, planId) => {
    await page.goto(`/plans/${planId}/print`);
    await page.getByRole('button', { name: 'Print or save as PDF', disabled: false }).waitFor();
  },
  standards: async (page) => {
    await page.goto('/standards');
    await page.getByText(/No framework has been brought here yet/).waitFor();
    // With the card of one of those that are always here.
    await page.getByRole('button', { name: '6.RP.A.3', exact: true }).click();
    await page.getByRole('dialog').getByText('Leads to').waitFor();
  },
  inbox: async (page) => {
    await page.goto('/inbox');
    await page.getByRole('main').getByRole('listitem').first().waitFor();
  },
  people: async (page) => {
    await page.goto('/people');
    await page.getByText('Maple Street School').first().waitFor();
  },
  settings: async (page) => {
    await page.goto('/settings');
    await page.getByLabel('Somebody mentions me').waitFor();
  },
  unsubscribe: async (page) => {
    await page.goto('/unsubscribe/not-a-token');
    await page.getByRole('button', { name: 'Stop all e-mail to me' }).waitFor();
  },
  signIn: async (page) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  },
  setUp: async (page) => {
    await page.goto('/set-up#not-a-token');
    await page.getByRole('heading').first().waitFor();
  },
  invitation: async (page) => {
    await page.goto('/invitation#not-a-token');
    await page.getByRole('heading').first().waitFor();
  },
  notFound: async (page) => {
    await page.goto('/nothing-here/at-all');
    await page.getByRole('heading').first().waitFor();
  },
};

let house: House;
let browser: Browser;
let planIds: { unit: string; task: string; intervention: string };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { mine, shared } = await imani.person.get<
    Record<'mine' | 'shared', { id: string; kind: string; title: string }[]>
  >('GET', '/plans');
  const find = (kind: string) => [...mine, ...shared].find((plan) => plan.kind === kind)?.id ?? '';
  planIds = { unit: find('unit'), task: find('task'), intervention: find('intervention') };
  await imani.leaves();
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

test('every listed screen has a way in, and every way leads to a listed screen', () => {
  expect(Object.keys(waysIn).sort()).toEqual(Object.keys(listed.screens).sort());
});

describe.each(Object.entries(sizes))('on a %s', (_, size) => {
  let signedIn: Teacher;
  let signedOut: Teacher;
  const elsewhere: string[] = [];

  beforeAll(async () => {
    [signedIn, signedOut] = await Promise.all([
      teacherAt(browser, house, 'Imani Cole', size),
      teacherAt(browser, house, 'Theo Brandt', size),
    ]);
    await signedOut.context.clearCookies();
    for (const { page } of [signedIn, signedOut]) {
      page.on('request', (request) => {
        if (!request.url().startsWith(house.origin) && !/^(data|blob):/.test(request.url()))
          elsewhere.push(request.url());
      });
    }
  });
  afterAll(() => Promise.all([signedIn.leaves(), signedOut.leaves()]));

  test.each(Object.entries(listed.screens))('%s', async (name, screen) => {
    const { page, complaints } = screen.seenBy === 'signedIn' ? signedIn : signedOut;
    for (const planId of name === 'plan' ? Object.values(planIds) : [planIds.task]) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await waysIn[name]?.(page, planId);
      for (const colorScheme of ['light', 'dark'] as const) {
        await inColors(page, colorScheme);
        expect(await axeOn(page), `${name}, ${colorScheme}`).toEqual([]);
        expect(await faintEdgesOn(page), `${name}, ${colorScheme}`).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
      }
    }
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
