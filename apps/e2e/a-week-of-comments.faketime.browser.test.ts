/**
 * A week of comments, as three people at three schools live it. On Monday a teacher shares a unit with the network and asks her coach
 * for feedback; on Wednesday the coach comments from a phone and a teacher of another school replies; on Thursday the author
 * rewrites the lesson, moves it, uses what was suggested; and the coach's digest says exactly what came of it.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { type Mail, type Mailboxes, openMailboxes } from './testing/mailbox.ts';
import { type TurnedClock, turnClockTo } from './testing/turned-clock.ts';
import { until } from './testing/until.ts';

let clock: TurnedClock;
let mailboxes: Mailboxes;
let house: House;
let browser: Browser;
let lucia: Teacher;
let theo: Teacher;
let mei: Teacher;
let planId: string;
let lesson: string;

const title = 'Two stands at one block party';
const question = 'Is the launch too long for one period?';
const launch = 'Show two cups of water ice and ask what stronger could mean.';
const explore = 'Groups of three compare 3:8 with 5:12 in any way they like.';
const discuss = 'Groups share their tables, and we vote on which stand is stronger.';

beforeAll(async () => {
  clock = await turnClockTo('2026-11-30T20:40:00Z');
  mailboxes = await openMailboxes();
  [house, browser] = await Promise.all([
    openHouse({ ...clock.environment, SMTP_URL: mailboxes.url, SMTP_FROM: 'tangram@network.example' }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
  await mailboxes?.close();
  await clock?.end();
});

const laptop = { width: 1366, height: 768 };
const phone = { width: 360, height: 740 };

/** Somebody comes to their computer or takes their phone, on the day that it is. */
async function comes(name: string, screen = laptop): Promise<Teacher> {
  const hand = screen === phone ? { hasTouch: true, isMobile: true } : {};
  const teacher = await teacherAt(browser, house, name, screen, { timezoneId: 'America/New_York', ...hand });
  await clock.livesInIt(teacher.context);
  return teacher;
}

const mailFor = (address: string, subject: string): Promise<Mail> =>
  until(
    () => mailboxes.of(address),
    (mails) => mails.some((mail) => mail.subject === subject),
  ).then((mails) => mails.find((mail) => mail.subject === subject) as Mail);
const linkIn = ({ text }: Mail, label: string) => new RegExp(`${label}: (http\\S+)`).exec(text)?.[1] ?? '';
const button = (from: Locator, name: string | RegExp) => from.getByRole('button', { name, exact: true });

async function replies({ page }: Teacher, thread: Locator, text: string): Promise<void> {
  await button(thread, 'Reply').click();
  const box = page.getByRole('textbox', { name: 'Your reply' });
  await box.fill(text);
  await box.press('ControlOrMeta+Enter');
  await box.waitFor({ state: 'detached' });
}

