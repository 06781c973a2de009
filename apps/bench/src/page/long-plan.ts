/**
 * How long does a key take to be painted, and how long a plan to open, in the big unit while eight others type? A whole
 * server, its built page, Chromium; unthrottled and with the CPU slowed four times.
 *
 * “Key to paint” is from the key's event in the page to the frame after the change is in the page; an idle frame, measured
 * the same way without a key, is shown beside it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { growToBigUnit } from './big-unit.ts';

const port = 4499;
const origin = `http://localhost:${port}`;
const keys = 120;
const others = 8;

export interface PageFigures {
  readonly slowedBy: number;
  readonly readableMs: number;
  readonly typingMs: number;
  readonly keyToPaintMs: { readonly p50: number; readonly p95: number };
  readonly idleFrameMs: { readonly p50: number; readonly p95: number };
  readonly longTasksOver100Ms: number;
}

/** Runs the whole measurement; the browser is the one that CHROMIUM_PATH names. */
export function measureLongPlan(): Promise<readonly PageFigures[]> {
  return inBigUnit(async ({ newContext, planId, target }) => {
    const figures: PageFigures[] = [];
    for (const slowedBy of [1, 4]) {
      const context = await newContext();
      const page = await context.newPage();
      // Once to fill the caches, once to measure.
      await open(page, planId, target);
      await page.close();
      figures.push(await measure(await context.newPage(), planId, target, slowedBy));
      await context.close();
    }
    return figures;
  });
}

/** The same page with Review and without it, in turns: what Review adds to a key, on the same machine in the same minutes. */
export function measureReview(rounds: number): Promise<Readonly<Record<'with' | 'without', readonly PageFigures[]>>> {
  return inBigUnit(async ({ newContext, planId, target }) => {
    const figures = { with: [] as PageFigures[], without: [] as PageFigures[] };
    for (let round = 0; round < 2 * rounds; round += 1) {
      const which = round % 4 === 0 || round % 4 === 3 ? 'with' : 'without';
      const context = await newContext({ serviceWorkers: 'block' });
      let held = 0;
      // Without the checks, which come in a file of their own, the page says that they could not be loaded, and goes on.
      if (which === 'without')
        await context.route('**/assets/checks-*.js', (route) => {
          held += 1;
          return route.abort();
        });
      figures[which].push(await measure(await context.newPage(), planId, target, 4));
      await context.close();
      if (which === 'without' && held === 0) throw new Error('the checks no longer come in a file of their own');
    }
    return figures;
  });
}

interface BigUnit {
  /** A browser context in which the plan's author is signed in. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly planId: string;
  readonly target: string;
}

async function inBigUnit<Found>(work: (unit: BigUnit) => Promise<Found>): Promise<Found> {
  const data = await mkdtemp(join(tmpdir(), 'tangram-bench-'));
  const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), TANGRAM_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  try {
    await new Promise<void>((resolve) =>
      server.stdout.on('data', (chunk: Buffer) => chunk.includes('is ready at') && resolve()),
    );
    return await withServer(work);
  } finally {
    server.kill('SIGTERM');
    await gone;
    await rm(data, { recursive: true, force: true });
  }
}

async function withServer<Found>(work: (unit: BigUnit) => Promise<Found>): Promise<Found> {
  const people = (await (await fetch(`${origin}/api/demo/people`)).json()) as { id: string }[];
  const cookie = await signIn(people[0]?.id ?? '');
  const planId = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  await post('/plans', cookie, { planId, kind: 'unit', title: 'The big unit', grade: 6 });
  const author = connect(planId, cookie);
  await synced(author);
  const lessons = growToBigUnit(author.doc);
  const target = lessons[Math.floor(lessons.length / 2)] ?? '';
  const colleagues = Array.from({ length: others }, () => connect(planId, cookie));
  await Promise.all(colleagues.map(synced));
  const typing = setInterval(() => {
    for (const [index, one] of colleagues.entries()) typeOneKey(one.doc, lessons[index * 2] ?? '');
  }, 330);
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const newContext: BigUnit['newContext'] = async (options = {}) => {
      const context = await browser.newContext({ ...options, viewport: { width: 1366, height: 768 } });
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: origin }]);
      return context;
    };
    return await work({ newContext, planId, target });
  } finally {
    clearInterval(typing);
    await browser.close();
    for (const one of [author, ...colleagues]) one.destroy();
  }
}

async function open(page: Page, planId: string, section: string): Promise<{ readableMs: number; typingMs: number }> {
  const start = performance.now();
  await page.goto(`${origin}/plans/${planId}`);
  await page.locator('[data-section]').first().getByText(/\S/).first().waitFor();
  const readableMs = performance.now() - start;
  const body = page.locator(`[data-section="${section}"] .ProseMirror`);
  await page.locator('.ProseMirror[contenteditable="true"]').first().waitFor();
  const typingMs = performance.now() - start;
  await page.locator(`[data-section="${section}"]`).scrollIntoViewIfNeeded();
  // At the beginning of its first line: in the middle a formula may stand, and a click on it opens its own editor.
  await body
    .locator('p')
    .first()
    .click({ position: { x: 2, y: 8 } });
  return { readableMs, typingMs };
}

async function measure(page: Page, planId: string, section: string, slowedBy: number): Promise<PageFigures> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  const opened = await open(page, planId, section);
  await page.evaluate(() => {
    const seen = { keys: [] as number[], idle: [] as number[], long: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.duration > 100) seen.long += 1;
    }).observe({ entryTypes: ['longtask'] });
    // A message sent from the frame's own callback arrives after that frame has been painted.
    const afterPaint = (then: () => void) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = then;
        channel.port2.postMessage(0);
      });
    document.addEventListener(
      'keydown',
      (event) => {
        const at = event.timeStamp;
        afterPaint(() => seen.keys.push(performance.now() - at));
      },
      true,
    );
    Object.assign(window, {
      idleFrame: () =>
        new Promise<void>((resolve) => {
          const at = performance.now();
          afterPaint(() => {
            seen.idle.push(performance.now() - at);
            resolve();
          });
        }),
    });
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefgh '.charAt(key % 9));
    await page.evaluate(() => (window as unknown as { idleFrame(): Promise<void> }).idleFrame());
  }
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { keys: number[]; idle: number[]; long: number } }).seen,
  );
  return {
    slowedBy,
    ...opened,
    keyToPaintMs: spread(seen.keys),
    idleFrameMs: spread(seen.idle),
    longTasksOver100Ms: seen.long,
  };
}

function spread(values: readonly number[]): { p50: number; p95: number } {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

function typeOneKey(doc: Y.Doc, section: string): void {
  const map = doc.getMap<Y.Map<unknown>>('sections').get(section);
  const body = map?.get('body');
  const paragraph = body instanceof Y.XmlFragment ? body.get(0) : null;
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(text.length, 'x');
}

function connect(planId: string, cookie: string): WebsocketProvider {
  class SocketWithSession extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin } });
    }
  }
  return new WebsocketProvider(`ws://localhost:${port}/live`, planId, new Y.Doc(), {
    disableBc: true,
    WebSocketPolyfill: SocketWithSession as unknown as typeof globalThis.WebSocket,
  });
}

const synced = (provider: WebsocketProvider) =>
  new Promise<void>((resolve) => (provider.synced ? resolve() : provider.once('sync', () => resolve())));

async function post(path: string, cookie: string, body: unknown): Promise<Response> {
  const answer = await fetch(`${origin}/api${path}`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function signIn(personId: string): Promise<string> {
  const answer = await post('/demo/sign-in', '', { personId });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
