/** Pictures as teachers bring them: chosen, described, seen by a colleague; pasted without a connection, and sent when there is one. */
import { createCipheriv } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { bodyOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** A picture in a text, as another program's page would write it. */
function writtenPicture(picture: string): Y.XmlElement {
  const node = new Y.XmlElement('picture');
  const attributes = { picture, width: 40, height: 30 };
  for (const [name, value] of Object.entries(attributes)) {
    (node as unknown as { setAttribute(name: string, value: unknown): void }).setAttribute(name, value);
  }
  return node;
}

/** A picture file made by hand: PNG, one gray, or colored noise that nothing makes smaller. */
function png(width: number, height: number, kind: 'gray' | 'noise' = 'gray'): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, kind === 'gray' ? 0 : 2, 0, 0, 0], 8);
  const rowBytes = 1 + width * (kind === 'gray' ? 1 : 3);
  const rows = Buffer.alloc(rowBytes * height, 90);
  if (kind === 'noise') createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(rows).copy(rows);
  for (let y = 0; y < height; y += 1) rows[y * rowBytes] = 0;
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: kind === 'gray' ? 6 : 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The picture of a section as the page shows it: its words and its size once it is decoded. */
const pictureIn = async (teacher: Teacher, section: string, name: string) => {
  const image = teacher.section(section).getByRole('img', { name });
  await image.waitFor();
  await image.scrollIntoViewIfNeeded();
  return image.evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    return { width: element.naturalWidth, height: element.naturalHeight, source: new URL(element.src).pathname };
  });
};