test('on Monday a teacher shares her unit with the network and asks her coach for feedback', async () => {
  lucia = await comes('Lucía Ramos');
  const { page } = lucia;
  await page.goto('/');
  await page.getByRole('button', { name: 'Unit' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('button', { name: 'Create' }).click();
  const place = page.locator('[data-section][data-kind="lesson"]');
  lesson = (await place.getAttribute('data-section')) ?? '';
  planId = new URL(page.url()).pathname.split('/').pop() ?? '';
  await place.getByRole('textbox', { name: 'Title of the lesson' }).fill('Which stand is stronger?');
  await (await lucia.body(lesson)).click();
  await page.keyboard.press('ControlOrMeta+End');
  for (const [at, words] of [launch, explore, discuss].entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    await page.keyboard.insertText(words);
  }
  await lucia.isSaved();

  await page.getByRole('button', { name: /^Share/ }).click();
  const sharing = page.getByRole('dialog', { name: 'Who can see this plan' });
  await sharing.getByLabel('Shared with').selectOption('network');
  await sharing.getByRole('button', { name: 'Share like this' }).click();
  await sharing.getByText(/people at 10 schools can comment/).waitFor();
  await sharing.getByRole('button', { name: 'Ask for feedback' }).click();
  const asking = page.getByRole('dialog', { name: 'Ask for feedback' });
  await asking.getByRole('combobox', { name: 'Whom' }).fill('theo');
  await asking.getByRole('option', { name: /^Theo Brandt/ }).click();
  await asking.getByRole('textbox', { name: 'Your question' }).fill(question);
  await asking.getByLabel('By', { exact: true }).fill('2026-12-04');
  await asking.getByRole('button', { name: 'Ask', exact: true }).click();
  await asking.getByRole('article', { name: question }).getByText('nothing yet').waitFor();
  await lucia.context.close();
  await clock.itIs('2026-11-30T20:45:00Z');
  const mail = await mailFor('theo.brandt@demo.invalid', `Your feedback on “${title}”`);
  expect(mail.text).toContain('Lucía Ramos asks for your feedback by Friday, December 4');
});

test('on Wednesday the coach opens the request on a phone, comments on three places, and suggests words for one', async () => {
  await clock.itIs('2026-12-02T21:00:10Z');
  theo = await comes('Theo Brandt', phone);
  const { page } = theo;
  await page.goto(
    linkIn(await mailFor('theo.brandt@demo.invalid', `Your feedback on “${title}”`), 'Open it in the plan'),
  );
  const asked = page.getByRole('region', { name: 'Feedback you are asked for' });
  await asked.getByText('Lucía Ramos asks for your feedback by Friday, December 4').waitFor();
  await asked.getByText(question).waitFor();
  const says = async (words: string, text: string, instead: string | null = null) => {
    await theo.selects(lesson, words);
    await theo.commentButton().tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox', { name: 'Your comment' }).fill(text);
    if (instead !== null) {
      await sheet.getByRole('button', { name: 'Suggest other words' }).tap();
      await sheet.getByRole('textbox', { name: 'Words to stand there instead' }).fill(instead);
    }
    await sheet.getByRole('button', { name: 'Send' }).tap();
    await theo.thread(text).waitFor();
    await sheet.getByRole('button', { name: 'Close', exact: true }).tap();
    await sheet.waitFor({ state: 'detached' });
  };
  await says('two cups of water ice', 'Could they taste it?');
  await says(
    'in any way they like',
    'A table keeps the units in sight.',
    'in a table, and say what $\\frac{3}{8}$ means',
  );
  await says('vote on which stand is stronger', 'Vote before the tables, too.');
  await asked.getByRole('button', { name: 'I am done' }).tap();
  await asked.getByText(/You are done with what Lucía Ramos asked/).waitFor();
  expect(await axeOn(page)).toEqual([]);

  // He would rather have replies once a day than one by one.
  await page.goto('/settings');
  await page.getByLabel('Somebody replies in a thread I wrote in').selectOption('In the daily digest');
  await page.getByText('Saved.').waitFor();
  await theo.context.close();
});

test('in the evening a teacher of a third school replies', async () => {
  await clock.itIs('2026-12-03T00:10:10Z');
  mei = await comes('Mei Tanaka');
  const { page } = mei;
  await page.goto('/plans');
  await page.getByRole('link', { name: title }).click();
  const thread = mei.thread('Could they taste it?');
  await replies(mei, thread, 'Ours did, with $\\frac{1}{2}$ cup each. It took five minutes.');
  await mei.context.close();
});

test('on Thursday the author finds it all, rewrites the lesson, moves it, uses the suggestion and resolves', async () => {
  await clock.itIs('2026-12-03T14:10:10Z');
  lucia = await comes('Lucía Ramos');
  const { page } = lucia;
  await page.goto('/inbox');
  const lines = page.getByRole('region', { name: title }).getByRole('listitem');
  await until(
    () => lines.evaluateAll((all) => all.map((line) => line.querySelector('a')?.textContent)),
    (said) =>
      JSON.stringify(said) ===
      JSON.stringify([
        `Unread: Theo Brandt is done with the feedback you asked for${question}`,
        'Unread: Theo Brandt commented on “vote on which stand is stronger”Vote before the tables, too.',
        'Unread: Theo Brandt commented on “in any way they like”A table keeps the units in sight.',
        'Unread: Theo Brandt commented on “two cups of water ice”Could they taste it?',
      ]),
  );
  await lines.last().getByRole('link').click();
  const tasting = lucia.thread('Could they taste it?');
  await tasting.getByText('Mei Tanaka').waitFor();

  // She writes the launch anew, before, within and behind what they talk about, and the lesson moves up: the thread stays with its words.
  for (const [old, next] of [
    ['Show', 'Let everybody taste'],
    ['two', 'three small'],
    ['ask what stronger could mean', 'collect words for what differs'],
  ] as const) {
    await lucia.selects(lesson, old);
    await page.keyboard.type(next);
  }
  await lucia.sectionAction(lesson, 'Move up');
  await lucia.isSaved();
  const marked = lucia.section(lesson).locator('[data-thread]').filter({ hasText: 'water ice' });
  expect(await marked.textContent()).toBe('three small cups of water ice');
  await button(lucia.thread('A table keeps the units in sight.'), 'Use it').click();
  await until(
    () => lucia.wordsOf(lesson),
    (words) => / compare 3:8 with 5:12 in a table, and say what .* means\./.test(words),
  );
  await lucia.thread('A table keeps the units in sight.').waitFor({ state: 'hidden' });
  await clock.itIs('2026-12-03T14:20:10Z');
  await button(lucia.thread('Vote before the tables, too.'), 'Resolve').click();
  await lucia.thread('Vote before the tables, too.').waitFor({ state: 'hidden' });
  await clock.itIs('2026-12-03T14:25:10Z');
  await replies(lucia, tasting, 'They will. Thank you both!');
  await lucia.isSaved();
  expect(lucia.complaints).toEqual([]);
  await lucia.context.close();
});

test('the coach’s digest says exactly what happened, word for word, and its link opens the thread', async () => {
  // Mei has it at once; by then the coach's is put by for the afternoon.
  await clock.itIs('2026-12-03T14:26:10Z');
  const told = await mailFor('mei.tanaka@demo.invalid', `“two cups of water ice” in “${title}”`);
  expect(told.text).toContain('They will. Thank you both!');
  await clock.itIs('2026-12-03T20:30:05Z');
  const mail = await mailFor('theo.brandt@demo.invalid', '4 things your colleagues did on 1 plan');
  const address = `${house.origin}/plans/${planId}#thread-`;
  expect(mail.text.trimEnd().replaceAll(/(#thread-)[0-9a-f]{32}|(unsubscribe\/)\S+/g, '$1$2…')).toBe(
    `Hello Theo Brandt, this is what your colleagues did on plans you share, and you have not read:

${title} (unit)

- Mei Tanaka replied to you on “two cups of water ice” (Wed 7:10 PM). Open: ${address}…
    Ours did, with 1/2 cup each. It took five minutes.
- Lucía Ramos used what you suggested for “in any way they like” (Thu 9:10 AM). Open: ${address}…
    in a table, and say what 3/8 means
- Lucía Ramos resolved the comments on “vote on which stand is stronger” (Thu 9:20 AM). Open: ${address}…
- Lucía Ramos replied to you on “two cups of water ice” (Thu 9:25 AM). Open: ${address}…
    They will. Thank you both!

Open your inbox: ${house.origin}/inbox

Answers to this mail are not read. Answer in Tangram. This comes once a school day, at 3:30 pm, when there is something new.

Choose what you get: ${house.origin}/settings

Stop all e-mail from Tangram: ${house.origin}/unsubscribe/…`,
  );
  expect(mail.html).toContain('>in a table, and say what 3/8 means</blockquote>');
  expect(mailboxes.of('theo.brandt@demo.invalid')).toHaveLength(2);

  theo = await comes('Theo Brandt', phone);
  const { page } = theo;
  await page.goto(linkIn(mail, 'Open'));
  await theo.thread('They will. Thank you both!').waitFor();
  expect(theo.complaints).toEqual([]);

  // One more click, from the foot of the mail, and there is none any more.
  await page.goto(linkIn(mail, 'Stop all e-mail from Tangram'));
  await page.getByRole('button', { name: 'Stop all e-mail to me' }).tap();
  await page.getByText('You get no more e-mail from Tangram.').waitFor();
  await page.getByRole('link', { name: 'Open Settings' }).tap();
  expect(await page.getByRole('switch', { name: 'Send me e-mail' }).isChecked()).toBe(false);
});
