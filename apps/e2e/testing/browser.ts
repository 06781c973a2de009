/**
 * A teacher's browser: Chromium with its own profile for each person, signed in, and the few things
 * that every journey does on a plan's page.
 */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import type { House } from './house.ts';
import { type Person, signIn } from './person.ts';
import { until } from './until.ts';

/**
 * What Chromium does without here. In each window it would draw, unseen, what drops down from its address bar, in a process of its
 * own: that took more of a processor than to open the window did. The others are those that Playwright switches off, as Chromium
 * takes the last list alone.
 */
const notNeeded = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  'PreconnectToSearch',
];

/** Starts the machine's Chromium (`CHROMIUM_PATH`, set by `npm test`). */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH names no browser; run these tests with npm test');
  return chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
      `--disable-features=${notNeeded.join(',')}`,
    ],
  });
}

/** One person at one browser. */
export class Teacher {
  readonly person: Person;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every error that the page has thrown or logged, Content-Security-Policy violations among them. */
  readonly complaints: string[] = [];

  constructor(person: Person, context: BrowserContext, page: Page) {
    this.person = person;
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Unhandled|Error:/.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
  }

  /**
   * Closes the tabs and puts the browser down. Whoever is at it next, by the same name, has what a browser keeps: the session, the
   * page's code, copies of plans.
   */
  async leaves(): Promise<void> {
    await Promise.all(this.context.pages().map((page) => page.close()));
    putDown.push(this);
  }

  /** Opens a plan and waits until all of it can be read. */
  async opens(planId: string): Promise<void> {
    await this.page.goto(`${this.person.house.origin}/plans/${planId}`);
    await this.canRead();
  }

  /** Waits until all of the plan that is open can be read. */
  async canRead(): Promise<void> {
    await this.saveState().waitFor();
    await this.page.locator('[data-section]').first().waitFor();
    await this.page.locator('[data-section][aria-busy="true"]').first().waitFor({ state: 'detached' });
  }

  /** The part of the page that shows one section, by its id. */
  section(id: string): Locator {
    return this.page.locator(`[data-section="${id}"]`);
  }

  /** The body editor of a section, mounted and ready for typing. */
  async body(sectionId: string): Promise<Locator> {
    const section = this.section(sectionId);
    await section.scrollIntoViewIfNeeded();
    const body = section.locator('.ProseMirror');
    await body.waitFor();
    return body;
  }

  /** Types at the end of a section's body, key by key. */
  async typesIn(sectionId: string, words: string): Promise<void> {
    await this.#goesToEndOf(sectionId);
    await this.page.keyboard.type(words);
  }

  /** Says words at the end of a section's body: they come in one go, however slow the page is, and are one step of undo. */
  async dictatesIn(sectionId: string, words: string): Promise<void> {
    await this.#goesToEndOf(sectionId);
    await this.page.keyboard.insertText(words);
  }

