/**
 * What teachers have elsewhere comes into a plan by pasting, and a plan goes elsewhere by copying: real files of the clipboard lose no
 * word and no formula, a note says what was left out, one step of undo takes a paste back, and a section that was copied is the
 * same section where it is pasted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { sectionsOf } from './testing/plan-from-outside.ts';
import { sharedData, sharedDataIsThere } from './testing/shared-data.ts';
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

/** Pastes into the text that has the caret, as the browser tells a page of it. */
async function pastes({ page }: Teacher, flavours: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, flavours);
}

/** The letters of a body without its formulas, and the formulas, as somebody else's client has them. */
function contentOf(body: unknown): { letters: string; formulas: string[] } {
  let letters = '';
  const formulas: string[] = [];
  const walk = (node: unknown): void => {
    if (node instanceof Y.XmlText) {
      for (const { insert } of node.toDelta() as { insert: unknown }[])
        if (typeof insert === 'string') letters += insert;
    } else if (node instanceof Y.XmlElement && node.nodeName.startsWith('formula')) {
      formulas.push(String(node.getAttribute('latex')));
    } else if (node instanceof Y.XmlFragment) {
      for (const child of node.toArray()) walk(child);
    }
  };
  walk(body);
  return { letters: letters.replace(/\s+/g, ''), formulas };
}

const files = sharedDataIsThere ? readdirSync(sharedData('docs/html')) : [];

describe.skipIf(!sharedDataIsThere)('files of the clipboard', () => {
  test('are pasted with every word and every formula', async () => {
    const imani = await teacherAt(browser, house, 'Imani Cole');
    const planId = await imani.person.makePlan('unit', 'From the clipboard');
    const reader = imani.person.stockClient(planId);
    await until(() => reader.provider.synced, Boolean);
    await imani.opens(planId);
    const target = sectionsOf(reader.doc).find(({ kind }) => kind === 'reflection' || kind === 'bigIdeas')?.id ?? '';
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const html = readFileSync(sharedData(`docs/html/${file}`), 'utf8');
      const wanted = await imani.page.evaluate((text) => {
        const page = new DOMParser().parseFromString(text.replace(/<style[\s\S]*?<\/style>/g, ''), 'text/html');
        const formulas = page.querySelectorAll('math').length;
        for (const one of page.querySelectorAll('math, title, style')) one.remove();
        return { letters: (page.documentElement.textContent ?? '').replace(/\s+/g, ''), formulas };
      }, html);
      await (await imani.body(target)).click();
      await imani.page.keyboard.press('ControlOrMeta+a');
      await imani.page.keyboard.press('Delete');
      await pastes(imani, { 'text/html': html });
      const found = await until(
        () =>
          contentOf(
            sectionsOf(reader.doc)
              .find(({ id }) => id === target)
              ?.map.get('body'),
          ),
        ({ letters }) => letters === wanted.letters,
      );
      expect(found.formulas, file).toHaveLength(wanted.formulas);
    }
    await imani.isSaved();
    expect(imani.complaints).toEqual([]);
    reader.provider.destroy();
    await imani.leaves();
  }, 60_000);
});

const lesson =
  '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">' +
  '<h2 dir="ltr"><span style="font-weight:400">Launch: lemonade</span></h2>' +
  '<p dir="ltr"><span style="font-weight:700">Show</span><span style="font-weight:400"> two pitchers and ask which is sweeter: </span>' +
  '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>2</mn><mn>3</mn></mfrac></math> <span>or half.</span></p>' +
  '<p><img src="https://example.org/pitchers.png" alt="two pitchers"></p>' +
  '<ul><li dir="ltr" aria-level="1"><p>Think alone</p></li><ul><li aria-level="2"><p>two minutes</p></li></ul></ul>' +
  '<table><tbody><tr><td><p>Cups</p></td><td><p>Spoons</p></td></tr><tr><td colspan="2"><p>3 to 2</p></td></tr></tbody></table>' +
  '<p><a href="javascript:alert(1)">not a link</a></p></b>';

/** A body as plain data, for comparing two of them. */
function dataOf(body: unknown): unknown {
  if (body instanceof Y.XmlText) return body.toDelta();
  if (body instanceof Y.XmlElement) return [body.nodeName, body.getAttributes(), body.toArray().map(dataOf)];
  return body instanceof Y.XmlFragment ? body.toArray().map(dataOf) : null;
}

