/**
 * Real lessons become plans: every Markdown file of the real input is opened through the page, somebody types in three
 * places of every section, and afterwards no word and no formula of the file is missing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { sectionsOf } from './testing/plan-from-outside.ts';
import { sharedData, sharedDataIsThere } from './testing/shared-data.ts';
import { until } from './testing/until.ts';

const files = sharedDataIsThere
  ? [
      ...readdirSync(sharedData('docs/markdown')).map((name) => `docs/markdown/${name}`),
      'docs/big/pcc-algebra-ten-sections.md',
    ]
  : [];

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** The words and formulas that a text holds, apart from its punctuation and markup: counted. */
function tally(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * A file's text without what is markup and not words: the numbers of ordered lists, marks of emphasis inside a word, and
 * the few HTML tags that say how a word is set.
 */
function asRead(markdown: string): string {
  return markdown
    .replace(/^([> \t]*(?:[-*+][ \t]+)?)\d{1,9}[.)](?=\s)/gm, '$1')
    .replace(/<br ?\/?>/g, ' ')
    .replace(/<\/?su[bp]>|\*\*?|`/g, '');
}

/** What the first has more of than the second. */
function missingFrom(wanted: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): string[] {
  return [...wanted].filter(([word, count]) => (found.get(word) ?? 0) < count).map(([word]) => word);
}

/** Everything readable in a plan: titles, text, and the values of attributes such as formulas, links and headings. */
function everythingIn(doc: Y.Doc): string {
  const parts: string[] = [];
  const walk = (node: unknown): void => {
    if (node instanceof Y.XmlText) {
      for (const part of node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
        if (typeof part.insert === 'string') parts.push(part.insert);
        if (part.attributes?.link !== undefined) parts.push(JSON.stringify(part.attributes.link));
      }
    } else if (node instanceof Y.XmlElement) {
      parts.push(' ');
      for (const value of Object.values(node.getAttributes()))
        parts.push(` ${typeof value === 'string' ? value : JSON.stringify(value)} `);
      for (const child of node.toArray()) walk(child);
      parts.push(' ');
    } else if (node instanceof Y.XmlFragment) {
      for (const child of node.toArray()) walk(child);
    }
  };
  for (const section of sectionsOf(doc)) {
    if (section.removed) continue;
    parts.push(' ', section.title, ' ');
    walk(section.map.get('body'));
  }
  return parts.join('');
}

async function importFile(teacher: Teacher, file: Parameters<Locator['setInputFiles']>[0]): Promise<string> {
  await teacher.page.goto(`${house.origin}/`);
  await teacher.page
    .getByRole('button', { name: 'New plan from a Markdown file' })
    .or(teacher.page.getByRole('link', { name: 'New plan from a Markdown file' }))
    .first()
    .click();
  await teacher.page.locator('input[type="file"]').setInputFiles(file);
  await teacher.page.getByRole('button', { name: /^Make the plan/ }).click();
  const open = teacher.page.getByRole('link', { name: /^Open the plan/ });
  await open.or(teacher.page.locator('[data-section]').first()).first().waitFor({ timeout: 30_000 });
  if (await open.isVisible()) await open.click();
  await teacher.page.waitForURL(/\/plans\/[0-9a-f]{32}/);
  return teacher.page.url().match(/\/plans\/([0-9a-f]{32})/)?.[1] ?? '';
}

test('a unit of forty lessons is drawn to its end', async () => {
  const lessons = Array.from(
    { length: 40 },
    (_, n) => `## Lesson ${n + 1}: Rates\n\n### Warm-up\n\nNumber talk ${n + 1}.\n\n`,
  );
  const buffer = Buffer.from(`# A long unit\n\n${lessons.join('')}`);
  const imani = await teacherAt(browser, house, 'Imani Cole');
  await importFile(imani, { name: 'long-unit.md', mimeType: 'text/markdown', buffer });
  await imani.canRead();
  for (const n of [1, 20, 40]) await imani.page.getByText(`Number talk ${n}.`, { exact: true }).waitFor();
  expect(await imani.page.locator('[data-section]').filter({ hasText: 'Number talk' }).count()).toBe(40);
  expect(imani.complaints).toEqual([]);
  await imani.leaves();
}, 60_000);

