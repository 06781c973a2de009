/** What comes into people's mailboxes and when, with a real mail server and a clock that is turned by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRequests } from '../store/requests.ts';
import { nobody } from '../store/tell-people.ts';
import { type MailWorld, openMailWorld } from '../testing/mail-world.ts';

let world: MailWorld;
beforeEach(async () => {
  world = await openMailWorld();
  await world.sharedPlan('ratios');
});
afterEach(() => world.end());

test('a mention comes at once, to the one who is mentioned, and once', async () => {
  await world.begins('Ana', 'ratios', 't', '@Ben is this what you mean?', { about: 'stays the same', names: ['Ben'] });
  await world.mailer.look();
  expect(world.office.kept).toEqual([]);
  await world.later(1);
  await world.later(1);
  await world.later(600);
  const [mail, ...more] = world.office.kept;
  expect(more).toEqual([]);
  expect(mail?.to).toEqual(['ben@example.org']);
  expect(mail?.header('to')).toBe('Ben <ben@example.org>');
  expect(mail?.header('from')).toBe('Ana in Tangram <tangram@plans.example.org>');
  expect(mail?.header('subject')).toBe('“stays the same” in “Plan ratios”');
  expect(mail?.header('auto-submitted')).toBe('auto-generated');
  expect(mail?.header('date')).toBe('Tue, 24 Nov 2026 15:01:00 +0000');
  expect(mail?.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail?.header('list-unsubscribe')).toBe(`<https://plans.example.org/unsubscribe/${world.person('Ben')}>`);
  expect(mail?.text).toContain('Ana mentioned you on “stays the same” in the unit “Plan ratios”.');
  expect(mail?.text).toContain('@Ben is this what you mean?');
  expect(mail?.text).toContain('https://plans.example.org/plans/ratios#thread-t');
  expect(mail?.html).toContain('<a href="https://plans.example.org/plans/ratios#thread-t">Open the thread</a>');
  // Nothing that a mail program would fetch.
  expect(mail?.html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|@import|src=/i);
});

test('who is asked for feedback is told at once, by when and with the question', async () => {
  const asking = { question: 'Is the launch too long?', byDate: '2026-12-04', to: [world.person('Ben')] };
  const grant = await world.grant('Ana', 'share', 'ratios');
  await createRequests(world.store, world.now).ask(grant, 'r', asking, [world.person('Ben')]);
  await world.later(1);
  const [mail] = world.office.kept;
  expect(mail?.to).toEqual(['ben@example.org']);
  expect(mail?.header('subject')).toBe('Your feedback on “Plan ratios”');
  expect(mail?.text).toContain('Ana asks for your feedback by Friday, December 4 in the unit “Plan ratios”.');
  expect(mail?.text).toContain('Is the launch too long?');
  expect(mail?.text).toContain(`https://plans.example.org/plans/ratios#request-r`);
});

test('a formula is said in plain words wherever it stands in a mail, and money is not one', async () => {
  const about = 'build $2:3$ from $\\frac{3}{4}$';
  const text = '@Ben $\\frac{2}{3}\\times\\frac{3}{4}$ for $5 or $6?';
  await world.begins('Ana', 'ratios', 't', text, { about, names: ['Ben'] });
  await world.later(1);
  const [mail] = world.office.kept;
  expect(mail?.header('subject')).toBe('“build 2:3 from 3/4” in “Plan ratios”');
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('mentioned you on “build 2:3 from 3/4”');
    expect(part).toContain('@Ben 2/3 × 3/4 for $5 or $6?');
  }
});

test('whoever suggested words is told that they were used, and which; the others that the thread is resolved', async () => {
  const suggestion = 'twice as $\\frac{1}{2}$ much';
  await world.begins('Ben', 'ratios', 't', 'Other words?', { about: 'as much', suggestion });
  await world.replies('Cleo', 'ratios', 't', 'Yes.');
  const everybody = new Set(['Ana', 'Ben', 'Cleo'].map(world.person));
  const grant = await world.grant('Ana', 'edit', 'ratios');
  await world.comments.use(grant, 't', 'a');
  await world.comments.used(grant, 't', { useId: 'a', put: true }, { ...nobody, readers: everybody });
  await world.later(1);
  world.itIs('2026-11-24T20:30:00Z');
  await world.mailer.look();
  const [ben, cleo] = ['ben', 'cleo'].map((name) =>
    world.office.kept.findLast(({ to }) => to.includes(`${name}@example.org`)),
  );
  expect(ben?.text).toContain('Ana used what you suggested for “as much” (Tue 10:00 AM).');
  expect(ben?.text).toContain('\n    twice as 1/2 much\n');
  expect(cleo?.text).toContain('Ana resolved the comments on “as much” (Tue 10:00 AM).');
  expect(cleo?.text).not.toContain('twice');
});

test('the mails about a thread belong together', async () => {
  await world.begins('Ben', 'ratios', 't', 'Times?');
  await world.replies('Ana', 'ratios', 't', 'Yes, times.');
  await world.later(1);
  await world.replies('Cleo', 'ratios', 't', 'Or for every?');
  await world.later(1);
  const [first, second] = world.office.kept.filter(({ to }) => to.includes('ben@example.org'));
  const root = '<thread-t@plans.example.org>';
  expect(first?.header('references')).toBe(root);
  expect(first?.header('in-reply-to')).toBe(root);
  expect(second?.header('in-reply-to')).toBe(first?.header('message-id'));
  expect(second?.header('references')).toBe(`${root} ${first?.header('message-id')}`);
  expect(second?.header('subject')).toBe(first?.header('subject'));
});

test('what was read, deleted, taken back or muted meanwhile is not mailed', async () => {
  await world.begins('Ben', 'ratios', 'read', 'Read?');
  await world.replies('Ana', 'ratios', 'read', 'Soon read.');
  await world.notices.read(world.person('Ben'), { thread: 'read' });

  await world.begins('Ben', 'ratios', 'deleted', 'And this?');
  const comment = await world.replies('Ana', 'ratios', 'deleted', 'A slip of the pen.');
  await world.comments.remove(await world.grant('Ana', 'open', 'ratios'), 'deleted', comment);

  await world.begins('Ben', 'ratios', 'reopened', 'Done?');
  await world.comments.setResolved(await world.grant('Ana', 'comment', 'ratios'), 'reopened', true, {
    ...nobody,
    readers: new Set([world.person('Ben')]),
  });
  await world.comments.setResolved(await world.grant('Ana', 'comment', 'ratios'), 'reopened', false);

  await world.sharedPlan('muted');
  await world.begins('Ana', 'muted', 'm', '@Ben', { names: ['Ben'] });
  await world.notices.setLevel(await world.grant('Ben', 'open', 'muted'), 'muted');

  await world.later(1);
  world.itIs('2026-11-24T20:31:00Z');
  await world.mailer.look();
  expect(world.subjectsFor('Ben')).toEqual([]);
});

test('three a day come at once, what is more waits for the digest, and the next day begins anew', async () => {
  for (const thread of ['a', 'b', 'c', 'd', 'e']) {
    await world.begins('Ana', 'ratios', thread, `@Ben ${thread}?`, { names: ['Ben'] });
    await world.later(10);
  }
  expect(world.subjectsFor('Ben')).toHaveLength(3);
  // Taking a comment back does not make room for another mail.
  await world.comments.remove(await world.grant('Ana', 'open', 'ratios'), 'a', 'a-0');
  await world.begins('Ana', 'ratios', 'f', '@Ben f?', { names: ['Ben'] });
  await world.later(10);
  expect(world.subjectsFor('Ben')).toHaveLength(3);

  world.itIs('2026-11-24T20:30:00Z');
  await world.mailer.look();
  expect(world.subjectsFor('Ben').slice(3)).toEqual(['3 things your colleagues did on 1 plan']);
  expect(world.office.kept.at(-1)?.text).toMatch(/@Ben d\?[\s\S]*@Ben e\?[\s\S]*@Ben f\?/);

  world.itIs('2026-11-25T14:00:00Z');
  await world.begins('Ana', 'ratios', 'g', '@Ben g?', { names: ['Ben'] });
  await world.later(1);
  expect(world.subjectsFor('Ben')).toHaveLength(5);
});

test('everything else is one mail on the afternoon of a school day, by plan', async () => {
  await world.sharedPlan('rates');
  world.itIs('2026-11-27T20:31:00Z');
  await world.mailer.look();
  await world.begins('Ben', 'ratios', 't', 'Why three to eight?', { about: '3:8' });
  await world.begins('Cleo', 'rates', 'u', 'Lovely.');
  await world.later(60);
  await world.begins('Ben', 'rates', 'v', 'And the unit?');
  // Friday evening, Saturday and Sunday afternoon, Monday before school.
  for (const moment of [
    '2026-11-28T00:30:00Z',
    '2026-11-28T20:31:00Z',
    '2026-11-29T20:31:00Z',
    '2026-11-30T13:00:00Z',
  ]) {
    world.itIs(moment);
    await world.mailer.look();
  }
  expect(world.office.kept).toEqual([]);
  world.itIs('2026-11-30T20:30:02Z');
  await world.mailer.look();
  await world.later(1);
  await world.later(1_000);
  expect(world.subjectsFor('Ana')).toEqual(['3 things your colleagues did on 2 plans']);
  const [mail] = world.office.kept;
  expect(mail?.header('from')).toBe('Tangram <tangram@plans.example.org>');
  expect(mail?.headers.has('in-reply-to')).toBe(false);
  expect(mail?.text).toContain('Plan ratios (unit)\n\n- Ben commented on “3:8” (Fri 3:31 PM). Open: https://');
  expect(mail?.text).toContain('Why three to eight?');
  expect(mail?.text.match(/Plan rates \(unit\)/g)).toHaveLength(1);
  expect(mail?.text).toContain('Ben commented (Fri 4:31 PM)');
  expect(world.events).toEqual([]);
});

test('a digest that missed its afternoon joins the next one', async () => {
  await world.begins('Ben', 'ratios', 't', 'One.');
  await world.later(1);
  // The server was off all afternoon.
  world.itIs('2026-11-25T02:00:00Z');
  await world.mailer.look();
  await world.begins('Ben', 'ratios', 'u', 'Two.');
  await world.later(1);
  expect(world.office.kept).toEqual([]);
  world.itIs('2026-11-25T20:30:00Z');
  await world.mailer.look();
  expect(world.subjectsFor('Ana')).toEqual(['2 things your colleagues did on 1 plan']);
});

test('people get what they asked for', async () => {
  const choose = world.settings.choose;
  await choose(world.person('Ben'), { ways: { mention: 'digest' } });
  await choose(world.person('Ana'), { ways: { comment: 'nothing' } });
  await choose(world.person('Cleo'), { wanted: false });
  await world.begins('Ben', 'ratios', 't', '@Cleo', { names: ['Cleo'] });
  await world.begins('Ana', 'ratios', 'u', '@Ben', { names: ['Ben'] });
  await world.later(1);
  expect(world.office.kept).toEqual([]);
  world.itIs('2026-11-24T20:30:00Z');
  await world.mailer.look();
  expect(world.office.kept.map(({ to }) => to)).toEqual([['ben@example.org']]);
  // Who changes their mind gets what is new, not what was left out.
  await choose(world.person('Cleo'), { wanted: true });
  await world.later(1_440);
  expect(world.subjectsFor('Cleo')).toEqual([]);
});

test('who stops all e-mail gets none, not even what is on its way', async () => {
  world.office.manner = { recipient: 451 };
  await world.begins('Ana', 'ratios', 't', '@Ben', { names: ['Ben'] });
  await world.later(1);
  world.office.manner = 'takes';
  await world.settings.choose(world.person('Ben'), { wanted: false });
  await world.later(60);
  expect(world.office.kept).toEqual([]);
});

test('what waited for more than a week is in the inbox and in no mail', async () => {
  await world.begins('Ana', 'ratios', 't', '@Ben', { names: ['Ben'] });
  await world.later(8 * 24 * 60);
  await world.later(24 * 60);
  expect(world.office.kept).toEqual([]);
});
