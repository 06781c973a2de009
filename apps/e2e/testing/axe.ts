/** Axe, the checker of accessibility, on a page as it stands. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { inColors } from './colors.ts';

interface WithAxe {
  readonly axe: {
    run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
  };
}

/** What axe finds on the page as it stands, one line for each. */
export async function axeOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as WithAxe;
    // Of what is in order no account is written, and nothing is fetched anew for the rules about sound and video, of which there is none.
    // Whoever speaks to the page says what is written on a button; the rule for it is one of those that have to be asked for.
    const rules = { 'label-content-name-mismatch': { enabled: true } };
    const { violations } = await inPage.run({ resultTypes: ['violations'], preload: false, rules });
    return violations.flatMap((one) =>
      one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
    );
  });
}

/** What axe finds on the page in light and then in dark, where it stays. */
export async function axeInLightAndDark(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await inColors(page, colorScheme);
    for (const one of await axeOn(page)) found.push(`${colorScheme}: ${one}`);
  }
  return found;
}
