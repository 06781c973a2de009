/**
 * An intervention plan for seven students. Whoever may not edit it never receives the seven: not in a frame of the
 * socket, not in an answer, not on the page. And what an author deleted before sharing is in no byte for a new reader.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { appendParagraph, sectionsOf } from './testing/plan-from-outside.ts';
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

test('a viewer’s frames, answers and page never hold the seven', async () => {
  const imani = await signIn(house, 'Imani Cole');
  const theo = await teacherAt(browser, house, 'Theo Brandt');
  const planId = await imani.makePlan('intervention', 'Fractions before rates');
  await imani.share(planId, theo.person, 'view');
  const { documents } = await imani.get<{ documents: { authors: string } }>('GET', `/plans/${planId}`);
  const authors = imani.stockClient(documents.authors);
  await until(() => authors.provider.synced, Boolean);
  const group = sectionsOf(authors.doc).find((one) => one.kind === 'groupSize');
  const fields = group?.map.get('fields');
  if (!(fields instanceof Y.Map)) throw new Error('the authors’ part has no group size');
  fields.set('count', 7);
  const secret = 'Seven of them, formed from the October check.';
  appendParagraph(authors.doc, sectionsOf(authors.doc).find((one) => one.kind === 'baseline')?.id ?? '', secret);

  // What he may read of the numbers is made when the plan falls quiet.
  await until(
    () => theo.person.get<{ maskedNumbers: readonly unknown[] }>('GET', `/plans/${planId}`),
    ({ maskedNumbers }) => maskedNumbers.length > 0,
  );

  const answers: string[] = [];
  const frames: string[] = [];
  theo.page.on('response', async (response) => {
    if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''));
  });
  theo.page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) =>
      frames.push(typeof payload === 'string' ? payload : payload.toString('latin1')),
    );
  });
  await theo.opens(planId);
  await until(
    () => theo.page.getByText('fewer than 10').count(),
    (count) => count > 0,
  );
  expect(frames.length).toBeGreaterThan(0);
  expect(answers.length).toBeGreaterThan(0);
  for (const text of [...frames, ...answers, await theo.page.content()]) {
    expect(text).not.toContain('Seven of them');
    expect(text).not.toMatch(/"count":7\b/);
  }
  expect(await theo.page.getByRole('main').innerText()).not.toMatch(/\b7\b/);

  // The authors' part is not there for him, by any door.
  const refused = await new Promise<number>((resolve, reject) => {
    const socket = new WebSocket(`ws://localhost:${house.port}/live/${documents.authors}`, {
      headers: { cookie: theo.person.cookie, origin: house.origin },
    });
    socket.on('close', (code) => resolve(code));
    socket.on('message', () => reject(new Error('a byte was sent')));
    socket.on('error', reject);
  });
  expect(refused).toBe(4404);
  authors.provider.destroy();
  await theo.context.close();
});

test('words deleted before sharing are in no byte that a new reader receives', async () => {
  const imani = await signIn(house, 'Imani Cole');
  const mei = await signIn(house, 'Mei Tanaka');
  const planId = await imani.makePlan('unit', 'Thought better of it');
  const author = imani.stockClient(planId);
  await until(() => author.provider.synced, Boolean);
  const section = sectionsOf(author.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  const text = appendParagraph(author.doc, section, 'A sentence that nobody else should ever read.');
  const witness = imani.stockClient(planId);
  await until(
    () => sectionsOf(witness.doc).find((one) => one.id === section)?.words ?? '',
    (words) => words.includes('nobody else'),
  );
  text.delete(0, text.length);
  text.insert(0, 'A better one.');
  await until(
    () => sectionsOf(witness.doc).find((one) => one.id === section)?.words ?? '',
    (words) => words.includes('A better one.'),
  );
  await imani.share(planId, mei, 'view');

  const bytes: Buffer[] = [];
  const reader = mei.stockClient(planId);
  reader.provider.ws?.addEventListener('message', (event) => bytes.push(Buffer.from(event.data as ArrayBuffer)));
  await until(
    () => sectionsOf(reader.doc).find((one) => one.id === section)?.words ?? '',
    (words) => words.includes('A better one.'),
  );
  expect(bytes.length).toBeGreaterThan(0);
  expect(Buffer.concat(bytes).includes('nobody else')).toBe(false);
  expect(Buffer.concat(bytes).includes('A better one.')).toBe(true);
  for (const client of [author, witness, reader]) client.provider.destroy();
});
