/** Does a page that has opened and closed twenty plans keep more than after the first? One tab, from the list into a plan and back. */
import { growBy } from './big-unit.ts';
import { connect, leave, liveAddress, newId, origin, post, stored } from './house.ts';
import type { Row } from './row.ts';
import type { Stage } from './stage.ts';

const plans = 20;
const lessonsEach = 8;

export async function measureHeap({ tangram, newContext }: Stage): Promise<Row[]> {
  const { cookie } = tangram.me;
  const ids = Array.from({ length: plans }, newId);
  for (const [index, planId] of ids.entries()) {
    await post('/plans', cookie, { planId, kind: 'unit', title: `Unit ${index + 1} of twenty`, grade: 6 });
    const author = await connect(liveAddress, planId, cookie);
    growBy(author.doc, lessonsEach);
    await stored(author, liveAddress, planId, cookie);
    leave(author);
  }
  const context = await newContext(tangram);
  await tangram.enter(context);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(`${origin}/plans`, { waitUntil: 'commit' });
  const heap: number[] = [];
  for (const planId of ids) {
    await page.locator(`a[href="/plans/${planId}"]`).first().click();
    await page.locator(tangram.writable).first().waitFor();
    await page.waitForTimeout(700);
    await page.goBack();
    await page.locator(`a[href="/plans/${planId}"]`).first().waitFor();
    await page.waitForTimeout(300);
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    heap.push(usedSize / 1024 / 1024);
  }
  await context.close();
  const [first = Number.NaN] = heap;
  const last = heap.at(-1) ?? Number.NaN;
  return [
    { what: 'after the first plan was closed, MiB', tangram: [first], oneEditor: [], goal: null },
    { what: 'grown after the twentieth, MiB', tangram: [last - first], oneEditor: [], goal: 10 },
  ];
}
