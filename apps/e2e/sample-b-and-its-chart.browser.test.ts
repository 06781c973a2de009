/**
 * An intervention plan made from nothing by two teachers, as they would: every part written once, two results entered at the same time,
 * and its chart read as a screen reader reads it. What stands in the table and what the rules suggest is calculated here by hand.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
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

const part = ({ page }: Teacher, kind: string): Locator => page.locator(`section[data-kind="${kind}"]`);
const rows = (within: Locator): Locator => within.locator('.rows > li');

/** Fills fields by their labels; a choice takes the words that stand in its list. */
async function fills(within: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = within.getByLabel(label, { exact: true });
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
  }
}

/** Takes standards by what a teacher types of their codes. */
async function takes(who: Teacher, list: string, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const field = who.page.getByRole('textbox', { name: `Add to: ${list}` });
    await field.fill(code);
    await who.page.getByRole('listbox').getByRole('option').first().waitFor();
    await field.press('Enter');
  }
}

/** What a screen reader reads of the chart: its name, its table row by row, and what is said below it. */
async function read(who: Teacher): Promise<string> {
  return part(who, 'monitoring').getByRole('figure', { name: 'Progress' }).ariaSnapshot();
}

/** The chart says all of this, in both pages. */
async function expectRead(teachers: readonly Teacher[], lines: readonly string[]): Promise<void> {
  for (const who of teachers) {
    await until(
      () => read(who),
      (said) => lines.every((line) => said.includes(line)),
    );
  }
}

async function expectSuggested(teachers: readonly Teacher[], sentence: string): Promise<void> {
  for (const who of teachers) await part(who, 'monitoring').getByText(sentence, { exact: true }).waitFor();
}

