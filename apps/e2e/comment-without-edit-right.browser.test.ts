/**
 * A coach of another school may only comment. Her socket reads and never writes, and yet she selects words and
 * comments on them; the comment stays on its words through all that the author does to them.
 */
import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { bodyOf, sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

async function planWithWords(words: string) {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const theo = await teacherAt(browser, house, 'Theo Brandt');
  const planId = await imani.person.makePlan('unit', 'Rates per one');
  await imani.person.share(planId, theo.person, 'comment');
  const watcher = imani.person.stockClient(planId);
  await until(() => watcher.provider.synced, Boolean);
  const section = sectionsOf(watcher.doc).find((one) => one.kind === 'essentialQuestions')?.id ?? '';
  await imani.opens(planId);
  await imani.dictatesIn(section, words);
  await imani.isSaved();
  await theo.opens(planId);
  await until(
    () => theo.wordsOf(section),
    (all) => all.includes(words),
  );
  return { imani, theo, planId, section, watcher };
}

/** A digest of all that a newcomer is given of a plan. */
async function documentHash(author: Teacher, planId: string): Promise<string> {
  const { doc, provider } = author.person.stockClient(planId);
  await until(() => provider.synced, Boolean);
  provider.destroy();
  return createHash('sha256').update(Y.encodeStateAsUpdate(doc)).digest('hex');
}

/** The first run of text in a body, however deep in lists it stands. */
function firstText(node: Y.XmlFragment | Y.XmlElement): Y.XmlText | null {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText && child.length > 0) return child;
    const found = child instanceof Y.XmlElement ? firstText(child) : null;
    if (found !== null) return found;
  }
  return null;
}

function made(name: string, attributes: Readonly<Record<string, string>> = {}, children: Y.XmlElement[] = []) {
  const element = new Y.XmlElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.insert(0, children);
  return element;
}

function withWords(words: string) {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  return paragraph;
}

/** The words that carry a comment's mark, as they stand on a page. */
const marked = (teacher: Teacher, section: string) =>
  teacher
    .section(section)
    .locator('.ProseMirror [data-thread]')
    .allInnerTexts()
    .then((parts) => parts.join(''));

test('a comment on a selection is seen beside the text by everyone at once, answered, resolved and opened again', async () => {
  const { imani, theo, section, watcher } = await planWithWords('What stays the same when a mixture grows?');
  await theo.commentsOn(section, 'stays the same', 'Do you mean the taste?');
  await imani.thread('Do you mean the taste?').waitFor();
  expect(await marked(imani, section)).toBe('stays the same');
  await imani.thread('Do you mean the taste?').getByRole('button', { name: 'Reply' }).click();
  await imani.page.getByRole('textbox', { name: 'Your reply' }).fill('Yes, and the ratio.');
  await imani.page.getByRole('button', { name: 'Send' }).click();
  await theo.thread('Yes, and the ratio.').waitFor();
  await imani.thread('Do you mean the taste?').getByRole('button', { name: 'Resolve' }).click();
  await theo.thread('Do you mean the taste?').waitFor({ state: 'hidden' });
  await theo.page.getByRole('button', { name: /^Resolved/ }).click();
  await theo.thread('Do you mean the taste?').getByRole('button', { name: 'Reopen' }).click();
  await theo.page.getByRole('button', { name: /^Open 1/ }).click();
  await imani.thread('Do you mean the taste?').waitFor();
  expect([...imani.complaints, ...theo.complaints]).toEqual([]);
  await Promise.all([imani.leaves(), theo.leaves()]);
  watcher.provider.destroy();
});

