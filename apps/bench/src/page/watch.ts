/**
 * What a page is asked to note about itself, in itself: when something could be seen, how long a key took, which tasks were long.
 * A message that a frame's own callback sends arrives after that frame has been painted.
 */
import type { BrowserContext, Page } from 'playwright-core';
import type { Subject } from './subject.ts';

interface Watched {
  readonly seen: {
    readableMs: number;
    writableMs: number;
    readonly keysMs: number[];
    readonly longTasksMs: number[];
  };
  idleFrame(): Promise<number>;
  /** How many letters stand in a place, the names of carets left out. */
  lettersIn(place: string): number;
  /** Resolves with the time of the day at which so many letters are painted in the place. */
  painted(place: string, letters: number): Promise<number>;
  /** The times that this page was asked to wait for; what it answers by them is fetched when they are over. */
  awaited: Promise<readonly number[]>;
  /** When the last key was pressed, by the time of the day. */
  pressedAt: number;
}

declare global {
  interface Window {
    watched: Watched;
  }
}

/** From now on every page of this context notes it, from its first moment. */
export async function watch(
  context: BrowserContext,
  { readable, writable }: Pick<Subject, 'readable' | 'writable'>,
): Promise<void> {
  await context.addInitScript(
    ([toRead, toWrite]) => {
      const afterPaint = () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now());
            channel.port2.postMessage(0);
          }),
        );
      const seen: Watched['seen'] = { readableMs: 0, writableMs: 0, keysMs: [], longTasksMs: [] };
      window.watched = {
        seen,
        pressedAt: 0,
        awaited: Promise.resolve([]),
        async idleFrame() {
          const at = performance.now();
          return (await afterPaint()) - at;
        },
        lettersIn(place) {
          const nodes = [...(document.querySelector(place)?.childNodes ?? [])];
          const isCaret = (node: Node) => node instanceof Element && node.matches('.ProseMirror-yjs-cursor');
          return nodes.reduce((sum, node) => sum + (isCaret(node) ? 0 : (node.textContent?.length ?? 0)), 0);
        },
        async painted(place, letters) {
          const text = document.querySelector(place)?.parentElement;
          await new Promise<void>((resolve, reject) => {
            setTimeout(() => reject(new Error(`${letters} letters never stood in ${place}`)), 60_000);
            const look = () => {
              if (window.watched.lettersIn(place) >= letters) resolve();
            };
            if (text) new MutationObserver(look).observe(text, { childList: true, characterData: true, subtree: true });
            look();
          });
          return performance.timeOrigin + (await afterPaint());
        },
      };
      // Looked for when the page has changed and not in every frame: frames that nothing else asks for would be measured as well.
      const note = async (what: 'readableMs' | 'writableMs') => {
        if (seen[what] !== 0) return;
        seen[what] = 1;
        seen[what] = await afterPaint();
      };
      const looking = new MutationObserver(() => {
        if (document.querySelector(toRead)?.textContent?.trim()) void note('readableMs');
        if (document.querySelector(toWrite) !== null) void note('writableMs');
        if (seen.readableMs > 0 && seen.writableMs > 0) looking.disconnect();
      });
      looking.observe(document, { childList: true, subtree: true });
      addEventListener(
        'keydown',
        async (event) => {
          window.watched.pressedAt = performance.timeOrigin + event.timeStamp;
          seen.keysMs.push((await afterPaint()) - event.timeStamp);
        },
        true,
      );
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.longTasksMs.push(entry.duration);
      }).observe({ entryTypes: ['longtask'] });
    },
    [readable, writable] as const,
  );
}

/** What a page has noted until now. */
export const noted = (page: Page): Promise<Watched['seen']> => page.evaluate(() => window.watched.seen);

/** Forgets the keys and long tasks until now. */
export async function noteAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.watched.seen.keysMs.length = 0;
    window.watched.seen.longTasksMs.length = 0;
  });
}

/** Opens the plan and waits until it can be written in; the milliseconds that the page noted, from the beginning of its way. */
export async function open(page: Page, subject: Subject): Promise<{ readableMs: number; writableMs: number }> {
  await page.goto(subject.address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.watched.seen.readableMs > 1 && window.watched.seen.writableMs > 1, null, {
    polling: 200,
  });
  return noted(page);
}

/** Goes to the middle of the plan and puts the caret at the beginning of the place: further in a formula may stand. */
export async function goToPlace(page: Page, { section, place }: Subject): Promise<void> {
  if (section !== null) await page.locator(`#outline-${section}`).click();
  await page
    .locator(place)
    .first()
    .click({ position: { x: 2, y: 8 } });
}

/** Makes the page's processor so many times slower. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
}