  async #goesToEndOf(sectionId: string): Promise<void> {
    const body = await this.body(sectionId);
    await body.click();
    await this.page.keyboard.press('ControlOrMeta+End');
  }

  /** The words of a section's body as this page shows them. */
  async wordsOf(sectionId: string): Promise<string> {
    return (await this.section(sectionId).locator('.ProseMirror').textContent()) ?? '';
  }

  /** Adds a section of a kind, named by the teachers' word for it, at the end of its kind's place. */
  async addSection(word: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add section' }).first().click();
    await this.page.getByRole('menuitem', { name: word, exact: true }).click();
  }

  /** Chooses an action from a section's own menu. */
  async sectionAction(sectionId: string, action: string): Promise<void> {
    await this.section(sectionId)
      .getByRole('button', { name: /^Section actions/ })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async moveSectionDown(sectionId: string): Promise<void> {
    await this.sectionAction(sectionId, 'Move down');
  }

  /** Removes a section; confirms when the page says that a colleague is writing there. */
  async removeSection(sectionId: string): Promise<void> {
    await this.sectionAction(sectionId, 'Remove');
    const confirm = this.page.getByRole('button', { name: 'Remove anyway' });
    await until(async () => (await confirm.isVisible()) || (await this.section(sectionId).count()) === 0, Boolean);
    if (await confirm.isVisible()) await confirm.click();
    await this.section(sectionId).waitFor({ state: 'detached' });
  }

  async bringBackSection(sectionId: string): Promise<void> {
    await this.page
      .locator(`[data-removed-section="${sectionId}"]`)
      .getByRole('button', { name: /^Bring back/ })
      .click();
    await this.section(sectionId).waitFor();
  }

  /** Selects words in a section's body, as a hand with a mouse or shift and arrows would, and sees that the page has noticed. */
  async selects(sectionId: string, words: string): Promise<void> {
    const body = await this.body(sectionId);
    await body.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { activeElement } = document;
        // As a press on the words would: what was pressed before has the focus no more.
        if (activeElement instanceof HTMLElement && !activeElement.contains(element)) activeElement.blur();
        const selection = getSelection();
        selection?.removeAllRanges();
        selection?.addRange(range);
        return;
      }
      throw new Error(`the words “${wanted}” are not in this body`);
    }, words);
    await this.commentButton()
      .or(this.page.getByRole('button', { name: 'Put the comment here' }))
      .waitFor();
  }

  /** The button beside words that are selected; a request for feedback has another of that name. */
  commentButton(): Locator {
    return this.page.getByRole('button', { name: 'Comment', exact: true }).and(this.page.getByTitle(/Ctrl Alt M/));
  }

  /** Comments on words of a section. */
  async commentsOn(sectionId: string, words: string, text: string): Promise<void> {
    await this.selects(sectionId, words);
    await this.commentButton().click();
    await this.page.getByRole('textbox', { name: 'Your comment' }).fill(text);
    await this.page.getByRole('button', { name: 'Send' }).click();
    await this.thread(text).waitFor();
  }

  /** The thread beside the page that holds some words. */
  thread(words: string): Locator {
    return this.page.getByRole('complementary').getByRole('article').filter({ hasText: words });
  }

  /** The mark that says whether the words are safe. */
  saveState(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^(Saved|Saving|Offline|Not saved)/ });
  }

  /** Waits until the page says that all is saved. */
  async isSaved(): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
  }
}

/** Browsers that somebody has put down. */
const putDown: Teacher[] = [];

/** A person of the demo network in a browser of their own: the one that they have put down, or else a new one. */
export async function teacherAt(
  browser: Browser,
  house: House,
  name: string,
  size = { width: 1366, height: 768 },
  device?: BrowserContextOptions,
): Promise<Teacher> {
  const { person, context } =
    (device === undefined ? takenUp(browser, house, name) : undefined) ??
    (await inNewBrowser(house, await signIn(house, name), () =>
      browser.newContext({ viewport: size, baseURL: house.origin, ...device }),
    ));
  const page = await context.newPage();
  await page.setViewportSize(size);
  if (process.env.PAGE_SLOWDOWN !== undefined) await slowDown(page, Number(process.env.PAGE_SLOWDOWN));
  return new Teacher(person, context, page);
}

function takenUp(browser: Browser, house: House, name: string): Teacher | undefined {
  const at = putDown.findIndex(
    ({ person, context }) => person.house === house && person.card.name === name && context.browser() === browser,
  );
  return at < 0 ? undefined : putDown.splice(at, 1)[0];
}

async function inNewBrowser(
  house: House,
  person: Person,
  open: () => Promise<BrowserContext>,
): Promise<Pick<Teacher, 'person' | 'context'>> {
  const context = await open();
  await context.addCookies(
    person.cookie.split('; ').map((pair) => {
      const [cookieName = '', ...value] = pair.split('=');
      return { name: cookieName, value: value.join('='), url: house.origin };
    }),
  );
  return { person, context };
}

/**
 * Makes a page's processor several times slower. `PAGE_SLOWDOWN=6` does it for every page, to find a journey that hangs on time and
 * not on facts.
 */
export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
}