test('an intervention plan is made from nothing, two enter its results at once, and its chart says what is calculated by hand', async () => {
  const [imani, lucia] = await Promise.all([
    teacherAt(browser, house, 'Imani Cole'),
    teacherAt(browser, house, 'Lucía Ramos'),
  ]);
  const { page } = imani;
  await page.goto(house.origin);
  await page.getByRole('button', { name: '+ Intervention plan' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Fraction of a quantity, for access to rates');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.locator('[data-section]').first().waitFor();
  const planId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const writes = async (kind: string, ...paragraphs: readonly string[]) => {
    await (await imani.body((await part(imani, kind).getAttribute('data-section')) ?? '')).focus();
    for (const [index, words] of paragraphs.entries()) {
      if (index > 0) await page.keyboard.press('Tab');
      await page.keyboard.type(words);
    }
  };

  await fills(part(imani, 'overview'), { 'School year': '2026-27', Quarter: 'Quarter 2' });
  await takes(imani, 'What we teach (earlier grades)', ['5.nf.4', '5.nf.6']);
  await takes(imani, 'What it opens (this grade)', ['6.rp.2', '6.rp.3b']);
  await writes('group', 'Can shade a fraction of a bar; does not yet connect $a/b$ of a quantity with multiplication.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Quarter 1 benchmark and the unit pre-assessment.');

  // Two students would be persons: the field says so, also when it is left, until it is gone to again, and keeps what it had.
  const size = part(imani, 'groupSize').getByLabel('Students', { exact: true });
  const refused = part(imani, 'groupSize').getByText('A group under 3 describes persons.');
  await size.fill('2');
  await refused.waitFor();
  await size.press('Tab');
  expect([await size.inputValue(), await refused.innerText()]).toEqual([
    '',
    expect.stringContaining('“2” is not kept.'),
  ]);
  await size.focus();
  await refused.waitFor({ state: 'detached' });
  await size.fill('12');
  await size.fill('1');
  await size.press('Tab');
  expect([await size.inputValue(), await refused.innerText()]).toEqual([
    '12',
    expect.stringContaining('The last number, 12, is kept.'),
  ]);
  await fills(part(imani, 'baseline'), {
    Date: '2026-10-23',
    'Check used': '10-item check, fraction of a quantity',
    'Students assessed': '12',
    'Measured as': 'Mean score',
    'Out of': '10',
  });
  // A percent is out of nothing else: it is not asked, and what was said of a score is told no more.
  await fills(part(imani, 'baseline'), { 'Measured as': 'Mean percent', Result: '42' });
  expect(await part(imani, 'baseline').getByLabel('Out of', { exact: true }).count()).toBe(0);
  await writes('baseline', 'Most frequent error: multiplies the denominator too.');
  await fills(part(imani, 'goal'), {
    'Measured as': 'Mean percent',
    From: '42',
    To: '75',
    'Check used': 'parallel 10-item check',
  });
  // A date is typed as on paper, or copied from somewhere; a day that does not exist leaves the one that was there.
  const by = part(imani, 'goal').getByLabel('By', { exact: true });
  const typesDate = async (keys: string) => {
    await by.focus();
    await page.keyboard.type(keys);
    await part(imani, 'goal').getByLabel('To', { exact: true }).focus();
  };
  await typesDate('12/4/26');
  expect(await by.inputValue()).toBe('2026-12-04');
  await typesDate('2/30/2027');
  await part(imani, 'goal').getByText('This is not a whole date. The last one, Dec 4, 2026, is kept.').waitFor();
  expect(await by.inputValue()).toBe('2026-12-04');
  for (const [text, date] of [
    ['Friday, December 11, 2026', '2026-12-11'],
    ['12/4/2026', '2026-12-04'],
  ] as const) {
    await by.focus();
    await by.evaluate((input, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    expect(await by.inputValue()).toBe(date);
  }
  await writes(
    'strategies',
    'Concrete, representational, abstract',
    'Fold paper; then symbols: $2/3*3/4=6/12=1/2$',
    'Number talk',
    'Eight minutes: size before answer.',
    'Bridge to grade level',
    'One rate question from the current lesson.',
  );
  await imani.addSection('Representations');
  await writes('representations', '/area');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const figure = page.getByRole('dialog', { name: 'Area model' });
  await figure.getByLabel('It shows').selectOption({ label: 'A fraction of a fraction' });
  await figure.getByRole('img', { name: /3 rows and 4 columns/ }).waitFor();
  await figure.getByRole('button', { name: 'Done' }).click();
  await figure.waitFor({ state: 'detached' });
  await fills(part(imani, 'schedule'), { Starts: '2026-10-26', 'When in the day': 'support block' });
  await part(imani, 'schedule').getByText('450 minutes in 18 sessions.').waitFor();
  for (const [index, person] of [
    { Role: 'teacher', Note: '' },
    { Role: 'coach', Note: 'models number talks' },
  ].entries()) {
    await part(imani, 'staffing').getByRole('button', { name: 'Add a row' }).click();
    // Whoever adds a row goes on in it.
    const row = rows(part(imani, 'staffing')).nth(index);
    await until(() => row.evaluate((one) => one.contains(document.activeElement)), Boolean);
    await fills(row, person);
  }
  for (const [index, rule] of [
    { Is: 'at or above', Result: '75', 'Times in a row': '1', Then: 'Exit' },
    { Is: 'below', Result: '50', 'Times in a row': '2', Then: 'Intensify' },
    { Then: 'Continue' },
  ].entries()) {
    await part(imani, 'decisionRules').getByRole('button', { name: 'Add a row' }).click();
    // A rule that does not say so is about what the goal is measured as, whatever becomes of that.
    await fills(rows(part(imani, 'decisionRules')).nth(index), rule);
  }

  // From 42 to 75 in 42 days: 33/42 a day, so 11 more in two weeks.
  await expectRead(
    [imani],
    [
      '- row "Date Result The line asks for On track Assessed"',
      '- row "Oct 23, 2026 (Baseline) 42 12"',
      '- row "Dec 4, 2026 (Goal) 75"',
    ],
  );
  await expectSuggested([imani], 'No result yet.');
  const monitoring = part(imani, 'monitoring');
  const agreed = 'at or above 75 once: exit; below 50 twice in a row: intensify; otherwise: go on as planned';
  await until(
    async () => (await monitoring.locator('ol > li').allInnerTexts()).join('; '),
    (said) => said === agreed,
  );
  await imani.isSaved();

  await imani.person.share(planId, lucia.person, 'edit');
  await lucia.opens(planId);
  await Promise.all(
    [imani, lucia].map((who) => part(who, 'monitoring').getByRole('button', { name: 'Add a row' }).click()),
  );
  for (const who of [imani, lucia]) {
    await until(
      () => rows(part(who, 'monitoring')).count(),
      (count) => count === 2,
    );
    // A result is measured as the goal is.
    for (const row of await rows(part(who, 'monitoring')).all())
      expect(await row.getByLabel('Measured as', { exact: true }).inputValue()).toBe('meanPercent');
  }
  const enters = (who: Teacher, index: number, date: string, assessed: string, value: string) =>
    fills(rows(part(who, 'monitoring')).nth(index), { Date: date, 'Students assessed': assessed, Result: value });
  // Ten days and eleven students as it were: 42 + 33 · 10/42 is 49.857…, so 49 is below it. 42 + 33 · 28/42 is 64.
  await Promise.all([enters(imani, 0, '2026-11-02', '12', '49'), enters(lucia, 1, '2026-11-20', '11', '48')]);
  await expectRead(
    [imani, lucia],
    [
      '- row "Nov 2, 2026 49 49.9 not yet 12"',
      '- row "Nov 20, 2026 48 64 not yet 11 of 12"',
      'Not the same students each time',
    ],
  );
  await expectSuggested(
    [imani, lucia],
    'The rules suggest: intensify (49 on Nov 2, 2026, 48 on Nov 20, 2026). You decide.',
  );

  // The dates and results as they were, corrected by both at once, in each other's rows.
  await Promise.all([enters(imani, 1, '2026-11-20', '11', '63'), enters(lucia, 0, '2026-11-06', '12', '51')]);
  await expectRead(
    [imani, lucia],
    ['- row "Nov 6, 2026 51 53 not yet 12"', '- row "Nov 20, 2026 63 64 not yet 11 of 12"'],
  );
  await expectSuggested([imani, lucia], 'The rules suggest: go on as planned (no other rule holds). You decide.');

  await part(lucia, 'monitoring').getByRole('button', { name: 'Add a row' }).click();
  await enters(lucia, 2, '2026-12-04', '12', '78');
  await expectRead([imani, lucia], ['- row "Dec 4, 2026 78 75 yes 12"', '- row "Dec 4, 2026 (Goal) 75"']);
  await expectSuggested([imani, lucia], 'The rules suggest: exit (78 on Dec 4, 2026). You decide.');
  // The drawing says nothing that the table does not say: to a screen reader it is not there.
  expect(await read(imani)).not.toContain('n = 11');
  await monitoring.locator('svg text', { hasText: 'n = 11' }).waitFor();

  await fills(part(imani, 'decision'), { Date: '2026-12-04', 'We decided to': 'Exit', Note: 'Recheck next quarter.' });
  await imani.addSection('Reflection');
  await writes('reflection', 'Size-before-answer talks carried into rate lessons.');
  await imani.isSaved();
  expect(await axeInLightAndDark(page)).toEqual([]);

  const answer = await imani.person.get<{ html: string }>('GET', `/plans/${planId}/html`);
  const html = answer.html.replace(/<svg.*?<\/svg>/gs, '');
  for (const meant of [
    '<h1>Fraction of a quantity, for access to rates</h1>',
    '<dt>School year</dt><dd>2026-27</dd><dt>Quarter</dt><dd>Quarter 2</dd>',
    '<dt>What we teach (earlier grades)</dt><dd>5.NF.B.4, 5.NF.B.6</dd><dt>What it opens (this grade)</dt><dd>6.RP.A.2, 6.RP.A.3b</dd>',
    'does not yet connect <code class="formula">\\frac{a}{b}</code> of a quantity with multiplication.',
    'Quarter 1 benchmark and the unit pre-assessment.',
    '<code class="formula">\\frac{2}{3}\\times\\frac{3}{4}=\\frac{6}{12}=\\frac{1}{2}</code>',
    '<p>Bridge to grade level</p>',
    '<h2>Representations</h2><figure',
    '<dt>Starts</dt><dd>Oct 26, 2026</dd>',
    'Size-before-answer talks carried into rate lessons.',
  ])
    expect(html).toContain(meant);
  expect(html).not.toContain('Out of');

  // Of a small group the author reads first what others will read of it.
  await size.fill('7');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('fewer than 10', { exact: true }).waitFor();
  expect(await dialog.innerText()).not.toMatch(/\b(42|51|63|75|78)\b/);
  expect([...imani.complaints, ...lucia.complaints]).toEqual([]);
  await Promise.all([imani.context.close(), lucia.context.close()]);
});
