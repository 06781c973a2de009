/**
 * What never leaves in a mail (A31, P9): anything of a plan that the person may not open at that moment, the content of
 * confidential plans, what may name a student; and nothing that somebody writes becomes more than words in it.
 */
import { threadId } from '@tangram/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MailWorld, openMailWorld } from '../testing/mail-world.ts';

let world: MailWorld;
beforeEach(async () => {
  world = await openMailWorld();
});
afterEach(() => world.end());

const secrets = ['Ostrich', 'Pelican', 'Quail'] as const;
const [title, quote, text] = secrets;

/** A mention at once, and a comment for the digest, with a secret in each place. */
async function tellAll(plan: string): Promise<void> {
  await world.store
    .updateTable('plans')
    .set({ title: `About ${title}` })
    .where('id', '=', plan)
    .execute();
  await world.begins('Ana', plan, `${plan}-t`, `@Ben see the ${text}`, { about: `the ${quote}`, names: ['Ben'] });
  await world.begins('Ben', plan, `${plan}-u`, `More of the ${text}`, { about: `the ${quote}` });
}
async function theDayPasses(): Promise<void> {
  await world.later(1);
  world.itIs('2026-11-24T20:30:00Z');
  await world.mailer.look();
}
const leaked = () =>
  world.office.kept.flatMap(({ raw, text: plain, html, header }) =>
    secrets.filter((secret) => `${raw}${plain}${html}${header('subject')}`.includes(secret)),
  );

test.each(['team', 'school', 'network'] as const)('a plan of the %s is quoted', async (visibility) => {
  await world.sharedPlan('p', visibility);
  await tellAll('p');
  await theDayPasses();
  expect(world.office.kept).toHaveLength(2);
  expect(new Set(leaked())).toEqual(new Set(secrets));
});

test('A31, P9: of a plan that only people named can see, a mail says that something happened', async () => {
  await world.sharedPlan('p', 'authors');
  await tellAll('p');
  await theDayPasses();
  expect(world.subjectsFor('Ben')).toEqual(['Something for you in Tangram']);
  expect(world.subjectsFor('Ana')).toEqual(['1 thing your colleagues did on 1 plan']);
  expect(leaked()).toEqual([]);
  expect(world.office.kept[0]?.text).toContain('Ana mentioned you in a unit that only the people named in it can see.');
  expect(world.office.kept[1]?.text).toContain('Plans that are not named in mails');
});

test('A31, P9: of an intervention plan too, whoever can see it', async () => {
  await world.sharedPlan('p', 'network');
  await world.store.updateTable('plans').set({ kind: 'intervention' }).where('id', '=', 'p').execute();
  await tellAll('p');
  await theDayPasses();
  expect(world.office.kept).toHaveLength(2);
  expect(leaked()).toEqual([]);
  expect(world.office.kept[0]?.text).toContain('Ana mentioned you in an intervention plan.');
});

test('a plan that became confidential after the comment is not quoted either', async () => {
  await world.sharedPlan('p', 'network');
  await tellAll('p');
  await world.plans.setVisibility(await world.grant('Ana', 'share', 'p'), 'authors', 'comment');
  await theDayPasses();
  expect(world.office.kept).toHaveLength(2);
  expect(leaked()).toEqual([]);
});

test('whoever may not open the plan any more gets nothing about it, also when the mail was on its way', async () => {
  await world.sharedPlan('p', 'network');
  await tellAll('p');
  world.office.manner = { recipient: 451 };
  await world.later(1);
  expect(world.office.visits).toBe(1);
  world.office.manner = 'takes';
  const share = await world.grant('Ana', 'share', 'p');
  await world.plans.setVisibility(share, 'authors', 'comment');
  await world.plans.removeCollaborator(share, world.person('Ben'));
  await world.later(10);
  await theDayPasses();
  expect(world.subjectsFor('Ben')).toEqual([]);
  expect(world.subjectsFor('Ana')).toHaveLength(1);
});

test('somebody who is not there any more gets nothing', async () => {
  await world.sharedPlan('p', 'network');
  await world.begins('Ana', 'p', 't', '@Cleo', { names: ['Cleo'] });
  const cleo = world.person('Cleo');
  await world.store.deleteFrom('notices').where('personId', '=', cleo).execute();
  await world.store.deleteFrom('mentions').where('personId', '=', cleo).execute();
  await world.store.deleteFrom('people').where('id', '=', cleo).execute();
  await theDayPasses();
  expect(world.office.kept).toEqual([]);
  expect(await world.store.selectFrom('outbox').selectAll().execute()).toEqual([]);
});

