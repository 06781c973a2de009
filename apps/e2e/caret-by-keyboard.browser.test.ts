/**
 * Whoever comes to a text without a pointer finds the caret in it, and what is typed next arrives: by Tab and Shift+Tab, by arrow
 * keys from the text above, by a focus that a screen reader or a script gives, in an editor or in a text that has not become
 * one yet; and it stays there while a colleague moves the section.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { type StockClient, signIn } from './testing/person.ts';
import { appendParagraph, bodyOf, sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let planId: string;
let stock: StockClient;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

beforeEach(async () => {
  imani = await teacherAt(browser, house, 'Imani Cole');
  planId = await imani.person.makePlan('unit', 'Ratios by keyboard');
  const theo = await signIn(house, 'Theo Brandt');
  await imani.person.share(planId, theo, 'edit');
  stock = theo.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
});

afterEach(async () => {
  stock.provider.destroy();
  await imani.leaves();
});

const wordsIn = (id: string) => sectionsOf(stock.doc).find((one) => one.id === id)?.words ?? '';
const lessons = () =>
  sectionsOf(stock.doc)
    .filter(({ kind }) => kind === 'lesson')
    .map(({ id }) => id);

/** The section whose text has the focus, editor or not; null when no text has it. */
const focusedText = () =>
  imani.page.evaluate(() => {
    const text = document.activeElement?.closest('.ProseMirror, .static-body');
    return text === document.activeElement
      ? (text?.closest('[data-section]')?.getAttribute('data-section') ?? null)
      : null;
  });

/** Presses a key until the focus has come to every text of the page, and writes words of its own into each. */
async function writesEverywhereBy(key: 'Tab' | 'Shift+Tab'): Promise<ReadonlyMap<string, string>> {
  const texts = await imani.page.locator('[data-section]:has(.body)').count();
  const written = new Map<string, string>();
  for (let presses = 0; written.size < texts && presses < 400; presses += 1) {
    await imani.page.keyboard.press(key);
    const section = await focusedText();
    if (section === null || written.has(section)) continue;
    const words = `${key} ${written.size}. `;
    written.set(section, words);
    await imani.page.keyboard.type(words);
  }
  expect(written.size).toBe(texts);
  return written;
}

async function arrived(written: ReadonlyMap<string, string>): Promise<void> {
  for (const [section, words] of written) {
    await until(
      () => wordsIn(section),
      (all) => all.includes(words),
    );
  }
}

/** A number line, as the plan holds it. */
function figure(): Y.XmlElement {
  const made = new Y.XmlElement('figure');
  const line = {
    type: 'numberLine',
    title: 'Cups',
    altText: 'A number line',
    min: '0',
    max: '4',
    step: '1',
    points: [],
  };
  made.setAttribute('figure', JSON.stringify(line));
  return made;
}

const element = (name: string, inside: readonly (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, [...inside]);
  return made;
};
const paragraph = (...inside: (string | Y.XmlElement)[]) =>
  element(
    'paragraph',
    inside.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : one)),
  );
const formula = (latex: string, name = 'formula') => {
  const made = new Y.XmlElement(name);
  made.setAttribute('latex', latex);
  return made;
};
const table = (...cells: string[]) =>
  element('table', [
    element(
      'tableRow',
      cells.map((words) => element('tableCell', [paragraph(words)])),
    ),
  ]);

/** Puts into two sections all that a caret has to get past. */
function fillForWalks({ doc }: StockClient): void {
  const fill = (section: string, blocks: Y.XmlElement[]) => {
    const body = bodyOf(doc, section);
    body.delete(0, body.length);
    body.insert(0, blocks);
  };
  doc.transact(() => {
    fill('bigIdeas', [
      paragraph('Mixtures'),
      figure(),
      paragraph('With ', formula('a:b'), ' as in 6.RP.A.1 ', formula('c'), formula('d')),
      formula('x=1', 'formulaBlock'),
      figure(),
      element('bulletList', [
        element('listItem', [paragraph('one')]),
        element('listItem', [paragraph('two'), figure()]),
      ]),
      element('blockquote', [paragraph('said'), figure()]),
      table('a', ''),
      paragraph('end'),
    ]);
    fill('essentialQuestions', [
      figure(),
      paragraph('Why?'),
      new Y.XmlElement('horizontalRule'),
      table('x', 'y'),
      figure(),
    ]);
  });
}