test('a lesson comes from Google Docs, is taken back in one step, and goes as it is into a second section', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: house.origin });
  const planId = await imani.person.makePlan('unit', 'Lemonade');
  const reader = imani.person.stockClient(planId);
  await until(() => reader.provider.synced, Boolean);
  await imani.opens(planId);
  const [first = '', second = ''] = sectionsOf(reader.doc)
    .filter(({ kind }) => kind === 'lesson' || kind === 'bigIdeas' || kind === 'essentialQuestions')
    .map(({ id }) => id);
  const bodyOf = (id: string) =>
    sectionsOf(reader.doc)
      .find((one) => one.id === id)
      ?.map.get('body');
  const before = dataOf(bodyOf(first));
  const { page } = imani;

  // The last block of the section is where it is pasted, as a step of its own, however soon after the words before.
  await (await imani.body(first)).click();
  await page.keyboard.press('ControlOrMeta+End');
  await pastes(imani, { 'text/html': lesson, 'text/plain': 'Launch: lemonade' });
  await until(
    () => JSON.stringify(dataOf(bodyOf(first))),
    (said) => said.includes('3 to 2'),
  );
  const pasted = JSON.stringify(dataOf(bodyOf(first)));
  for (const part of ['"latex":"\\\\frac{2}{3}"', 'two minutes', '"colspan":2', '[picture: two pitchers]'])
    expect(pasted).toContain(part);
  expect(pasted).not.toContain('javascript');

  const note = imani.section(first).getByRole('status').filter({ hasText: 'not brought along' });
  await note.waitFor();
  expect(await note.innerText()).toMatch(/One picture was not brought along.*One link leads nowhere from here/s);
  await note.getByRole('button', { name: 'Close the note about what you pasted' }).click();
  await note.waitFor({ state: 'detached' });

  await (await imani.body(first)).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await until(
    () => JSON.stringify(dataOf(bodyOf(first))),
    (now) => now === JSON.stringify(before),
  );
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await until(
    () => JSON.stringify(dataOf(bodyOf(first))),
    (now) => now.includes('3 to 2'),
  );

  // The whole section by its menu, with the machine's own clipboard, over all that the other section holds.
  await imani.sectionAction(first, 'Copy as text');
  await page.getByRole('status').filter({ hasText: 'is copied' }).waitFor();
  await (await imani.body(second)).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await until(
    () => JSON.stringify(dataOf(bodyOf(second))),
    (now) => now === JSON.stringify(dataOf(bodyOf(first))),
  );

  // What another program finds: the section's heading, a table with borders, the formula in a line, Markdown.
  const onClipboard = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) => (await item?.getType(type))?.text() ?? '';
    return { html: await text('text/html'), text: await text('text/plain') };
  });
  expect(onClipboard.html).toMatch(/<table[^>]*border/);
  expect(onClipboard.html).toContain('2/3');
  expect(onClipboard.text).toContain('$\\frac{2}{3}$');
  expect(onClipboard.text).toMatch(/\| Cups \| Spoons \|/);
  expect(imani.complaints).toEqual([]);
  reader.provider.destroy();
  await imani.leaves();
}, 60_000);

test('hostile and huge pastes do nothing but bring their words, or are refused with the figures', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'Hostile');
  const reader = imani.person.stockClient(planId);
  await until(() => reader.provider.synced, Boolean);
  const elsewhere: string[] = [];
  imani.page.on('request', (request) => {
    if (!request.url().startsWith(house.origin) && !/^(?:blob|data):/.test(request.url()))
      elsewhere.push(request.url());
  });
  await imani.opens(planId);
  const target = sectionsOf(reader.doc).find(({ kind }) => kind === 'bigIdeas')?.id ?? '';
  const words = () =>
    contentOf(
      sectionsOf(reader.doc)
        .find(({ id }) => id === target)
        ?.map.get('body'),
    ).letters;
  await (await imani.body(target)).click();
  const hostile =
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><style>body{display:none}</style>' +
    '<script>window.hacked = 1</script><img src="https://evil.example/x.png" onerror="window.hacked = 1"><svg onload="window.hacked = 1"></svg>' +
    `<iframe src="https://evil.example/"></iframe><p onclick="window.hacked = 1" style="background:url(https://evil.example/)">calm</p>`;
  await pastes(imani, { 'text/html': hostile });
  await until(words, (now) => now.endsWith('calm'));
  await pastes(imani, { 'text/html': `${'<ul><li>'.repeat(100_000)}deepest` });
  await until(words, (now) => now.endsWith('deepest'));
  await pastes(imani, { 'text/html': `<p>beside<img src="data:image/png;base64,${'A'.repeat(5_000_000)}"></p>` });
  await until(words, (now) => now.endsWith('beside'));
  const before = words();
  await pastes(imani, { 'text/plain': 'Ratios grow. '.repeat(20_000) });
  await imani.page
    .getByRole('status')
    .filter({ hasText: /too much for one paste: 260,\d{3} characters.*the limit is 200,000/ })
    .waitFor();
  await imani.isSaved();
  expect(words()).toBe(before);
  expect(await imani.page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(elsewhere).toEqual([]);
  expect(imani.complaints).toEqual([]);
  reader.provider.destroy();
  await imani.leaves();
}, 60_000);