test('a thread whose mark is being taken away is not told of', async () => {
  await world.sharedPlan('p', 'network');
  await tellAll('p');
  for (const thread of ['p-t', 'p-u']) {
    const pendingMark = JSON.stringify({ remove: true });
    await world.store.updateTable('threads').set({ pendingMark }).where('id', '=', threadId(thread)).execute();
  }
  await theDayPasses();
  expect(world.office.kept).toEqual([]);
});

test('of a thread that is for the authors alone nothing is quoted, and whoever may not read it hears nothing', async () => {
  await world.sharedPlan('p', 'network');
  await world.plans.setCollaborator(await world.grant('Ana', 'share', 'p'), world.person('Cleo'), 'comment');
  await tellAll('p');
  await world.begins('Ana', 'p', 'p-v', `@Cleo ${text}`, { names: ['Cleo'] });
  await world.store.updateTable('threads').set({ readers: 'authors' }).where('planId', '=', 'p').execute();
  await theDayPasses();
  // Ben began one of them, and hears of nothing that was not said there.
  expect(world.subjectsFor('Ben')).toEqual([]);
  expect(world.subjectsFor('Cleo')).toEqual([]);
  expect(world.subjectsFor('Ana')).toHaveLength(1);
  expect(leaked().filter((secret) => secret !== title)).toEqual([]);
});

test('words that may name a student stay where they are', async () => {
  await world.sharedPlan('p', 'network');
  await world.begins('Ana', 'p', 't', '@Ben look at student ID 4471209', { names: ['Ben'] });
  await world.later(1);
  const [mail] = world.office.kept;
  expect(`${mail?.raw}${mail?.text}${mail?.html}`).not.toContain('4471');
  expect(mail?.text).toContain('they may name a student');
});

test('nor does a title that may', async () => {
  await world.sharedPlan('p', 'network');
  await world.store.updateTable('plans').set({ title: 'Jayden R. scored 42%' }).where('id', '=', 'p').execute();
  await world.begins('Ana', 'p', 't', '@Ben', { names: ['Ben'] });
  await world.later(1);
  expect(world.subjectsFor('Ben')).toEqual(['Something for you in Tangram']);
  expect(world.office.kept[0]?.raw).not.toContain('Jayden');
});

test('a mail quotes little', async () => {
  await world.sharedPlan('p', 'network');
  await world.begins('Ana', 'p', 't', `@Ben ${'so many words '.repeat(200)}`, {
    about: 'and on '.repeat(100),
    names: ['Ben'],
  });
  await world.later(1);
  const [mail] = world.office.kept;
  expect(mail?.text.length).toBeLessThan(1_200);
  expect(mail?.header('subject').length).toBeLessThan(160);
});

test('names, titles and words are never headers, addresses or markup', async () => {
  const evil = 'x\r\nBcc: eve\r\n\r\n<script>alert(1)</script><img src=//evil.example/a.png>';
  await world.sharedPlan('p', 'network');
  await world.store.updateTable('plans').set({ title: evil }).where('id', '=', 'p').execute();
  const nasty = ['"Ana" <eve@evil.example>,\r\nCc: eve@evil.example', 'A\u202e=?utf-8?q?=0D=0ABcc:_eve@evil.example?='];
  for (const [index, name] of nasty.entries()) {
    for (const one of ['Ana', 'Ben']) {
      await world.store.updateTable('people').set({ displayName: name }).where('id', '=', world.person(one)).execute();
    }
    await world.begins('Ana', 'p', `t${index}`, `@Ben ${evil}`, { about: evil, names: ['Ben'] });
    await world.later(1);
  }
  expect(world.office.kept).toHaveLength(2);
  for (const mail of world.office.kept) {
    expect(mail.to).toEqual(['ben@example.org']);
    expect([...mail.headers.keys()].sort()).toEqual(
      [
        ...[
          'auto-submitted',
          'content-type',
          'date',
          'from',
          'in-reply-to',
          'list-unsubscribe',
          'list-unsubscribe-post',
        ],
        ...['message-id', 'mime-version', 'references', 'subject', 'to'],
      ].sort(),
    );
    expect(mail.header('from')).toMatch(/<tangram@plans\.example\.org>$/);
    expect(mail.header('to')).toMatch(/<ben@example\.org>$/);
    expect(mail.headers.get('from')).not.toMatch(/<eve@/);
    expect(mail.header('subject')).not.toMatch(/[\r\n\u202e]/);
    expect(mail.html).not.toMatch(/<script|<img/);
    expect(mail.html).toContain('&lt;script&gt;');
  }
});