const walkingKeys = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Control+ArrowLeft', 'Control+ArrowRight'],
  ...['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+Home', 'Shift+End'],
  ...['ArrowRight', 'ArrowDown', 'Control+Home', 'Control+End', 'Backspace', 'Delete', 'x', 'y', 'z'],
];

/** Some forty keys, the same for the same seed. */
function walkOf(seed: number): readonly string[] {
  let state = seed;
  return Array.from({ length: 40 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return walkingKeys[Math.floor((state / 2 ** 32) * walkingKeys.length)] ?? '';
  });
}

const codes: Readonly<Record<string, number>> = {
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Home: 36, End: 35, Delete: 46, Backspace: 8 },
};
const holds: Readonly<Record<string, number>> = { Control: 2, Shift: 8 };

/** A hand at the keyboard of a page. A key that is not waited for is on its way before the page has answered the one before. */
async function handOf(page: Page, plan: string) {
  await page.goto(`${house.origin}/plans/${plan}`);
  await page.locator('[data-section="bigIdeas"] .ProseMirror').waitFor();
  const keyboard = await page.context().newCDPSession(page);
  return {
    async begins() {
      await page.locator('[data-section="bigIdeas"] .ProseMirror > p').first().click();
      await page.keyboard.press('ControlOrMeta+Home');
    },
    async presses(combination: string) {
      const [key = '', ...held] = combination.split('+').reverse();
      const event = {
        ...{ key, code: codes[key] === undefined ? `Key${key.toUpperCase()}` : key },
        windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0),
        modifiers: held.reduce((sum, one) => sum + (holds[one] ?? 0), 0),
      };
      const down =
        codes[key] === undefined ? ({ type: 'keyDown', text: key } as const) : ({ type: 'rawKeyDown' } as const);
      await Promise.all([
        keyboard.send('Input.dispatchKeyEvent', { ...event, ...down }),
        keyboard.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
      ]);
    },
    /** Until the page has drawn what the last key did, and told of the caret. */
    rests: () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))),
    says: (words: string) => page.keyboard.insertText(words),
  };
}

/** No section becomes an editor by itself, as on a page that has no moment to spare: each is entered as plain text. */
async function neverHasTime(): Promise<void> {
  await imani.page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
    window.IntersectionObserver = class extends IntersectionObserver {
      override observe(): void {}
    };
  });
}

interface WithHeldBack {
  heldBack: { readonly words: string; readonly read: () => void }[] | null;
}

/** Lets the page hold back what its socket brings while `heldBack` is a list, so that it can be read in a moment of one's choice. */
async function canHoldBack(): Promise<void> {
  await imani.page.addInitScript(() => {
    const page = window as unknown as WithHeldBack;
    page.heldBack = null;
    const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage') ?? {};
    Object.defineProperty(WebSocket.prototype, 'onmessage', {
      set(this: WebSocket, listener: ((event: MessageEvent<ArrayBuffer>) => void) | null) {
        const read = (event: MessageEvent<ArrayBuffer>) => {
          const message = { words: new TextDecoder().decode(event.data), read: () => listener?.call(this, event) };
          if (page.heldBack === null) message.read();
          else page.heldBack.push(message);
        };
        set?.call(this, listener && read);
      },
    });
  });
}

