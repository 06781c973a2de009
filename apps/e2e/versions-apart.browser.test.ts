/**
 * Pages and documents of other versions. A page with an older schema gets no byte to write in and shows the plan as it
 * is; a document that holds nodes, marks, fields and section kinds which this page does not know keeps them all.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { freePort, type House, openHouse, root } from './testing/house.ts';
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

test('a page with an older schema shows the plan as it is and changes nothing', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'Older page');
  const writer = imani.person.stockClient(planId);
  await until(() => writer.provider.synced, Boolean);
  const section = sectionsOf(writer.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Words that an older page may read.')]);
  bodyOf(writer.doc, section).insert(0, [paragraph]);

  // The page says which schema it was built with in its socket's address; here it says an older one.
  await imani.page.addInitScript(() => {
    const Newer = window.WebSocket;
    window.WebSocket = class extends Newer {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(String(address).replace(/schema=\d+/, 'schema=0'), protocols);
      }
    };
  });
  await imani.page.goto(`${house.origin}/plans/${planId}`);
  await imani.page.getByText('Words that an older page may read.').waitFor();
  await imani.page.getByRole('button', { name: /Reload/ }).waitFor();
  expect(await imani.page.locator('[contenteditable="true"]').count()).toBe(0);
  expect(sectionsOf(writer.doc).find((one) => one.id === section)?.words).toContain('older page may read');
  writer.provider.destroy();
  await imani.context.close();
});

test('an unknown node, mark, field and section kind stay in the document while people work beside them', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const planId = await imani.person.makePlan('unit', 'From a newer version');
  const first = imani.person.stockClient(planId);
  await until(() => first.provider.synced, Boolean);
  first.provider.destroy();
  const idOf = (kind: string) => sectionsOf(first.doc).find((one) => one.kind === kind)?.id ?? '';
  const [withNode, withMark, plain] = [idOf('bigIdeas'), idOf('essentialQuestions'), idOf('learningGoals')];

  // A newer version wrote into this data folder: the engine alone, which takes any content, stands in for it.
  await house.end('SIGTERM');
  const port = await freePort();
  const engine = spawn(
    process.execPath,
    [join(root, 'packages/sync/bin/sync-server.ts'), '--port', String(port), '--data', house.dataFolder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(engine.stdout, 'data');
  const newer = new Y.Doc();
  const provider = new WebsocketProvider(`ws://localhost:${port}`, planId, newer, {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await until(() => provider.synced, Boolean);
  newer.transact(() => {
    const timeline = new Y.XmlElement('timeline');
    timeline.setAttribute('from', '1900');
    bodyOf(newer, withNode).insert(0, [timeline]);
    const sparkling = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.insert(0, 'These words sparkle.', { sparkle: { color: 'gold' } });
    sparkling.insert(0, [words]);
    bodyOf(newer, withMark).insert(0, [sparkling]);
    const fields = sectionsOf(newer)
      .find((one) => one.kind === 'overview')
      ?.map.get('fields');
    if (!(fields instanceof Y.Map)) throw new Error('the overview has no fields');
    fields.set('weather', 'sunny');
    const section = new Y.Map<unknown>();
    section.set('kind', 'fieldTrip');
    section.set('order', 'a5');
    section.set('fields', new Y.Map([['bus', 2]]));
    newer.getMap<Y.Map<unknown>>('sections').set('from-a-newer-version', section);
  });
  const reader = new Y.Doc();
  const readerProvider = new WebsocketProvider(`ws://localhost:${port}`, planId, reader, {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await until(() => readerProvider.synced && reader.getMap('sections').has('from-a-newer-version'), Boolean);
  provider.destroy();
  readerProvider.destroy();
  engine.kill('SIGTERM');
  await once(engine, 'exit');
  await house.start();

  await imani.opens(planId);
  await imani.typesIn(plain, 'Work goes on beside them.');
  await imani.isSaved();
  await imani.section(withMark).scrollIntoViewIfNeeded();
  await imani.section(withMark).getByText('These words sparkle.').waitFor();
  await imani.page.close();

  const later = imani.person.stockClient(planId);
  await until(() => later.provider.synced, Boolean);
  expect(JSON.stringify(bodyOf(later.doc, withNode).toJSON())).toContain('timeline');
  expect(JSON.stringify(bodyOf(later.doc, withMark).toJSON())).toContain('sparkle');
  const overview = sectionsOf(later.doc)
    .find((one) => one.kind === 'overview')
    ?.map.get('fields');
  expect(overview instanceof Y.Map && overview.get('weather')).toBe('sunny');
  expect(later.doc.getMap<Y.Map<unknown>>('sections').get('from-a-newer-version')?.get('kind')).toBe('fieldTrip');
  expect(sectionsOf(later.doc).find((one) => one.id === plain)?.words).toContain('Work goes on beside them.');
  later.provider.destroy();
  await imani.context.close();
}, 90_000);
