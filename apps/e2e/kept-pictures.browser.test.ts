/** Where pictures are kept: with both plans when one is pasted into another, no longer after a while, and in a browser until somebody signs out. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { choosesPicture, png, writtenPicture } from './testing/pictures.ts';
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
  await choosesPicture(imani, png(40, 30));
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

test('without a connection a picture that was seen is there, a photo of student work is told by a sentence, and comes by itself with the connection', async () => {
  const theo = await teacherAt(browser, house, 'Theo Brandt');
  const { page } = theo;
  const planId = await theo.person.makePlan('task', 'On the train');
  const { doc, provider } = theo.person.stockClient(planId);
  await until(() => provider.synced, Boolean);
  const [plain, described, bare] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];
  const data = png(40, 30).toString('base64');
  for (const pictureId of [plain, described, bare])
    await theo.person.get('POST', `/plans/${planId}/pictures`, { pictureId, part: 'open', data });
  const sections = doc.getMap<Y.Map<unknown>>('sections');
  bodyOf(doc, 'prompt').insert(0, [writtenPicture(plain)]);
  const answers = [described, bare].map((id): [string, unknown] => [`whose:${id}`, 'teacherMade']);
  const order = sections.get('prompt')?.get('order');
  const fields = new Y.Map();
  const body = new Y.XmlFragment();
  const shown = writtenPicture(described);
  shown.setAttribute('alt', 'Three bars');
  body.insert(0, [shown, writtenPicture(bare)]);
  sections.set(
    'work',
    new Y.Map<unknown>([...Object.entries({ kind: 'studentWork', order, fields, body }), ...answers]),
  );
  // In a section of a later version, which can only be read, too.
  const later = new Y.XmlFragment();
  later.insert(0, [writtenPicture(bare)]);
  const title = new Y.Text('What students drew');
  sections.set(
    'later',
    new Y.Map<unknown>([
      ...Object.entries({ kind: 'later', title, order, fields: new Y.Map(), body: later }),
      ...answers,
    ]),
  );
  await until(
    () => theo.person.get<{ html: string }>('GET', `/plans/${planId}/html`),
    ({ html }) => html.split(bare).length > 2,
  );
  provider.destroy();
  await theo.opens(planId);
  const work = await theo.body('work');
  const decoded = (images: Locator) =>
    images.evaluateAll((all) => Promise.all(all.map((one) => (one as HTMLImageElement).decode())));
  await work.locator('img').nth(1).waitFor();
  await decoded(work.locator('img'));
  await decoded((await theo.body('prompt')).locator('img'));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await theo.context.setOffline(true);
  await page.reload();
  await theo.canRead();
  await theo.body('work');
  await work.getByText('Three bars: this picture is not kept on this device. It is shown as soon as').waitFor();
  await work.getByText(/^This picture is not kept on this device/).waitFor();
  const readOnly = theo.section('later').locator('.static-body');
  await readOnly.getByText(/^This picture is not kept on this device/).waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  await decoded((await theo.body('prompt')).locator('img'));
  await theo.context.setOffline(false);
  await work.locator('img').nth(1).waitFor();
  await decoded(work.locator('img'));
  await readOnly.locator('img').waitFor();
  await decoded(readOnly.locator('img'));

  // Of a server that was away the network says nothing: they come with the plan's own line.
  await house.end('SIGTERM');
  await page.reload();
  await theo.canRead();
  await theo.body('work');
  await work.getByText('Three bars: this picture is not kept on this device.').waitFor();
  await readOnly.getByText(/^This picture is not kept on this device/).waitFor();
  await house.start();
  await work.locator('img').nth(1).waitFor();
  await decoded(work.locator('img'));
  await readOnly.locator('img').waitFor();
  await decoded(readOnly.locator('img'));
  expect(theo.complaints.filter((said) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(said))).toEqual([]);
  await theo.context.close();
});