test('a picture is chosen, described and seen; another is pasted offline and sent later; undo takes out one’s own', async () => {
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  const { mine } = await imani.person.get<{ mine: { id: string; title: string }[] }>('GET', '/plans');
  const task = mine.find(({ title }) => title === 'Water ice for the block party')?.id ?? '';
  await Promise.all([imani.opens(task), lucia.opens(task)]);
  const { page } = imani;

  await imani.typesIn('extensions', ' ');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await (await chooser).setFiles({ name: 'counters.png', mimeType: 'image/png', buffer: png(2_400, 1_200) });
  const dialog = page.getByRole('dialog', { name: 'Words for those who do not see it' });
  await dialog.getByRole('textbox', { name: 'Describe this picture' }).fill('Six counters, two red and four yellow');
  expect(await axeInLightAndDark(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const seen = await pictureIn(lucia, 'extensions', 'Six counters, two red and four yellow');
  expect(seen).toEqual({
    width: 2_000,
    height: 1_000,
    source: expect.stringMatching(/^\/api\/pictures\/[0-9a-f]{32}$/),
  });
  await imani.section('extensions').getByRole('button', { name: 'Change the description' }).waitFor();

  // It goes with its section into another program, as it is seen.
  await imani.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: house.origin });
  await imani.sectionAction('extensions', 'Copy as text');
  await page.getByRole('status').filter({ hasText: 'is copied' }).waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType('text/html'))?.text();
  });
  expect(copied).toMatch(
    /<img src="data:image\/jpeg;base64,[^"]{500,}" width="620" height="310" alt="Six counters, two red and four yellow">/,
  );

  await imani.context.setOffline(true);
  const prompt = await imani.body('prompt');
  await prompt.click();
  await prompt.evaluate(
    (element, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'board.png', { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [...png(60, 40)],
  );
  await imani.section('prompt').getByText('Kept on this device.').waitFor();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Describe this picture' }).fill('The board after class');
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await imani.context.setOffline(false);
  expect(await pictureIn(lucia, 'prompt', 'The board after class')).toMatchObject({ width: 60, height: 40 });

  // One that is written into the text of another program comes along with it.
  const data = png(64, 32).toString('base64');
  const html = `<p>From an old file:</p><p><img alt="A number line" src="data:image/png;base64,${data}"></p>`;
  const answer = await imani.body('answer');
  await answer.click();
  await answer.evaluate((element, text) => {
    const given = new DataTransfer();
    given.setData('text/html', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }));
  }, html);
  expect(await pictureIn(lucia, 'answer', 'A number line')).toMatchObject({ width: 64, height: 32 });

  await page.keyboard.press('ControlOrMeta+z');
  await lucia.section('answer').getByRole('img', { name: 'A number line' }).waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await lucia.section('prompt').getByRole('img', { name: 'The board after class' }).waitFor({ state: 'detached' });
  expect(
    await lucia
      .section('extensions')
      .getByRole('img', { name: /Six counters/ })
      .count(),
  ).toBe(1);

  // Whose work a photo shows is asked once it is there, and again by Review, which leads to the very question; until it is answered,
  // the plan is given to nobody else, and who reads it already finds a sentence as large as the photo.
  const photos = await imani.person.makePlan('task', 'What they drew');
  await imani.person.share(photos, lucia.person, 'view');
  await Promise.all([imani.opens(photos), lucia.opens(photos)]);
  await imani.addSection('Student work');
  await imani.section('studentWork').locator('.ProseMirror:focus').waitFor();
  await page.keyboard.type('Sample 1');
  await page.keyboard.press('Tab');
  const photo = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await (await photo).setFiles({ name: 'work.png', mimeType: 'image/png', buffer: png(40, 30) });
  const asksWhose = page.getByRole('dialog', { name: 'Whose work it shows' });
  await asksWhose.locator('select:focus').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await asksWhose.getByRole('button', { name: 'Later' }).click();
  // Words for it would be in the document that its readers have: they are asked for when it is known whose work it is.
  await page.keyboard.press('Enter');
  await asksWhose.waitFor();
  await page.keyboard.press('Escape');
  expect(await imani.section('studentWork').getByRole('button', { name: 'Describe this picture' }).count()).toBe(0);
  const whose = page.getByRole('dialog', { name: 'This row' });
  await page.getByRole('tab', { name: /^Review/ }).click();
  const block = page.locator('[data-check="student-identity-suspected"]');
  await block.getByText('“Sample 1” has a picture').waitFor();
  await imani.isSaved();
  await expect(imani.person.share(photos, lucia.person, 'comment')).rejects.toThrow(/409/);
  const theirs = lucia.section('studentWork');
  const asked: string[] = [];
  lucia.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/pictures')) asked.push(pathname);
  });
  await theirs.getByText('A picture of student work.').waitFor();
  await theirs.locator('canvas[width="40"][height="30"]').waitFor();
  expect(await theirs.getByRole('img').count()).toBe(0);
  expect(await axeInLightAndDark(lucia.page)).toEqual([]);
  const writers = imani.section('studentWork');
  await writers.getByText('Only those who may edit see this picture').waitFor();
  const { source: address } = await writers.locator('img').evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    return { source: new URL(element.src).pathname };
  });
  const bytes = (teacher: Teacher) => teacher.context.request.get(`${house.origin}${address}`);
  expect([(await bytes(imani)).status(), (await bytes(lucia)).status()]).toEqual([200, 404]);
  await block.getByRole('button', { name: 'Go to Student work' }).click();
  await whose.getByRole('combobox', { name: 'Where it comes from' }).selectOption('deidentified');
  await block.waitFor();
  expect(asked).toEqual([]);
  await whose.getByRole('checkbox', { name: /^I looked/ }).check();
  await block.waitFor({ state: 'detached' });
  // Whoever reads has it by itself.
  await theirs.locator('img').evaluate((element: HTMLImageElement) => element.decode());
  await writers.getByText('Only those who may edit').waitFor({ state: 'detached' });
  expect(asked).toEqual([address]);
  await whose.getByRole('button', { name: 'Close' }).click();
  await page.locator('[data-check="no-alt-text"]').getByRole('button', { name: 'Go to Student work' }).click();
  await dialog.locator('textarea:focus').waitFor();
  await page.keyboard.type('Three bars -- 2x4 each');
  await page.keyboard.press('Enter');
  await pictureIn(imani, 'studentWork', 'Three bars – 2×4 each');
  await imani.isSaved();
  await imani.person.share(photos, lucia.person, 'comment');
  await lucia.page.goto(`${house.origin}/plans/${photos}/print`);
  await lucia.page.locator('.print-paper').getByRole('img', { name: 'Three bars – 2×4 each' }).waitFor();
  expect(
    [...imani.complaints, ...lucia.complaints].filter((said) => !said.includes('ERR_INTERNET_DISCONNECTED')),
  ).toEqual([]);
  await Promise.all([imani.context.close(), lucia.context.close()]);
});