describe.skipIf(!sharedDataIsThere)('a plan from a page saved as HTML', () => {
  test('the big chapter, too large for one paste, keeps every word, formula and table', async () => {
    const path = 'docs/big/openstax-fractions-chapter.html';
    const imani = await teacherAt(browser, house, 'Imani Cole');
    const planId = await importFile(imani, sharedData(path));
    const reader = imani.person.stockClient(planId);
    await until(() => reader.provider.synced, Boolean);
    const source = readFileSync(sharedData(path), 'utf8');
    const formulas = (source.match(/<math[\s>][\s\S]*?<\/math>/g) ?? []).filter((one) =>
      /<m[nio][ >]|<mtext/.test(one),
    ).length;
    const shown = source
      .replace(/<(title|math)[\s>][\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:amp|lt|gt|quot);/g, ' ');
    expect(missingFrom(tally(shown), tally(everythingIn(reader.doc)))).toEqual([]);
    const made = sectionsOf(reader.doc).map(({ map }) => String(map.get('body')));
    expect(made.join('').match(/<formula/g)).toHaveLength(formulas);
    expect(imani.complaints).toEqual([]);
    reader.provider.destroy();
    await imani.leaves();
  }, 120_000);
});

describe.skipIf(!sharedDataIsThere)('a plan from a Markdown file', () => {
  test.each(files)(
    '%s: typed in three places of every section, and no word or formula is lost',
    async (path) => {
      const imani = await teacherAt(browser, house, 'Imani Cole');
      const planId = await importFile(imani, sharedData(path));
      const reader = imani.person.stockClient(planId);
      await until(() => reader.provider.synced, Boolean);
      const source = readFileSync(sharedData(path), 'utf8');
      expect(missingFrom(tally(asRead(source)), tally(everythingIn(reader.doc)))).toEqual([]);

      const withWords = sectionsOf(reader.doc).filter((one) => !one.removed && one.words.trim() !== '');
      expect(withWords.length).toBeGreaterThan(0);
      await imani.canRead();
      for (const section of withWords) {
        const body = await imani.body(section.id);
        await body.focus();
        await imani.page.keyboard.press('ControlOrMeta+Home');
        await imani.page.keyboard.type('⟦s⟧ ');
        await body.evaluate((element) => {
          // Where a hand would click to write: on words, not on a drawn formula.
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          const words: Node[] = [];
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            if (node.parentElement?.closest('[contenteditable]') === element) words.push(node);
          }
          const middle = words[Math.floor(words.length / 2)];
          if (middle !== undefined) getSelection()?.collapse(middle, 0);
        });
        await imani.page.keyboard.type('⟦m⟧ ');
        await imani.page.keyboard.press('ControlOrMeta+End');
        await imani.page.keyboard.type(' ⟦e⟧');
      }
      await imani.isSaved();
      await until(
        () => (everythingIn(reader.doc).match(/⟦e⟧/g) ?? []).length,
        (count) => count === withWords.length,
        30_000,
      );
      const after = everythingIn(reader.doc);
      for (const mark of ['s', 'm', 'e']) {
        expect((after.match(new RegExp(`⟦${mark}⟧`, 'g')) ?? []).length, mark).toBe(withWords.length);
      }
      expect(missingFrom(tally(asRead(source)), tally(after.replaceAll(/⟦[sme]⟧/g, '')))).toEqual([]);
      expect(imani.complaints).toEqual([]);
      reader.provider.destroy();
      await imani.leaves();
    },
    240_000,
  );
});
