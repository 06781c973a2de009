/**
 * From a link to the big unit, signed out, to typing in it: the sign-in page, one tap on a person, the plan. Once on a device that has
 * never been here, over a school's line, and once on one that has.
 */
import type { BrowserContext } from 'playwright-core';
import { origin } from './house.ts';
import type { Row } from './row.ts';
import type { Stage } from './stage.ts';
import { noted, slowDown } from './watch.ts';

const bytesPerSecond = 5_000_000 / 8;
const latencyMs = 20;

export async function measureSignIn({ tangram, newContext }: Stage): Promise<Row[]> {
  const link = `${origin}/sign-in?next=/plans/${tangram.planId}`;
  const enter = async (context: BrowserContext): Promise<number> => {
    const page = await context.newPage();
    await slowDown(page, 4);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await page.goto(link, { waitUntil: 'commit' });
    await page.getByRole('button', { name: tangram.me.name }).click({ timeout: 60_000 });
    await page.waitForFunction(() => window.watched.seen.writableMs > 1, null, { polling: 200, timeout: 60_000 });
    const { writableMs } = await noted(page);
    // What the worker keeps for the next visit is there then.
    await slowDown(page, 1);
    await page.waitForTimeout(4_000);
    await page.close();
    await context.clearCookies();
    return writableMs;
  };
  const context = await newContext(tangram);
  const cold = await enter(context);
  const warm = [await enter(context), await enter(context)];
  await context.close();
  const other = await newContext(tangram);
  const again = await enter(other);
  await other.close();
  return [
    { what: 'nobody was here before, 5 Mbit/s, ms', tangram: [cold, again], oneEditor: [], goal: 8_000 },
    { what: 'was here before, ms', tangram: warm, oneEditor: [], goal: 3_000 },
  ];
}