test('a picture lands where it is dropped, one of 10 MB is taken, a larger one is refused, and a file beside the texts is let go', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const planId = await imani.person.makePlan('task', 'Pictures by hand');
  await imani.opens(planId);
  const body = await imani.body('prompt');
  await body.click();
  for (const line of ['First the tiles.', 'Then the border.', 'Last the corners.']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('Write it down.');

  // Dragged in from the device, as the browser itself does it.
  const folder = await mkdtemp(join(tmpdir(), 'tangram-pictures-'));
  const devtools = await page.context().newCDPSession(page);
  const drops = async (file: string, bytes: Buffer, place: Locator) => {
    const path = join(folder, file);
    await writeFile(path, bytes);
    await place.scrollIntoViewIfNeeded();
    const box = await place.boundingBox();
    const point = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, ...point, data });
    }
  };
  const described = async (words: string) => {
    const dialog = page.getByRole('dialog', { name: 'Words for those who do not see it' });
    await dialog.getByRole('textbox', { name: 'Describe this picture' }).fill(words);
    await dialog.getByRole('button', { name: 'Done' }).click();
  };
  const { length: complaints } = imani.complaints;
  await drops('tiles.png', png(300, 200), body.getByText('Then the border.'));
  await described('Tiles with a border');
  expect(await pictureIn(imani, 'prompt', 'Tiles with a border')).toMatchObject({ width: 300, height: 200 });
  const blocks = await body.locator('> *').allTextContents();
  expect(blocks.map((text) => text.trim())).toEqual([
    'First the tiles.',
    'Then the border.',
    'Change the description',
    'Last the corners.',
    'Write it down.',
  ]);

  // Noise is larger as PNG than what may be sent: it comes as a photo.
  const choose = async (file: string, bytes: Buffer) => {
    await body.getByText('Write it down.').click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    await (await chooser).setFiles({ name: file, mimeType: 'image/png', buffer: bytes });
  };
  const largest = png(1_865, 1_865, 'noise');
  expect(largest.length / 1024 / 1024).toBeGreaterThan(9.9);
  expect(largest.length / 1024 / 1024).toBeLessThan(10);
  await choose('noise.png', largest);
  await described('Confetti on the floor');
  expect(await pictureIn(imani, 'prompt', 'Confetti on the floor')).toMatchObject({ width: 1_865, height: 1_865 });

  await choose('more-noise.png', png(1_900, 1_900, 'noise'));
  await page.getByText('This picture has 10.4 MB. The limit is 10 MB:').waitFor();
  await drops('rubric.pdf', Buffer.from('%PDF-1.4'), body.getByText('First the tiles.'));
  await page.getByText('This file is no picture that can be kept here.').waitFor();
  expect(await body.getByRole('img').count()).toBe(2);

  // Beside the texts nothing is dropped, and the plan stays.
  const address = page.url();
  await drops('beside.png', png(30, 20), imani.section('prompt').getByRole('heading').first());
  await body.getByText('Write it down.').click();
  await page.keyboard.type(' Then tell.');
  await body.getByText(/ Then tell\./).waitFor();
  expect(page.url()).toBe(address);
  expect(await body.getByRole('img').count()).toBe(2);
  expect(imani.complaints.slice(complaints)).toEqual([]);
  await rm(folder, { recursive: true });
  await imani.context.close();
});

