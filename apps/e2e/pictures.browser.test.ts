/** Pictures as teachers bring them: chosen, described, seen by a colleague; pasted without a connection, and sent when there is one. */
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** A picture file made by hand: PNG, one color, eight bits. */
function png(width: number, height: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) =>
    (bytes.reduce((c, byte) => (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 90);
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
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
  // the plan is given to nobody else.
  const photos = await imani.person.makePlan('task', 'What they drew');
  await imani.opens(photos);
  await imani.addSection('Student work');
  await imani.section('studentWork').locator('.ProseMirror:focus').waitFor();
  await page.keyboard.type('Sample 1');
  await page.keyboard.press('Tab');
  const photo = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await (await photo).setFiles({ name: 'work.png', mimeType: 'image/png', buffer: png(40, 30) });
  await dialog.getByRole('button', { name: 'Later' }).click();
  const whose = page.getByRole('dialog', { name: 'This row' });
  await whose.getByRole('combobox', { name: 'Where it comes from' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Review/ }).click();
  const block = page.locator('[data-check="student-identity-suspected"]');
  await block.getByText('“Sample 1” has a picture').waitFor();
  await imani.isSaved();
  await expect(imani.person.share(photos, lucia.person, 'view')).rejects.toThrow(/409/);
  await block.getByRole('button', { name: 'Go to Student work' }).click();
  await whose.getByRole('combobox', { name: 'Where it comes from' }).selectOption('deidentified');
  await block.waitFor();
  await whose.getByRole('checkbox', { name: /^I looked/ }).check();
  await block.waitFor({ state: 'detached' });
  await whose.getByRole('button', { name: 'Close' }).click();
  await page.locator('[data-check="no-alt-text"]').getByRole('button', { name: 'Go to Student work' }).click();
  await dialog.locator('textarea:focus').waitFor();
  await page.keyboard.type('Three bars -- 2x4 each');
  await page.keyboard.press('Enter');
  await pictureIn(imani, 'studentWork', 'Three bars – 2×4 each');
  await imani.isSaved();
  await imani.person.share(photos, lucia.person, 'view');
  expect(
    [...imani.complaints, ...lucia.complaints].filter((said) => !said.includes('ERR_INTERNET_DISCONNECTED')),
  ).toEqual([]);
  await Promise.all([imani.context.close(), lucia.context.close()]);
});
