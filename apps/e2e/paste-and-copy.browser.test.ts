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
    await imani.context.close();
  }, 60_000);
});