test('a photo of what students showed is asked about before its words are, and is its readers’ once somebody has looked', async () => {
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  const { page } = imani;
  const planId = await imani.person.makePlan('intervention', 'Fractions again');
  await imani.person.share(planId, lucia.person, 'view');
  const outside = lucia.person.stockClient(planId);
  await until(() => outside.provider.synced, Boolean);
  await Promise.all([imani.opens(planId), lucia.opens(planId)]);
  const putsPicture = async (section: string) => {
    const pictures = imani.section(section).locator('.ProseMirror figure.picture');
    const before = await pictures.count();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    await (await chooser).setFiles({ name: 'p.png', mimeType: 'image/png', buffer: png(40, 30) });
    await pictures.nth(before).waitFor();
  };
  const group = await imani.body('group');
  const part = (name: string) => group.locator('.labelled-part', { hasText: name }).locator('p').first();
  await part('What the group needs').click();
  await putsPicture('group');
  const describes = page.getByRole('dialog', { name: 'Words for those who do not see it' });
  await describes.getByRole('textbox').fill('Counters in two colors');
  await page.keyboard.press('Enter');
  await pictureIn(lucia, 'group', 'Counters in two colors');

  await part('Formed from').click();
  await putsPicture('group');
  const asks = page.getByRole('dialog', { name: 'Whose work it shows' });
  await asks.getByRole('combobox', { name: 'Where it comes from' }).waitFor();
  const theirs = lucia.section('group');
  await theirs.getByText('A picture of student work.').waitFor();
  expect(await theirs.locator('img').count()).toBe(1);
  await asks.getByRole('button', { name: 'Later' }).click();
  const mine = imani.section('group');
  await mine.getByText('Only those who may edit see this picture').waitFor();
  // It stands in the way of sharing, and Review leads to the very question.
  await imani.isSaved();
  await expect(imani.person.share(planId, lucia.person, 'comment')).rejects.toThrow(/Picture 2 of 2/);
  await page.getByRole('tab', { name: /^Review/ }).click();
  const block = page.locator('[data-check="student-identity-suspected"]');
  await block.getByText('Picture 2 of 2').waitFor();
  await block.getByRole('button', { name: /^Go to / }).click();
  await asks.locator('select:focus').waitFor();
  await page.keyboard.press('Escape');
  await mine.getByRole('button', { name: 'Say whose work it shows' }).click();
  await asks.getByRole('combobox').selectOption('deidentified');
  await asks.getByRole('checkbox', { name: /^I looked/ }).check();
  await block.waitFor({ state: 'detached' });
  await asks.getByRole('button', { name: 'Describe it' }).click();
  // The reader has it, and not one word about it came before.
  await until(
    () => theirs.locator('img').count(),
    (count) => count === 2,
  );
  expect(bodyOf(outside.doc, 'group').toString()).not.toContain('Bars');
  await describes.locator('textarea:focus').waitFor();
  await describes.getByRole('textbox').fill('Bars that are cut into thirds');
  await page.keyboard.press('Enter');
  await pictureIn(lucia, 'group', 'Bars that are cut into thirds');
  // The answer is taken back, and its words leave the plan with it; they come back when it is given again, or by one undo.
  const theirWords = () => bodyOf(outside.doc, 'group').toString();
  await mine.getByRole('button', { name: 'Change the description' }).last().click();
  await describes.getByRole('button', { name: 'Whose work it shows' }).click();
  await asks.getByRole('combobox').selectOption('');
  await asks.getByText('Its description waits on this page').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await until(theirWords, (text) => !text.includes('Bars'));
  await asks.getByRole('combobox').selectOption('teacherMade');
  await asks.getByRole('button', { name: 'Done' }).click();
  await until(theirWords, (text) => text.includes('Bars'));
  await page.keyboard.press('ControlOrMeta+z');
  await until(theirWords, (text) => !text.includes('Bars'));
  await page.keyboard.press('ControlOrMeta+z');
  await until(theirWords, (text) => text.includes('Bars'));
  // Undo takes the words back, then the answer.
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await theirs.getByText('A picture of student work.').waitFor();
  expect([...imani.complaints, ...lucia.complaints]).toEqual([]);
  outside.provider.destroy();
  await Promise.all([imani.context.close(), lucia.context.close()]);
});