describe('a caret without a pointer', () => {
  test('Tab and Shift+Tab lead into every text of a unit, and the words typed there arrive', async () => {
    await imani.opens(planId);
    await imani.page.getByRole('textbox', { name: 'Title of the unit' }).focus();
    await arrived(await writesEverywhereBy('Tab'));
    await imani.page.getByRole('button', { name: 'Add section' }).focus();
    await arrived(await writesEverywhereBy('Shift+Tab'));
    expect(imani.complaints).toEqual([]);
  });

  test('a lesson that is focused by a script, as a screen reader does, takes the words at once and after Ctrl+End', async () => {
    await imani.opens(planId);
    const [lesson = ''] = lessons();
    const body = await imani.body(lesson);
    await body.focus();
    await imani.page.keyboard.type('At the first place. ');
    await imani.page.getByRole('textbox', { name: 'Title of the unit' }).focus();
    await body.focus();
    await imani.page.keyboard.press('ControlOrMeta+End');
    await imani.page.keyboard.type('At the last place.');
    await until(
      () => wordsIn(lesson),
      (all) => /At the first place\. .*At the last place\.$/s.test(all),
    );
  });

  test('Tab leads into texts that are no editors yet', async () => {
    await neverHasTime();
    await imani.opens(planId);
    expect(await imani.page.locator('.ProseMirror').count()).toBe(0);
    await imani.page.getByRole('textbox', { name: 'Title of the unit' }).focus();
    await arrived(await writesEverywhereBy('Tab'));
    expect(imani.complaints).toEqual([]);
  });

  test('arrow keys walk from a title into its text and on into the next, and a click lands on the words, before they are editors', async () => {
    await neverHasTime();
    await imani.opens(planId);
    const [lesson = ''] = lessons();
    const texts = imani.page.locator('[data-section]:has(.body)');
    const shown = await texts.evaluateAll((all) => all.map((one) => one.getAttribute('data-section') ?? ''));
    const next = shown[shown.indexOf(lesson) + 1] ?? '';
    const { keyboard } = imani.page;
    await imani.section(lesson).getByRole('textbox', { name: 'Title of the lesson' }).focus();
    await keyboard.type('Mixing paint');
    await keyboard.press('ArrowDown');
    await keyboard.type('From the title. ');
    await keyboard.press('ControlOrMeta+End');
    await keyboard.press('ArrowDown');
    await keyboard.type('From the text above. ');
    await arrived(
      new Map([
        [lesson, 'From the title. '],
        [next, 'From the text above. '],
      ]),
    );
    await imani.section('bigIdeas').locator('.static-body').click();
    await keyboard.type('By a click.');
    await arrived(new Map([['bigIdeas', 'By a click.']]));
    expect(imani.complaints).toEqual([]);
  });

  test('who comes back from a field by a click writes where they clicked, and what was selected before stays', async () => {
    await imani.opens(planId);
    await imani.typesIn('bigIdeas', 'alpha beta');
    const { keyboard } = imani.page;
    await keyboard.press('Enter');
    await keyboard.type('gamma');
    for (let letter = 0; letter < 'gamma'.length; letter += 1) await keyboard.press('Shift+ArrowLeft');
    await imani.page.getByLabel('Class periods', { exact: true }).click();
    await imani.section('bigIdeas').getByText('alpha beta').click();
    await keyboard.press('End');
    await keyboard.type(' and more');
    await until(
      () => wordsIn('bigIdeas'),
      (all) => /alpha beta and more\s+gamma/.test(all),
    );
    expect(imani.complaints).toEqual([]);
  });

  test('keys that were pressed while the page was busy are answered in their order, each where the one before has put the caret', async () => {
    await imani.opens(planId);
    await imani.typesIn('bigIdeas', 'alpha beta');
    const { keyboard } = imani.page;
    for (let letter = 0; letter < 'beta'.length; letter += 1) await keyboard.press('Shift+ArrowLeft');
    await Promise.all([
      imani.page.evaluate(() => {
        const start = performance.now();
        while (performance.now() - start < 500);
      }),
      keyboard.press('ArrowRight'),
      keyboard.press('Enter'),
    ]);
    await keyboard.type('gamma');
    await until(
      () => wordsIn('bigIdeas'),
      (all) => /alpha beta\s+gamma/.test(all),
    );
  });

  test('a fast hand leaves a figure’s editor and goes to the beginning of the line above: each key finds the caret where the one before put it', async () => {
    const body = bodyOf(stock.doc, 'bigIdeas');
    stock.doc.transact(() => {
      body.delete(0, body.length);
      appendParagraph(stock.doc, 'bigIdeas', 'he line above');
      body.insert(1, [figure()]);
      appendParagraph(stock.doc, 'bigIdeas', 'The line below');
    });
    await imani.opens(planId);
    const { keyboard } = imani.page;
    await (await imani.body('bigIdeas')).getByText('The line below').click();
    await keyboard.press('Home');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await imani.page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'));
    // No key waits for the page: the text has the focus again by the time that the dialog has heard Escape.
    const keys = ['Escape', 'ArrowUp', 'Home', 'T', 'ArrowRight', 'ArrowRight', '!'];
    await Promise.all(keys.map((key) => keyboard.press(key)));
    await until(
      () => wordsIn('bigIdeas'),
      (all) => all.startsWith('The! line above') && all.endsWith('The line below'),
    );
    // Once more from the selected figure, and in the line above each key finds the caret where the one before put it.
    await imani.section('bigIdeas').getByText('The line below').click();
    for (const key of ['Home', 'ArrowUp']) await keyboard.press(key);
    await Promise.all(['ArrowUp', 'Home', 'ArrowRight', 'ArrowRight', '?'].map((key) => keyboard.press(key)));
    await until(
      () => wordsIn('bigIdeas'),
      (all) => all.startsWith('Th?e! line above'),
    );
    // What is typed while the figure is selected goes on behind it, by a key and without one.
    const typesBehind = async (letter: string, keyless: boolean) => {
      for (const key of ['ControlOrMeta+Home', 'End', 'ArrowRight']) await keyboard.press(key);
      await (keyless ? keyboard.insertText(letter) : keyboard.press(letter));
    };
    await typesBehind('a', false);
    await typesBehind('b', true);
    await until(
      () => wordsIn('bigIdeas'),
      (all) => all.startsWith('Th?e! line above\n') && all.endsWith('\nbaThe line below'),
    );
    await imani.section('bigIdeas').locator('.figure-frame').waitFor();
    expect(imani.complaints).toEqual([]);
  });

  test('a fast hand and a slow one go the same ways through text, formulas, figures, lists and tables, and write the same', async () => {
    const slow = await imani.context.newPage();
    const otherId = await imani.person.makePlan('unit', 'Ratios by keyboard');
    const other = imani.person.stockClient(otherId);
    await until(() => other.provider.synced, Boolean);
    await Promise.all([fillForWalks(stock), fillForWalks(other)]);
    const fast = await handOf(imani.page, planId);
    const calm = await handOf(slow, otherId);
    for (const seed of [3, 8, 13]) {
      const keys = walkOf(seed);
      await Promise.all([fast.begins(), calm.begins()]);
      for (const key of keys) {
        await calm.presses(key);
        await calm.rests();
      }
      await Promise.all(keys.map((key) => fast.presses(key)));
      // A last letter where the caret has come to; once it has arrived, all before it has.
      const end = `~${seed}`;
      for (const hand of [fast, calm]) await hand.says(end);
      const written = async ({ doc }: StockClient) => {
        const all = () => JSON.stringify(sectionsOf(doc).map(({ kind, title, words }) => [kind, title, words]));
        return until(all, (words) => words.includes(end));
      };
      expect(await written(stock), `walk ${seed}: ${keys.join(' ')}`).toBe(await written(other));
    }
    other.provider.destroy();
  });

  test('behind a table that ends a text the arrows go on in the plan, and lead nowhere at its end; a key and words that come at once find the caret', async () => {
    const hand = await handOf(imani.page, planId);
    const goesOnBehindTable = async (section: string, ...keys: string[]) => {
      await (await imani.body(section)).locator('td').last().click();
      await Promise.all(['Control+End', 'ArrowDown', ...keys].map((key) => hand.presses(key)));
    };
    await goesOnBehindTable('vocabulary', 'a');
    await until(
      () => sectionsOf(stock.doc).find(({ kind }) => kind === 'assessment')?.title,
      (title) => title === 'a',
    );
    // Nothing stands below this one that could be written in.
    await goesOnBehindTable('differentiation', 'Control+Home', 'b');
    await Promise.all([hand.presses('Control+End'), hand.says('c')]);
    await until(
      () => wordsIn('differentiation'),
      (all) => all === 'b\nc',
    );
    expect(wordsIn('vocabulary')).toBe('\n');
    expect(imani.complaints).toEqual([]);
  });

  test('Ctrl Home and Ctrl End lead to the ends of the text, past the labels, phases and headings that nobody writes in', async () => {
    await imani.opens(planId);
    const { keyboard } = imani.page;
    const press = async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key);
    };
    const [lesson = ''] = lessons();
    await imani.typesIn(lesson, 'last');
    await press('Control+Home', 'a', 'Control+End', 'z', 'Control+Shift+Home', 'Control+b', 'Control+Home', 'b');
    await until(
      () => wordsIn(lesson),
      (all) => all.startsWith('ba') && all.endsWith('lastz'),
    );
    expect(await imani.section(lesson).locator('strong').allTextContents()).toEqual(['ba', 'lastz']);
    await (await imani.body('vocabulary')).locator('td').last().click();
    await press('Control+Home', 'v', 'Control+End', 'w');
    await until(
      () => wordsIn('vocabulary'),
      (all) => all === 'v\nw',
    );
  });

  test('the caret stays below the bars when the page scrolls after it, by the browser and by the editor', async () => {
    for (let line = 0; line < 60; line += 1) appendParagraph(stock.doc, 'bigIdeas', `Idea ${line}`);
    await imani.opens(planId);
    const { keyboard } = imani.page;
    /** By how much the line of the caret is clear of the bars and of the foot of the window. */
    const room = () =>
      imani.page.evaluate(() => {
        const line = getSelection()?.anchorNode?.parentElement?.getBoundingClientRect();
        const bars = document.querySelector('[role="toolbar"]')?.getBoundingClientRect();
        return line && bars ? Math.min(line.top - bars.bottom, innerHeight - line.bottom) : -1;
      });
    const isClear = (px: number) => px >= 0;
    await (await imani.body('bigIdeas')).click();
    await keyboard.press('Control+End');
    await until(room, isClear);
    for (let presses = 0; presses < 50; presses += 1) {
      await keyboard.press('ArrowUp');
      await until(room, isClear);
    }
    for (const keys of ['Control+End', 'Control+Home']) {
      await keyboard.press(keys);
      await until(room, isClear);
    }
  });

  test('in a window enlarged fourfold the list at the caret is seen, and what is chosen in it', async () => {
    await imani.page.setViewportSize({ width: 342, height: 192 });
    await imani.opens(planId);
    const { keyboard } = imani.page;
    for (let line = 0; line < 8; line += 1) appendParagraph(stock.doc, 'bigIdeas', `Idea ${line}`);
    await imani.typesIn('bigIdeas', ' /');
    await imani.page.getByRole('listbox').waitFor();
    for (let presses = 0; presses < 9; presses += 1) {
      await keyboard.press('ArrowDown');
      const seen = await imani.page
        .getByRole('listbox')
        .getByRole('option', { selected: true })
        .evaluate((option) => {
          const { left, top, bottom } = option.getBoundingClientRect();
          const at = (y: number) => option.contains(document.elementFromPoint(left + 9, y));
          return at(top + 4) && at(bottom - 4);
        });
      expect(seen, `after ${presses + 1}`).toBe(true);
    }
    // In high contrast too, where a ground says nothing unless it is the system's.
    await imani.page.emulateMedia({ forcedColors: 'active' });
    const grounds = await imani.page
      .getByRole('listbox')
      .getByRole('option')
      .evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).backgroundColor)).size);
    expect(grounds).toBe(2);
    await imani.page.emulateMedia({ forcedColors: null });
    await imani.page.setViewportSize({ width: 1366, height: 768 });
  });

  test('F6 leads from the text to what stands beside it, around the page, and back to the caret', async () => {
    await imani.opens(planId);
    const { keyboard } = imani.page;
    const part = () => imani.page.evaluate(() => document.activeElement?.closest('header, nav, main, aside')?.tagName);
    await imani.typesIn('bigIdeas', 'between');
    for (const key of ['ArrowLeft', 'ArrowLeft', 'F6']) await keyboard.press(key);
    expect(await imani.page.evaluate(() => document.activeElement?.role)).toBe('tab');
    const seen = [];
    for (let presses = 0; presses < 3; presses += 1) {
      await keyboard.press('F6');
      seen.push(await part());
    }
    expect(seen).toEqual(['HEADER', 'NAV', 'MAIN']);
    for (const key of ['Shift+F6', 'F6', '!']) await keyboard.press(key);
    await until(
      () => wordsIn('bigIdeas'),
      (all) => all === 'betwe!en',
    );
  });

  test('a caret that is taken out of the text that has the focus is put back before the next key', async () => {
    await imani.opens(planId);
    await imani.typesIn('bigIdeas', 'beta');
    await imani.page.evaluate(() => getSelection()?.collapse(document.querySelector('aside p')));
    expect(await focusedText()).toBe('bigIdeas');
    for (const key of ['Control+Home', 'a']) await imani.page.keyboard.press(key);
    await until(
      () => wordsIn('bigIdeas'),
      (all) => all === 'abeta',
    );
  });

  test('a click on a label puts the caret into what it names: the text of a part, the minutes of a phase, a column of a table', async () => {
    await imani.opens(planId);
    const { keyboard } = imani.page;
    const [lesson = ''] = lessons();
    const body = await imani.body(lesson);
    await body.getByText('Learning target').click();
    await keyboard.type('Compare mixtures.');
    await body.getByText('min', { exact: true }).first().click();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('12');
    const pairs = await imani.body('vocabulary');
    await pairs.locator('th').nth(1).click();
    await keyboard.type('same taste');
    await until(
      () => [wordsIn(lesson).trim(), wordsIn('vocabulary')],
      ([target, term]) => target === 'Compare mixtures.' && term === '\nsame taste',
    );
    await until(
      () => bodyOf(stock.doc, lesson).toString(),
      (all) => all.includes('minutes="12"'),
    );
    expect(imani.complaints).toEqual([]);
  });

  test('undo of a list that the “/” menu made leaves the caret where the list was, and so does redo', async () => {
    await imani.opens(planId);
    const [lesson = ''] = lessons();
    const body = await imani.body(lesson);
    const { keyboard } = imani.page;
    await body.getByText('Learning target').click();
    await keyboard.press('ArrowDown');
    await keyboard.type('/bul');
    await keyboard.press('Enter');
    await body.locator('li').waitFor();
    await keyboard.press('ControlOrMeta+z');
    await body.locator('li').waitFor({ state: 'detached' });
    await keyboard.press('ControlOrMeta+Shift+z');
    await keyboard.type('done again');
    await body.locator('li').getByText('done again').waitFor();
    for (let step = 0; step < 2; step += 1) await keyboard.press('ControlOrMeta+z');
    await body.locator('li').waitFor({ state: 'detached' });
    await keyboard.type('s');
    await until(
      () => wordsIn(lesson),
      (all) => all === '\n/buls\n\n\n\n',
    );
    expect(imani.complaints).toEqual([]);
  });

  test('a colleague’s words that come in the moment in which the caret was moved leave it there, and lose nothing', async () => {
    await canHoldBack();
    await imani.opens(planId);
    await imani.typesIn('bigIdeas', 'alpha beta');
    await imani.page.keyboard.press('ControlOrMeta+Home');
    await until(
      () => wordsIn('bigIdeas'),
      (all) => all.includes('alpha beta'),
    );
    await imani.page.evaluate(() => {
      (window as unknown as WithHeldBack).heldBack = [];
    });
    stock.doc.transact(() => {
      const [line] = bodyOf(stock.doc, 'bigIdeas').createTreeWalker((node) => node instanceof Y.XmlText);
      if (line instanceof Y.XmlText) line.insert(0, 'From Theo: ');
      appendParagraph(stock.doc, 'bigIdeas', 'A line by Theo.');
    });
    await until(
      () =>
        imani.page.evaluate(() =>
          (window as unknown as WithHeldBack).heldBack?.some(({ words }) => words.includes('A line by Theo.')),
        ),
      Boolean,
    );
    await imani.page.evaluate(() => {
      const page = window as unknown as WithHeldBack;
      getSelection()?.modify('move', 'forward', 'lineboundary');
      const arrives = page.heldBack ?? [];
      page.heldBack = null;
      for (const { read } of arrives) read();
    });
    await imani.page.keyboard.type(' gamma');
    await until(
      () => wordsIn('bigIdeas').trim(),
      (all) => all === 'From Theo: alpha beta gamma\nA line by Theo.',
    );
    expect(imani.complaints).toEqual([]);
  });

  test('the caret stays where it is while a colleague moves the section up and down', async () => {
    await imani.opens(planId);
    await imani.addSection('Lesson');
    await until(lessons, ({ length }) => length >= 2);
    const [, second = ''] = lessons();
    const body = await imani.body(second);
    await body.focus();
    const orderOf = () => imani.page.locator('[data-section]').evaluateAll((all) => all.map((one) => one.id));
    const [top] = sectionsOf(stock.doc);
    const section = sectionsOf(stock.doc).find(({ id }) => id === second);
    let words = '';
    for (const order of [`${top?.order}V`, section?.order]) {
      const before = (await orderOf()).indexOf(`section-${second}`);
      await imani.page.keyboard.type('before ');
      section?.map.set('order', order);
      await until(orderOf, (all) => all.indexOf(`section-${second}`) !== before);
      await imani.page.keyboard.type('after ');
      words += 'before after ';
    }
    await until(
      () => wordsIn(second),
      (all) => all.includes(words),
    );
  });
});
