/**
 * What a colleague's forged bytes do in the browser of somebody who is writing: nothing. Addresses that would run something,
 * and cursors that are nowhere, reach an open page; it shows words, throws no exception and goes on.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { type StockClient, signIn } from './testing/person.ts';
import { bodyOf, sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;
let imani: Teacher;
let theo: StockClient;
let planId: string;
let lesson: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

beforeEach(async () => {
  imani = await teacherAt(browser, house, 'Imani Cole');
  planId = await imani.person.makePlan('unit', 'Ratios');
  const person = await signIn(house, 'Theo Brandt');
  await imani.person.share(planId, person, 'edit');
  theo = person.stockClient(planId);
  await until(() => theo.provider.synced, Boolean);
  lesson = sectionsOf(theo.doc).find(({ kind }) => kind === 'lesson')?.id ?? '';
});

const run = 'window.ran=1';
const addresses = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `javascript://example.org/%0a${run}`,
  `vbscript:${run}`,
  `data:text/html,<script>opener.${run}</script>`,
  `data:text/html;base64,${btoa(`<script>opener.${run}</script>`)}`,
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'view-source:https://example.org',
  '//evil.example/',
];
const disguises: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => ` ${address}`,
  (address) => `\u0001${address}`,
  (address) => `${address.slice(0, 4)}\t${address.slice(4)}`,
  (address) => `${address.slice(0, 4)}\n${address.slice(4)}`,
  (address) => `${address.slice(0, 2)}\u200b${address.slice(2)}`,
  (address) => `&#${address.charCodeAt(0)};${address.slice(1)}`,
  (address) => `${address} https://example.org`,
];
const eighty = addresses.flatMap((address) => disguises.map((disguise) => disguise(address)));

/**
 * Notes every address that ever stands in the page's plan and is not one of a web page or of mail, and clicks on it; and that the last of
 * the forged words stood there, however soon they are taken back.
 */
async function watchesAddresses(): Promise<void> {
  await imani.page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { addressesSeen: seen });
    const attributes = ['href', 'src', 'srcdoc', 'action', 'formaction', 'xlink:href', 'data', 'onclick', 'onerror'];
    new MutationObserver(() => {
      if (document.querySelector('.plan-page')?.textContent?.includes('forged 79.'))
        Object.assign(window, { stood: true });
      for (const element of document.querySelectorAll<HTMLElement>('.plan-page *')) {
        for (const name of attributes) {
          const value = element.getAttribute(name);
          if (value === null || /^(?:https?:\/\/|mailto:|#|\/(?!\/))/.test(value)) continue;
          if (!seen.includes(`${name} ${value}`)) seen.push(`${name} ${value}`);
          element.click();
        }
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

test('B32, A15: eighty addresses that run something, by a raw update: shown as words, run nothing, taken back', async () => {
  await watchesAddresses();
  await imani.opens(planId);
  await imani.typesIn(lesson, 'Before them.');
  await until(
    () => sectionsOf(theo.doc).find(({ id }) => id === lesson)?.words ?? '',
    (words) => words.includes('Before them.'),
  );
  // What colleagues write waits for whoever types. Once this is seen it does so no more, and what is forged is drawn before it is taken back.
  const ready = new Y.XmlElement('paragraph');
  ready.insert(0, [new Y.XmlText('Ready.')]);
  bodyOf(theo.doc, lesson).push([ready]);
  await until(
    () => imani.wordsOf(lesson),
    (words) => words.includes('Ready.'),
  );
  theo.doc.transact(() => {
    const body = bodyOf(theo.doc, lesson);
    for (const [index, href] of eighty.entries()) {
      const text = new Y.XmlText(`forged ${index}.`);
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [text]);
      const formula = new Y.XmlElement('formulaBlock');
      formula.setAttribute('latex', `\\href{${href}}{x} \\url{${href}} \\includegraphics{${href}} ${index}`);
      const figure = new Y.XmlElement('figure');
      figure.setAttribute('figure', JSON.stringify({ type: 'figure', title: `F ${index}`, src: href, href }));
      body.push([paragraph, formula, figure]);
      text.format(0, text.length, { link: { href } });
    }
  });
  // They are shown at once; the deeper check follows, takes them back and ends its author.
  await until(() => imani.page.evaluate(() => Reflect.get(window, 'stood') === true), Boolean);
  await until(
    () => theo.provider.shouldConnect,
    (comesBack) => !comesBack,
  );
  await until(
    () => imani.wordsOf(lesson),
    (words) => words.includes('Before them.') && !words.includes('forged'),
  );
  await imani.typesIn(lesson, ' After them.');
  await imani.isSaved();
  expect(
    await imani.page.evaluate(() => ({ seen: Reflect.get(window, 'addressesSeen'), ran: Reflect.get(window, 'ran') })),
  ).toEqual({ seen: [], ran: undefined });
  expect(imani.context.pages()).toHaveLength(1);
  expect(imani.complaints).toEqual([]);
  await imani.leaves();
  theo.provider.destroy();
});

test('B44: cursors that point nowhere, elsewhere and at nonsense are not shown, and harm no page', async () => {
  await imani.opens(planId);
  await imani.typesIn(lesson, 'Here.');
  await until(
    () => sectionsOf(theo.doc).find(({ id }) => id === lesson)?.words ?? '',
    (words) => words.includes('Here.'),
  );
  const body = bodyOf(theo.doc, lesson);
  const place = (position: Y.RelativePosition) => Y.relativePositionToJSON(position);
  const here = place(Y.createRelativePositionFromTypeIndex(body, 0));
  const other = new Y.Doc();
  other.getXmlFragment('body').push([new Y.XmlElement('paragraph')]);
  const elsewhere: unknown[] = [
    null,
    17,
    'text',
    [],
    {},
    { item: { client: 1, clock: 99_999 } },
    { item: { client: -1, clock: -1 } },
    { item: { client: 2 ** 53, clock: 1e300 } },
    { item: 'x', assoc: 'y' },
    { type: { client: 1, clock: 99_999 } },
    { type: {}, item: {} },
    { tname: 'meta' },
    { tname: 'sections', assoc: -1 },
    { tname: 'no such root' },
    { tname: '__proto__' },
    place(Y.createRelativePositionFromTypeIndex(other.getXmlFragment('body'), 0)),
    place(Y.createRelativePositionFromTypeIndex(bodyOf(theo.doc, 'bigIdeas'), 0)),
  ];
  const caret = imani.section(lesson).locator('[class*="caret"]');
  const shows = async (cursor: unknown, carets: number) => {
    theo.provider.awareness.setLocalStateField('cursor', cursor);
    await until(
      () => caret.count(),
      (count) => count === carets,
    );
  };
  const cursors = [
    ...elsewhere.map((at) => ({ section: lesson, anchor: at, head: at })),
    ...['bigIdeas', '__proto__', 4].map((section) => ({ section, anchor: here, head: here })),
  ];
  for (const cursor of cursors) {
    await shows({ section: lesson, anchor: here, head: here }, 1);
    await shows(cursor, 0);
  }
  await shows({ section: lesson, anchor: here, head: here }, 1);
  await imani.typesIn(lesson, ' Still here.');
  await imani.isSaved();
  expect(await imani.wordsOf(lesson)).toContain('Still here.');
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
  theo.provider.destroy();
});