test('a comment that is begun while another is on its way keeps its words, and what was cut keeps its comment', async () => {
  const { imani, theo, section, watcher } = await planWithWords('What stays the same when a mixture grows?');
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await theo.page.route('**/threads', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  const form = theo.page.getByRole('textbox', { name: 'Your comment' });
  const begin = async (words: string, text: string) => {
    await theo.selects(section, words);
    await theo.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await until(
      () => form.inputValue(),
      (value) => value === '',
    );
    await form.fill(text);
  };
  await begin('a mixture', 'Of which two things?');
  await form.press('ControlOrMeta+Enter');
  await until(
    () => form.getAttribute('readonly'),
    (value) => value !== null,
  );
  await begin('stays the same', 'Do you mean the taste?');
  letGo();
  await imani.thread('Of which two things?').waitFor();
  await theo.thread('Of which two things?').waitFor();
  expect(await form.inputValue()).toBe('Do you mean the taste?');
  await form.press('ControlOrMeta+Enter');
  await imani.thread('Do you mean the taste?').waitFor();

  await until(
    () => marked(imani, section),
    (words) => words === 'stays the samea mixture',
  );
  await (await imani.body(section)).focus();
  const press = (key: string) => imani.page.keyboard.press(key);
  await press('ControlOrMeta+Home');
  for (const _ of 'What ') await press('ArrowRight');
  await press('Shift+ArrowRight');
  await press('ControlOrMeta+x');
  await until(
    () => marked(imani, section),
    (words) => words === 'tays the samea mixture',
  );
  await press('ControlOrMeta+v');
  await until(
    () => marked(imani, section),
    (words) => words === 'stays the samea mixture',
  );
  expect([...imani.complaints, ...theo.complaints]).toEqual([]);
  await Promise.all([imani.leaves(), theo.leaves()]);
  watcher.provider.destroy();
});

test('the mark stays on its words through split, join, retype, a move of the section and the author’s undo', async () => {
  const { imani, theo, section, watcher } = await planWithWords('alpha beta gamma delta');
  await theo.commentsOn(section, 'beta gamma', 'Which one first?');
  await until(
    () => marked(imani, section),
    (words) => words === 'beta gamma',
  );
  const body = await imani.body(section);
  const caretAfter = async (words: string) => {
    await imani.selects(section, words);
    await imani.page.keyboard.press('ArrowRight');
  };
  await body.focus();
  await caretAfter('beta');
  await imani.page.keyboard.press('Enter');
  await until(
    () => marked(theo, section),
    (words) => words.replaceAll(/\s/g, '') === 'betagamma',
  );
  await imani.page.keyboard.press('Backspace');
  await until(
    () => marked(theo, section),
    (words) => words.replaceAll(/\s/g, '') === 'betagamma',
  );
  await imani.page.keyboard.type(' and');
  await until(
    () => marked(theo, section),
    (words) => words.includes('and'),
  );
  await imani.moveSectionDown(section);
  await until(
    () => marked(theo, section),
    (words) => words.includes('gamma'),
  );
  for (let step = 0; step < 3; step += 1) await imani.page.keyboard.press('ControlOrMeta+z');
  await until(
    () => marked(theo, section),
    (words) => words.includes('beta') && words.includes('gamma'),
  );
  await theo.thread('Which one first?').waitFor();
  await Promise.all([imani.leaves(), theo.leaves()]);
  watcher.provider.destroy();
});

test('when all the words are gone the thread stays with its quote', async () => {
  const { imani, theo, section, watcher } = await planWithWords('Only by Friday');
  await theo.commentsOn(section, 'by Friday', 'We have no class that Friday.');
  await imani.thread('We have no class that Friday.').waitFor();
  await (await imani.body(section)).focus();
  await imani.page.keyboard.press('ControlOrMeta+a');
  await imani.page.keyboard.press('Delete');
  for (const teacher of [imani, theo]) {
    await teacher
      .thread('We have no class that Friday.')
      .filter({ hasText: 'by Friday' })
      .filter({ hasText: /removed/ })
      .waitFor();
  }
  await Promise.all([imani.leaves(), theo.leaves()]);
  watcher.provider.destroy();
});

test('a formula, a figure, an empty cell, a field and the plan are commented on, shown where they are, and reached from the comment', async () => {
  const { imani, theo, section, watcher } = await planWithWords('First.');
  watcher.doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('The ratio '), made('formula', { latex: 'a:b' }), new Y.XmlText(' holds.')]);
    const cell = made('tableCell', {}, [made('paragraph')]);
    const row = made('tableRow', {}, [made('tableCell', {}, [withWords('8 cups')]), cell]);
    const figure = JSON.stringify({ type: 'doubleNumberLine', title: 'Syrup and ice', altText: 'Two lines' });
    const blocks = [
      paragraph,
      made('formulaBlock', { latex: 'a=b' }),
      made('figure', { figure }),
      made('table', {}, [row]),
    ];
    bodyOf(watcher.doc, section).push(blocks);
  });
  const body = await theo.body(section);
  const sends = async (text: string, about: string | RegExp) => {
    await theo.page.getByRole('textbox', { name: 'Your comment' }).fill(text);
    await theo.page.getByRole('button', { name: 'Send' }).click();
    await imani.thread(text).getByRole('button', { name: about }).waitFor();
  };
  const begins = async (drawn: string) => {
    await body.locator(drawn).first().click();
    await theo.page.getByRole('button', { name: 'Comment', exact: true }).click();
  };
  // Their drawings come a moment after their source.
  await begins('.formula-inline .katex');
  await sends('Is it a to b?', 'On the formula a to b in Essential questions');
  await begins('.formula-block .katex');
  await sends('What are they?', /^On the formula a .* b in Essential questions$/);
  await begins('.figure-card');
  await sends('Which unit?', 'On the double number line “Syrup and ice” in Essential questions');
  await begins('td:last-child');
  await sends('And here?', 'On an empty cell of a table in Essential questions');
  const overview = theo.page.locator('[data-kind="overview"]');
  await overview.locator('.field[data-field="grade"]').hover();
  await overview.getByRole('button', { name: 'Comment on Grade' }).click();
  await sends('Not 7?', 'On “Grade”: Grade 6');
  await overview.getByRole('button', { name: /^Section actions/ }).click();
  await theo.page.getByRole('menuitem', { name: 'Comment on the whole plan' }).click();
  await sends('I like it.', 'About the whole plan');

  // They are shown where they are, and a click on them shows the comment.
  const shown = imani.section(section);
  for (const what of ['.formula-inline', '.formula-block', '.figure-frame', 'td:last-child']) {
    await shown.locator(`${what}.commented`).waitFor();
  }
  await shown.locator('.figure-frame .figure-card').click();
  await until(
    () => imani.thread('Which unit?').getAttribute('data-chosen'),
    (chosen) => chosen !== null,
  );
  await imani.page.getByRole('button', { name: '1 comment on Grade' }).click();
  await until(
    () => imani.thread('Not 7?').getAttribute('data-chosen'),
    (chosen) => chosen !== null,
  );

  // The words beside a formula go, it is written anew, and the comment stays; the figure goes, and the comment says so.
  const inHers = await imani.body(section);
  await inHers.focus();
  await imani.selects(section, 'holds');
  await imani.page.keyboard.press('Delete');
  await shown.locator('.figure-frame .figure-card').click();
  await imani.page.keyboard.press('Delete');
  await theo.thread('Which unit?').getByText('The figure “Syrup and ice” (it was removed)').waitFor();
  await theo
    .thread('Which unit?')
    .getByText(/^Removed by Imani Cole/)
    .waitFor();
  await theo
    .thread('Is it a to b?')
    .getByRole('button', { name: /^On the formula a to b/ })
    .waitFor();

  // Whoever began it puts it on other words.
  await theo.thread('Which unit?').getByRole('button', { name: 'Put it on other words' }).click();
  await theo.selects(section, '8 cups');
  await theo.page.getByRole('button', { name: 'Put the comment here' }).click();
  await imani
    .thread('Which unit?')
    .getByText(/^Put here by Theo Brandt, .* “Syrup and ice” first\.$/)
    .waitFor();
  expect(await marked(imani, section)).toContain('8 cups');
  expect([...imani.complaints, ...theo.complaints]).toEqual([]);
  await Promise.all([imani.leaves(), theo.leaves()]);
  watcher.provider.destroy();
});

