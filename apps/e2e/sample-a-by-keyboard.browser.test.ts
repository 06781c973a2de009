/**
 * A unit made from nothing by keyboard alone: Tab, arrows and letters, no pointer, and no script puts the focus anywhere. Each kind of
 * field is written once, in the words of a unit on ratios; Review says what is missing and one thing is mended by Enter. Then the plan
 * is read from outside, and is what was meant; and it is put away and brought back, by keyboard too.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { keysOf } from './testing/keys.ts';
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

const isIn = (field: Locator, text: string) =>
  until(
    () => field.inputValue(),
    (value) => value === text,
  );

test('a unit is made from nothing by keyboard alone', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { goes, is, types, press, takes } = keysOf(imani);
  await page.goto(house.origin);
  await page.getByRole('button', { name: '+ Unit' }).waitFor();
  await goes(/Skip to the page/);
  await press('Enter');
  await goes(/\+ Unit/);
  await press('Enter');
  await is(/Title/);
  await types('Ratios at the block party');
  await press('Tab', 'ArrowDown');
  await goes(/Create/);
  await press('Enter');
  await page.locator('[data-section]').first().waitFor();
  const planId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // Whoever comes to a plan begins at its text, behind the bar and the outline.
  const text = page.getByRole('main', { name: 'Ratios at the block party' });
  await until(() => text.evaluate((one) => one === document.activeElement), Boolean);
  await goes(/overview> Grade/);
  await press('ArrowUp');
  // A plain field takes signs as a text does, and undo takes back the sign alone, then what was typed.
  await goes(/overview> Course/);
  await press('End');
  await types(' --');
  const course = page.getByRole('textbox', { name: 'Course' });
  await isIn(course, 'Grade 6 Mathematics –');
  await press('ControlOrMeta+z');
  await isIn(course, 'Grade 6 Mathematics --');
  await press('ControlOrMeta+z');
  await isIn(course, 'Grade 6 Mathematics');
  await goes(/overview> Class periods/);
  await types('4');

  await goes(/Add to: Focus standards/);
  for (const code of ['6.rp.1', '6.rp.2', '6.rp.3b']) await takes(code);
  await goes(/Add to: Supporting/);
  await takes('6.rp.3a');
  // What was taken by mistake is taken out, and Tab goes on from there.
  await takes('6.rp.3c');
  await goes(/Remove 6\.RP\.A\.3c/, 'Shift+Tab');
  await press('Enter');
  await is(/standards> Remove 6\.RP\.A\.3a/);
  await goes(/Add to: Mathematical practices/);
  await takes('4');
  await goes(/Remove MP4/, 'Shift+Tab');
  await press('Enter');
  await is(/Add to: Mathematical practices/);
  // Backspace goes back to the last one, and once more takes it out: typing goes on, and undo brings it back.
  await takes('4');
  await takes('6');
  await types('7');
  await press('Backspace');
  await is(/Add to: Mathematical practices/);
  await press('Backspace');
  await is(/Remove MP6/);
  await press('Backspace');
  await is(/Add to: Mathematical practices/);
  await page.getByRole('status').getByText('MP6 is taken out.').waitFor();
  await press('Backspace');
  await is(/Remove MP4/);
  await press('Delete');
  await is(/Add to: Mathematical practices/);
  await press('ControlOrMeta+z');
  await page.getByRole('button', { name: 'Remove MP4' }).waitFor();
  await goes(/Remove MP4/, 'Shift+Tab');
  await press('Delete');
  await page.getByRole('button', { name: 'Remove MP4' }).waitFor({ state: 'detached' });
  await goes(/What comes before/);
  await press('Enter');
  await page.getByRole('button', { name: /^Add 4\.OA\.A\.2/ }).waitFor();
  await goes(/Add 4\.OA\.A\.2/);
  await press('Enter');
  await is(/standards> Add \d/);

  // The field of the first formula is not loaded yet: no key of a fast hand gets lost, or into the text beside it.
  await goes(/bigIdeas> Big ideas$/);
  await types('Equivalent ratios ');
  await press('Alt+=');
  await types('a:b');
  await press('Enter');
  await types(' and $ ');
  // It has the focus from the moment that it is there.
  await page.locator('math-field').waitFor({ state: 'attached' });
  await types('ka:kb');
  await press('Enter');
  await types(' describe the same mixture; a unit rate is $a/b$.');

  await goes(/vocabulary> Vocabulary$/);
  await types('ratio');
  await press('Tab');
  await types('a comparison of two quantities');
  await press('Tab');
  await types('unit rate');
  await press('Tab');
  await types('the amount of one quantity for 1 of the other');
  await press('Tab', 'Tab');
  await is(/assessment> Title of the assessment/);
  await types('Market day');
  await goes(/assessment> Kind/);
  await types('Sum');
  await goes(/assessment> Time/);
  await types('40');
  await goes(/assessment> Add to: Standards/);
  await takes('6.rp.3b');
  await goes(/assessment> Assessment 1/);
  await types('Three problems and one argument.');
  await goes(/assessment> \+ Attachment/);
  await press('Enter');
  await types('The price photos.');
  await goes(/assessment> \+ Rubric/);
  await press('Enter');
  await types('Argument');
  await press('Tab');
  await types('States an answer');
  await press('ArrowDown');

  await goes(/lesson> Title of the lesson/);
  await types('What stays the same--for 3x4');
  const title = page.getByRole('textbox', { name: 'Title of the lesson' });
  await isIn(title, 'What stays the same—for 3×4');
  await press('ControlOrMeta+z');
  await isIn(title, 'What stays the same—for 3x4');
  await press('ControlOrMeta+y', 'Backspace');
  await isIn(title, 'What stays the same—for 3x4');
  await press('ControlOrMeta+a');
  await types('What stays the same?');
  await goes(/lesson> Purpose/);
  await types('Intro');
  await goes(/lesson> Add to: Standards/);
  await takes('6.rp.1');
  await goes(/lesson> Lesson 1/);
  await types('I can say how two quantities compare.');
  await press('ArrowDown');
  await types('Number talk: 3/4 of 12.');
  await press('ArrowDown');
  await types('Taste words.');
  await press('ArrowDown');
  await types('Counters in two colors.');
  await press('Enter');
  await types('/double');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await press('Enter');
  const figure = page.getByRole('dialog', { name: 'Double number line' });
  await figure.getByRole('img', { name: /^A double number line/ }).waitFor();
  await goes(/What it counts/);
  await types('ice');
  await goes(/Numbers/);
  await types('0, 8, 16, 24');
  await press('Tab');
  await goes(/What it counts/);
  await types('syrup');
  await goes(/Numbers/);
  await types('0, 3, 6, 9');
  await press('Enter');
  const drawn = figure.getByRole('img', { name: /^A double number line/ });
  await until(
    async () => (await drawn.getAttribute('aria-label')) ?? '',
    (said) => /ice.*: 0, 8, 16 and 24.*syrup.*: 0, 3, 6 and 9/s.test(said),
  );
  await press('Escape');
  await figure.waitFor({ state: 'detached' });
  await press('ArrowDown', 'ArrowDown');
  await types('Gallery.');
  await press('ArrowDown');
  await types('One ratio sentence.');

  await goes(/\+ Add section/);
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Lesson', exact: true }).waitFor();
  await goes(/Lesson$/, 'ArrowDown');
  await press('Enter');
  await is(/lesson> Title of the lesson/);
  await types('Two lines, one relationship');

  // Review says what is missing; one thing is mended by Enter.
  await goes(/> Comments/);
  await press('ArrowRight');
  await page.getByRole('heading', { name: 'At a glance' }).waitFor();
  const unassessed = page.getByText(/^6\.RP\.A\.1 is a focus of the unit and no assessment names it/);
  await unassessed.waitFor();
  await goes(/Assess it in “Market day”/);
  await press('Enter');
  await unassessed.waitFor({ state: 'detached' });
  await imani.isSaved();

  const answer = await imani.person.get<{ html: string }>('GET', `/plans/${planId}/html`);
  const html = answer.html.replace(/<svg.*?<\/svg>/gs, '');
  for (const meant of [
    '<h1>Ratios at the block party</h1>',
    '<dt>Class periods</dt><dd>4</dd>',
    '<dt>Grade</dt><dd>Grade 6</dd>',
    '<dt>Course</dt><dd>Grade 6 Mathematics</dd>',
    '<dt>Focus standards</dt><dd>6.RP.A.1, 6.RP.A.2, 6.RP.A.3b</dd>',
    '<dt>Supporting standards</dt><dd>6.RP.A.3a</dd>',
    '<dt>Prerequisite standards</dt><dd>4.OA.A.2</dd>',
    '<p>Equivalent ratios <code class="formula">a:b</code> and <code class="formula">ka:kb</code> describe the same mixture; a unit rate is <code class="formula">\\frac{a}{b}</code>.</p>',
    '<p>ratio</p></td><td data-pair=""><p>a comparison of two quantities</p></td></tr><tr data-pair=""><td data-pair=""><p>unit rate</p></td><td data-pair=""><p>the amount of one quantity for 1 of the other</p></td></tr></tbody>',
    '<h2>Market day</h2><dl><dt>Kind</dt><dd>Summative</dd><dt>Time</dt><dd>40 min</dd><dt>Standards</dt><dd>6.RP.A.3b, 6.RP.A.1</dd></dl><p>Three problems and one argument.</p><section data-part="rubric"><h5>Rubric</h5>',
    '<p>Argument</p></td><td colspan="1" rowspan="1"><p>States an answer</p></td>',
    '<section data-part="attachment"><h5>Attachment</h5><div><p>The price photos.</p></div></section>',
    '<h2>What stays the same?</h2><dl><dt>Time</dt><dd>60 min</dd><dt>Purpose</dt><dd>Introduce</dd><dt>Standards</dt><dd>6.RP.A.1</dd></dl>',
    '<p>I can say how two quantities compare.</p>',
    '<h4>Warm-up, 8 min</h4><div><p>Number talk: 3/4 of 12.</p></div>',
    '<h4>Launch, 7 min</h4><div><p>Taste words.</p></div>',
    '<h4>Explore, 22 min</h4><div><p>Counters in two colors.</p><figure',
    '<h4>Discuss, 18 min</h4><div><p>Gallery.</p></div>',
    '<h4>Exit ticket, 5 min</h4><div><p>One ratio sentence.</p></div>',
    '<h2>Two lines, one relationship</h2>',
  ])
    expect(html).toContain(meant);

  // What was opened from what is closed already leaves the focus where it all began; what is put away, where one can go on.
  const isInDialog = (name: string) =>
    until(() => page.getByRole('dialog', { name }).evaluate((it) => it.contains(document.activeElement)), Boolean);
  await goes(/> Share$/);
  await press('Enter');
  await isInDialog('Who can see this plan');
  await goes(/> Add a person$/);
  await types('lucia');
  await page.getByRole('option', { name: /^Lucía Ramos/ }).waitFor();
  await press('Enter');
  await goes(/> Ask for feedback$/);
  await press('Enter');
  await isInDialog('Ask for feedback');
  await press('Escape');
  await is(/> Share$/);
  await goes(/> Back to the desk$/, 'Shift+Tab');
  await press('Enter');
  await is(/> Good /);
  await goes(/> All plans$/);
  await press('Enter');
  await is(/> All plans$/);
  await goes(/> Actions for Ratios at the block party$/);
  await press('Enter');
  await is(/> Archive$/);
  await press('Enter');
  await page.getByText('“Ratios at the block party” is archived.').waitFor();
  await is(/> All plans$/);
  await goes(/> Archived plans too$/);
  await press('Space');
  await goes(/> Actions for Ratios at the block party$/);
  await press('Enter');
  await is(/> (Archive|Bring back from the archive)$/);
  await press('Enter');
  await is(/> Actions for Ratios at the block party$/);
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
