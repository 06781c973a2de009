/** Pictures as teachers bring them: chosen, described, seen by a colleague; pasted without a connection, and sent when there is one; dropped. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { choosesPicture, pictureIn, png } from './testing/pictures.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

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
  await choosesPicture(imani, png(2_400, 1_200));
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
  const choose = async (bytes: Buffer) => {
    await body.getByText('Write it down.').click();
    await choosesPicture(imani, bytes);
  };
  const largest = png(1_865, 1_865, 'noise');
  expect(largest.length / 1024 / 1024).toBeGreaterThan(9.9);
  expect(largest.length / 1024 / 1024).toBeLessThan(10);
  await choose(largest);
  await described('Confetti on the floor');
  expect(await pictureIn(imani, 'prompt', 'Confetti on the floor')).toMatchObject({ width: 1_865, height: 1_865 });

  await choose(png(1_900, 1_900, 'noise'));
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

test('what somebody began to write of a picture is there again when it was put off, and when the page was closed', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const planId = await imani.person.makePlan('task', 'Half a sentence');
  await imani.opens(planId);
  await imani.typesIn('prompt', 'See: ');
  await choosesPicture(imani, png(40, 30));
  const dialog = page.getByRole('dialog', { name: 'Words for those who do not see it' });
  const text = dialog.getByRole('textbox', { name: 'Describe this picture' });
  await text.fill('Six counters');
  await dialog.getByRole('button', { name: 'Later' }).click();
  await imani.isSaved();
  const body = await imani.body('prompt');
  const waits = body.getByText('Words that you wrote for it wait on this device.');
  await waits.waitFor();
  const describe = body.getByRole('button', { name: 'Describe this picture' });
  await describe.click();
  expect(await text.inputValue()).toBe('Six counters');
  await text.fill('');
  await waits.waitFor({ state: 'detached' });
  await text.fill('Six counters, two');
  await page.reload();
  await imani.canRead();
  await imani.body('prompt');
  await waits.waitFor();
  await describe.click();
  expect(await text.inputValue()).toBe('Six counters, two');
  await page.keyboard.type(' red');
  await page.keyboard.press('Enter');
  await pictureIn(imani, 'prompt', 'Six counters, two red');
  await waits.waitFor({ state: 'detached' });
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