test('A2, B40: a forged update on a commenter’s own socket changes nothing', async () => {
  const { imani, theo, planId, section, watcher } = await planWithWords('Not yours to change.');
  const before = await documentHash(imani, planId);
  const forger = theo.person.stockClient(planId);
  await until(() => forger.provider.synced, Boolean);
  const text = firstText(bodyOf(forger.doc, section));
  if (text === null) throw new Error('there are no words to forge');
  text.insert(0, 'FORGED ');
  text.delete(7, 3);
  // The server has read the forgery when it has answered what came after it on the same socket.
  const answered = new Promise<void>((resolve) => {
    forger.provider.ws?.addEventListener('message', () => resolve(), { once: true });
  });
  forger.provider.ws?.send(new Uint8Array([0, 0, 1, 0]));
  await answered;
  expect(await documentHash(imani, planId)).toBe(before);
  await imani.typesIn(section, ' Still mine.');
  await imani.isSaved();
  expect(await theo.wordsOf(section)).not.toContain('FORGED');
  await Promise.all([imani.leaves(), theo.leaves()]);
  forger.provider.destroy();
  watcher.provider.destroy();
});

test('on a tablet the comment on words in a cell is one tap away, below the handles of the finger', async () => {
  const size = { width: 1024, height: 768 };
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos', size, { baseURL: house.origin, hasTouch: true, isMobile: true }),
  ]);
  const planId = await imani.person.makePlan('unit', 'By finger');
  await imani.person.share(planId, lucia.person, 'edit');
  const { doc, provider } = imani.person.stockClient(planId);
  await until(() => provider.synced, Boolean);
  const section = sectionsOf(doc).find((one) => one.kind === 'vocabulary')?.id ?? '';
  await lucia.opens(planId);
  const { page } = lucia;
  await (await lucia.body(section)).locator('td').first().tap();
  await page.keyboard.insertText('proportion');
  await lucia.selects(section, 'proportion');
  const word = lucia.section(section).getByText('proportion', { exact: true });
  const { y, height } = (await word.boundingBox()) ?? { y: 0, height: 0 };
  const button = lucia.commentButton();
  expect((await button.boundingBox())?.y).toBeGreaterThan(y + height + 16);
  await button.tap();
  await page.getByRole('textbox', { name: 'Your comment' }).fill('Do they know this word?');
  await page.getByRole('button', { name: 'Send' }).tap();
  await lucia.thread('Do they know this word?').getByText('proportion', { exact: true }).waitFor();
  expect(lucia.complaints).toEqual([]);
  provider.destroy();
  await lucia.context.close();
});
