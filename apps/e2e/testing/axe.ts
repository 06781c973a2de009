/** Axe, the checker of accessibility, on a page as it stands. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on the page as it stands, one line for each. */
export async function axeOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const inPage = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await inPage.axe.run();
    return violations.flatMap((one) =>
      one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
    );
  });
}
