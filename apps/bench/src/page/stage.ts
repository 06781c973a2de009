/** The two pages that are asked, and browsers to ask them in. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { openOneEditor } from './one-editor.ts';
import type { Subject } from './subject.ts';
import { openTangram, type Tangram } from './tangram.ts';
import { goToPlace, open, watch } from './watch.ts';

/** How long anything that is not measured may take, on a machine that others use as well, before it is taken to have failed. */
const patienceMs = 120_000;

/** How long a page that has just been opened is left alone before keys are measured: its last editors come meanwhile. */
const settlingMs = 5_000;

export interface Stage {
  readonly tangram: Tangram;
  readonly subjects: readonly Subject[];
  readonly browser: Browser;
  /** A context in which the person is signed in and the plan was opened once before. */
  warmContext(subject: Subject): Promise<BrowserContext>;
  /** The same in a browser of its own, as on another person's desk. */
  warmContextElsewhere(subject: Subject): Promise<BrowserContext>;
  /** A context in which nobody has been. */
  newContext(subject: Subject): Promise<BrowserContext>;
}

/** `isBeside`: one big editor is asked as well; making it takes a while. */
export async function onStage<Found>(work: (stage: Stage) => Promise<Found>, isBeside: boolean): Promise<Found> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const tangram = await openTangram();
    ends.push(() => tangram.end());
    const oneEditor = isBeside ? await openOneEditor(tangram.lessons) : null;
    if (oneEditor) ends.push(() => oneEditor.end());
    const launch = async () => {
      const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
      });
      ends.push(() => browser.close());
      return browser;
    };
    const browser = await launch();
    let second: Promise<Browser> | null = null;
    const newContextIn = async (where: Browser, subject: Subject) => {
      const context = await where.newContext({ viewport: { width: 1366, height: 768 } });
      context.setDefaultTimeout(patienceMs);
      await watch(context, subject);
      return context;
    };
    const warm = async (where: Browser, subject: Subject) => {
      const context = await newContextIn(where, subject);
      await subject.enter(context);
      const page = await context.newPage();
      await open(page, subject);
      await settle(page);
      await page.close();
      return context;
    };
    const warmContexts = new Map<Subject, Promise<BrowserContext>>();
    return await work({
      tangram,
      subjects: oneEditor ? [tangram, oneEditor] : [tangram],
      browser,
      async warmContext(subject) {
        const made = warmContexts.get(subject) ?? warm(browser, subject);
        warmContexts.set(subject, made);
        return made;
      },
      async warmContextElsewhere(subject) {
        second ??= launch();
        return warm(await second, subject);
      },
      newContext: (subject) => newContextIn(browser, subject),
    });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

const settle = (page: Page) => page.waitForTimeout(settlingMs);

/** A page of the context with the caret in the middle of the plan, at rest. */
export async function atPlace(context: BrowserContext, subject: Subject): Promise<Page> {
  const page = await context.newPage();
  await open(page, subject);
  await goToPlace(page, subject);
  await settle(page);
  return page;
}