test('one that is pasted from another plan without a connection, or before it was sent there, is kept for both as soon as there is one', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await signIn(house, 'Lucía Ramos');
  const { person, page } = imani;
  const [from, to] = [await person.makePlan('task', 'Mine alone'), await person.makePlan('task', 'For Lucía')];
  await person.share(to, lucia, 'view');
  const picture = 'd'.repeat(32);
  const data = png(40, 30).toString('base64');
  await person.get('POST', `/plans/${from}/pictures`, { pictureId: picture, part: 'open', data });
  const { doc, provider } = person.stockClient(from);
  await until(() => provider.synced, Boolean);
  bodyOf(doc, 'prompt').insert(0, [writtenPicture(picture)]);
  await imani.opens(from);
  const body = await imani.body('prompt');
  await body.locator('img').waitFor();
  // A second one does not get through to the server from here.
  const sending = `**/api/plans/${from}/pictures`;
  await imani.context.route(sending, (route) => route.abort());
  await body.click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await (await chooser).setFiles({ name: 'p.png', mimeType: 'image/png', buffer: png(40, 30) });
  await page.getByRole('dialog').getByRole('button', { name: 'Later' }).click();
  await body.getByText('Kept on this device.').waitFor();
  const written = await until(
    () =>
      bodyOf(doc, 'prompt')
        .toString()
        .match(/(?<=picture=")[0-9a-f]{32}/g) ?? [],
    (ids) => ids.length === 2,
  );
  const unsent = written.find((id) => id !== picture);
  await body.click();
  await page.keyboard.press('ControlOrMeta+a');
  const html = await body.evaluate((element) => {
    const given = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: given, bubbles: true, cancelable: true }));
    return given.getData('text/html');
  });
  await imani.opens(to);
  const other = await imani.body('prompt');
  await other.click();
  await imani.context.setOffline(true);
  await other.evaluate((element, text) => {
    const given = new DataTransfer();
    given.setData('text/html', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }));
  }, html);
  await other.locator('figure.picture').nth(1).waitFor();
  await imani.context.setOffline(false);
  await until(
    async () => (await lucia.ask('GET', `/pictures/${picture}`)).status,
    (status) => status === 200,
  );
  await imani.isSaved();
  await imani.context.unroute(sending);
  for (const plan of [from, to]) {
    await imani.opens(plan);
    await until(
      async () => (await person.ask('GET', `/pictures/${unsent}`)).status,
      (status) => status === 200,
    );
  }
  await until(
    async () => (await lucia.ask('GET', `/pictures/${unsent}`)).status,
    (status) => status === 200,
  );
  await imani.section('prompt').locator(`.ProseMirror img[src$="${unsent}"]`).waitFor();
  provider.destroy();
  await imani.context.close();
});

test('one that is no longer kept is told by a sentence wherever it would stand, and who signs out leaves no picture in the browser', async () => {
  const theo = await teacherAt(browser, house, 'Theo Brandt');
  const { page } = theo;
  const planId = await theo.person.makePlan('task', 'Photos of last year');
  const { doc, provider } = theo.person.stockClient(planId);
  await until(() => provider.synced, Boolean);
  const [gone, kept] = ['a', 'b'].map((letter) => letter.repeat(32)) as [string, string];
  const data = png(40, 30).toString('base64');
  await theo.person.get('POST', `/plans/${planId}/pictures`, { pictureId: kept, part: 'open', data });
  // It stands in a copy that was away for months: in a text that is written in, and in one of a later version that can only be read.
  const sections = doc.getMap<Y.Map<unknown>>('sections');
  const order = sections.get('prompt')?.get('order');
  const later = new Y.Map<unknown>(
    Object.entries({ kind: 'later', order, fields: new Y.Map(), body: new Y.XmlFragment() }),
  );
  sections.set('later', later);
  for (const section of ['prompt', 'later']) bodyOf(doc, section).insert(0, [writtenPicture(gone)]);
  bodyOf(doc, 'prompt').insert(1, [writtenPicture(kept)]);
  await until(
    () => theo.person.get<{ html: string }>('GET', `/plans/${planId}/html`),
    ({ html }) => html.includes(kept),
  );
  provider.destroy();
  await theo.opens(planId);
  const says = /^this picture is no longer kept. One that was taken out of a plan is deleted after 30 days/i;
  await theo.section('prompt').locator('.ProseMirror').getByText(says).waitFor();
  await theo.section('later').locator('.static-body').getByText(says).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await page.goto(`${house.origin}/plans/${planId}/print`);
  await page.locator('.print-paper').getByText(says).first().waitFor();

  /** Whether this browser has a picture by itself, without asking anybody. */
  const has = (id: string) =>
    page.evaluate(
      (address) =>
        fetch(address, { cache: 'only-if-cached', mode: 'same-origin' }).then(
          ({ ok }) => ok,
          () => false,
        ),
      `/api/pictures/${id}`,
    );
  await until(() => has(kept), Boolean);
  await page.goto(`${house.origin}/`);
  await page.getByRole('button', { name: /Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await has(kept)).toBe(false);
  expect(theo.complaints).toEqual([]);
  await theo.context.close();
});
