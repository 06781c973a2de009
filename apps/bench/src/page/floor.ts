/**
 * What no editor can beat: a key until its letter is painted, in one paragraph that stands alone, with nobody else there; and how much
 * of it the page works. Measured like ours, in turns.
 */
import { type Browser, chromium } from 'playwright-core';
import { median, spread } from '../engine/spread.ts';
import { builtPages } from './built-pages.ts';
import { typeKeys } from './keys.ts';
import { noteAnew, slowDown, watch } from './watch.ts';

const rounds = 3;
const pages = { 'the browser’s own': '', TipTap: '?tiptap' } as const;
const place = '#page p';

type Answers = Readonly<Record<string, number>>;

/** As a table. */
export async function measureFloor(): Promise<string> {
  const built = await builtPages(new URL('./bare/bare.ts', import.meta.url));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const all: { readonly name: string; readonly answers: Answers }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, query] of Object.entries(pages)) {
        all.push({ name, answers: await keysIn(browser, `${built.origin}/${query}`) });
      }
    }
    const of = (name: string, what: string) =>
      median(all.flatMap((one) => (one.name === name ? (one.answers[what] ?? []) : [])));
    const names = Object.keys(pages);
    return [
      '### A key in one paragraph that stands alone',
      '',
      `| | ${names.join(' | ')} |`,
      `| --- |${' ---: |'.repeat(names.length)}`,
      ...Object.keys(all[0]?.answers ?? {}).map(
        (what) => `| ${what} | ${names.map((name) => of(name, what).toFixed(1)).join(' | ')} |`,
      ),
      '',
    ].join('\n');
  } finally {
    await browser.close();
    built.close();
  }
}

async function keysIn(browser: Browser, address: string): Promise<Answers> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await watch(context, { readable: place, writable: place });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(place).click({ position: { x: 2, y: 8 } });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const workedMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  };
  await noteAnew(page);
  const before = await workedMs();
  const full = await typeKeys(page);
  const worked = (await workedMs()) - before;
  await slowDown(page, 4);
  await noteAnew(page);
  const slowed = await typeKeys(page);
  await context.close();
  return {
    'key to paint p50, ms': spread(full.keysMs).p50,
    'key to paint p95, ms': spread(full.keysMs).p95,
    'CPU of the page for each key and an idle frame beside it, ms': worked / full.keysMs.length,
    'key to paint p50, CPU slowed 4×, ms': spread(slowed.keysMs).p50,
    'key to paint p95, CPU slowed 4×, ms': spread(slowed.keysMs).p95,
    'an idle frame p95, CPU slowed 4×, ms': spread(slowed.idleMs).p95,
  };
}
