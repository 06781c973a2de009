/** Whose work a photo shows: asked of each photo where student work is put, before its words are, and until then for nobody but those who may edit. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { choosesPicture, pictureIn, png } from './testing/pictures.ts';
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

test('a photo in a sample is its readers’ when its own question is answered, and one that is put beside it later is asked about by itself', async () => {
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  const { page } = imani;
  // Whose work a photo shows is asked once it is there, and again by Review, which leads to the very question; until it is answered,
  // the plan is given to nobody else, and who reads it already finds a sentence as large as the photo.
  const photos = await imani.person.makePlan('task', 'What they drew');
  await imani.person.share(photos, lucia.person, 'view');
  await Promise.all([imani.opens(photos), lucia.opens(photos)]);
  await imani.addSection('Student work');
  await imani.section('studentWork').locator('.ProseMirror:focus').waitFor();
  await page.keyboard.type('Sample 1');
  await page.keyboard.press('Tab');
  await choosesPicture(imani, png(40, 30));
  const describes = page.getByRole('dialog', { name: 'Words for those who do not see it' });
  const asksWhose = page.getByRole('dialog', { name: 'Whose work it shows' });
  await asksWhose.locator('select:focus').waitFor();
  const comment = page.getByRole('button', { name: 'Comment', exact: true });
  expect(await comment.count()).toBe(0);
  expect(await axeInLightAndDark(page)).toEqual([]);
  await asksWhose.getByRole('button', { name: 'Later' }).click();
  await comment.waitFor();
  // Words for it would be in the document that its readers have: they are asked for when it is known whose work it is.
  await page.keyboard.press('Enter');
  await asksWhose.waitFor();
  await page.keyboard.press('Escape');
  expect(await imani.section('studentWork').getByRole('button', { name: 'Describe this picture' }).count()).toBe(0);
  await page.getByRole('tab', { name: /^Review/ }).click();
  const block = page.locator('[data-check="student-identity-suspected"]');
  await block.getByText('The picture in “Student work” shows student work').waitFor();
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
  await asksWhose.getByRole('combobox', { name: 'Where it comes from' }).selectOption('deidentified');
  await block.waitFor();
  expect(asked).toEqual([]);
  await asksWhose.getByRole('checkbox', { name: /^I looked/ }).check();
  await block.waitFor({ state: 'detached' });
  // Whoever reads has it by itself.
  await theirs.locator('img').evaluate((element: HTMLImageElement) => element.decode());
  await writers.getByText('Only those who may edit').waitFor({ state: 'detached' });
  expect(asked).toEqual([address]);
  await asksWhose.getByRole('button', { name: 'Describe it' }).click();
  await describes.getByRole('button', { name: 'Later' }).click();
  await page.locator('[data-check="no-alt-text"]').getByRole('button', { name: 'Go to Student work' }).click();
  await describes.locator('textarea:focus').waitFor();
  await page.keyboard.type('Three bars -- 2x4 each');
  await page.keyboard.press('Enter');
  await pictureIn(imani, 'studentWork', 'Three bars – 2×4 each');
  await imani.isSaved();
  await imani.person.share(photos, lucia.person, 'comment');
  // Another one in the same row: of the first one nobody is asked again.
  await writers.getByText('Sample 1').click();
  await page.keyboard.press('Tab');
  await choosesPicture(imani, png(60, 20));
  await asksWhose.getByRole('button', { name: 'Later' }).click();
  await block.getByText('Picture 2 of 2').waitFor();
  await imani.isSaved();
  await expect(imani.person.share(photos, lucia.person, 'edit')).rejects.toThrow(/409/);
  await theirs.locator('canvas[width="60"][height="20"]').waitFor();
  await pictureIn(lucia, 'studentWork', 'Three bars – 2×4 each');
  expect(await writers.getByRole('button', { name: 'Say whose work it shows' }).count()).toBe(1);
  // Taken out it is no question; put back it is the same one.
  await page.keyboard.press('Backspace');
  await block.waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await block.getByText('Picture 2 of 2').waitFor();
  await writers.getByRole('button', { name: 'Say whose work it shows' }).click();
  await asksWhose.getByRole('combobox').selectOption('teacherMade');
  await block.waitFor({ state: 'detached' });
  await theirs.locator('img').nth(1).waitFor();
  // What the row says of itself is the more careful word of the two.
  await theirs.locator('[data-note*="nothing in it identifies anyone"]').waitFor();
  await asksWhose.getByRole('button', { name: 'Describe it' }).click();
  await describes.getByRole('textbox').fill('Three bars, cut');
  await page.keyboard.press('Enter');
  await imani.isSaved();
  await lucia.page.goto(`${house.origin}/plans/${photos}/print`);
  await lucia.page.locator('.print-paper').getByRole('img', { name: 'Three bars – 2×4 each' }).waitFor();
  expect([...imani.complaints, ...lucia.complaints]).toEqual([]);
  await Promise.all([imani.context.close(), lucia.context.close()]);
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
    await choosesPicture(imani, png(40, 30));
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
  await asks.getByText('Its description waits on this device').waitFor();
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

test('a heading that makes a place one for student work takes the words of the photo below it along: they wait on the device, also when the page is closed', async () => {
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  const { page } = imani;
  const planId = await imani.person.makePlan('task', 'Bars');
  await imani.person.share(planId, lucia.person, 'view');
  const outside = lucia.person.stockClient(planId);
  await until(() => outside.provider.synced, Boolean);
  const theirWords = () => bodyOf(outside.doc, 'prompt').toString();
  await Promise.all([imani.opens(planId), lucia.opens(planId)]);
  await imani.typesIn('prompt', 'Bars');
  await choosesPicture(imani, png(40, 30));
  const describes = page.getByRole('dialog', { name: 'Words for those who do not see it' });
  await describes.getByRole('textbox').fill('Cut into thirds');
  await page.keyboard.press('Enter');
  await pictureIn(lucia, 'prompt', 'Cut into thirds');
  const mine = await imani.body('prompt');
  await mine.getByText('Bars').click();
  await page.keyboard.press('Home');
  // Not for a moment is something else offered in place of the question.
  await mine.locator('figure.picture').evaluate((figure) => {
    const offered: string[] = [];
    Object.assign(globalThis, { offered });
    const look = () => offered.push(...[...figure.querySelectorAll('button')].map((one) => one.textContent ?? ''));
    new MutationObserver(look).observe(figure, { childList: true });
  });
  await page.keyboard.type('## Student work: ');
  const theirs = lucia.section('prompt');
  await theirs.getByText('A picture of student work.').waitFor();
  await until(theirWords, (text) => !text.includes('thirds'));
  await mine.getByText('Its description waits on this device and comes back with the answer.').waitFor();
  const offered = await page.evaluate(() => (globalThis as unknown as { offered: string[] }).offered);
  expect(new Set(offered)).toEqual(new Set(['Say whose work it shows']));
  await imani.isSaved();
  await page.reload();
  await imani.canRead();
  await imani.body('prompt');
  await mine.getByText('Its description waits on this device').waitFor();
  expect(await axeInLightAndDark(page)).toEqual([]);
  expect(theirWords()).not.toContain('thirds');
  await mine.getByRole('button', { name: 'Say whose work it shows' }).click();
  await page.getByRole('dialog', { name: 'Whose work it shows' }).getByRole('combobox').selectOption('teacherMade');
  await pictureIn(lucia, 'prompt', 'Cut into thirds');
  expect([...imani.complaints, ...lucia.complaints]).toEqual([]);
  outside.provider.destroy();
  await Promise.all([imani.context.close(), lucia.context.close()]);
});

test('words for a photo that a colleague brings into question while they are written wait like others', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const planId = await imani.person.makePlan('task', 'Bars');
  const outside = imani.person.stockClient(planId);
  await until(() => outside.provider.synced, Boolean);
  await imani.opens(planId);
  await imani.typesIn('prompt', 'Bars');
  await choosesPicture(imani, png(40, 30));
  await page.getByRole('dialog', { name: 'Words for those who do not see it' }).getByRole('textbox').fill('In thirds');
  const heading = new Y.XmlElement('heading');
  heading.insert(0, [new Y.XmlText('Student work')]);
  bodyOf(outside.doc, 'prompt').insert(0, [heading]);
  const mine = await imani.body('prompt');
  await mine.getByText('Its description waits on this device').waitFor();
  await page.keyboard.press('Enter');
  await mine.getByRole('button', { name: 'Say whose work it shows' }).click();
  await page.getByRole('dialog', { name: 'Whose work it shows' }).getByRole('combobox').selectOption('teacherMade');
  await pictureIn(imani, 'prompt', 'In thirds');
  expect(imani.complaints).toEqual([]);
  outside.provider.destroy();
  await imani.context.close();
});

test('words that are replaced in a heading bring a photo into question too: its words leave the plan, and undo leads past that', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const planId = await imani.person.makePlan('task', 'Bars');
  const outside = imani.person.stockClient(planId);
  await until(() => outside.provider.synced, Boolean);
  const theirs = () => bodyOf(outside.doc, 'prompt').toString();
  await imani.opens(planId);
  await imani.typesIn('prompt', '## Student sketches');
  await page.keyboard.press('Enter');
  await choosesPicture(imani, png(40, 30));
  await page.getByRole('dialog', { name: 'Words for those who do not see it' }).getByRole('textbox').fill('In thirds');
  await page.keyboard.press('Enter');
  await until(theirs, (text) => text.includes('In thirds'));
  await page.keyboard.press('ControlOrMeta+h');
  const card = page.getByRole('search');
  await card.getByRole('textbox', { name: 'Find', exact: true }).fill('sketches');
  await card.getByRole('textbox', { name: 'Replace with' }).fill('work');
  await card.getByRole('button', { name: 'Replace all' }).click();
  const mine = await imani.body('prompt');
  await mine.getByText('Its description waits on this device').waitFor();
  await until(theirs, (text) => text.includes('Student work') && !text.includes('In thirds'));
  await page.keyboard.press('Escape');
  // One step takes the replaced words back. Then it is no question, and its words can be put in again.
  await mine.getByText('Student work').click();
  await page.keyboard.press('ControlOrMeta+z');
  await until(theirs, (text) => text.includes('Student sketches'));
  await mine.getByRole('button', { name: 'Describe this picture' }).click();
  const describes = page.getByRole('dialog', { name: 'Words for those who do not see it' });
  expect(await describes.getByRole('textbox').inputValue()).toBe('In thirds');
  await page.keyboard.press('Enter');
  await until(theirs, (text) => text.includes('In thirds'));
  expect(imani.complaints).toEqual([]);
  outside.provider.destroy();
  await imani.context.close();
});
