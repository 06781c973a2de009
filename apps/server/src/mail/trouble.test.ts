/**
 * A mail server that is down, slow or says no, a crash at the worst moment, and several servers on one database: nothing is lost,
 * and each person gets each thing once.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutbox } from '../store/outbox.ts';
import { type MailWorld, openMailWorld } from '../testing/mail-world.ts';

let world: MailWorld;
beforeEach(async () => {
  world = await openMailWorld();
  await world.sharedPlan('p');
});
afterEach(() => world.end());

const mentionBen = (thread = 't') => world.begins('Ana', 'p', thread, `@Ben ${thread}?`, { names: ['Ben'] });
const outbox = () => world.store.selectFrom('outbox').selectAll().execute();
const idsOfKept = () => world.office.kept.map((mail) => mail.header('message-id'));

test('B97: while the mail server is down nothing is lost, and people are not written to twice when it is back', async () => {
  await world.office.close();
  await mentionBen();
  await world.begins('Ben', 'p', 'u', 'For the digest.');
  await world.later(1);
  // Through the afternoon and the night, looked at every ten minutes.
  for (let looks = 0; looks < 144; looks += 1) await world.later(10);
  expect(world.events).toEqual(['trouble: ESOCKET']);
  expect((await outbox()).map(({ state, mailId }) => [state, mailId])).toEqual([
    ['waiting', null],
    ['waiting', null],
  ]);
  await world.office.open();
  world.itIs('2026-11-25T20:31:00Z');
  for (let looks = 0; looks < 20; looks += 1) await world.later(10);
  expect(world.office.kept.map(({ to }) => to[0]).sort()).toEqual(['ana@example.org', 'ben@example.org']);
  expect(world.events.slice(1)).toEqual(['works again']);
});

test.each([
  ['silent', 'silent', 'sendInHaste', 'ETIMEDOUT'],
  ['taking nobody in', { greeting: 421 }, 'send', '421'],
] as const)('a server that is %s costs one try at a time', async (_, manner, how, why) => {
  world.office.manner = manner;
  for (const thread of ['a', 'b', 'c']) await mentionBen(thread);
  let tries = 0;
  const counting = world.anotherMailer({
    send: (mail, signal) => {
      tries += 1;
      return world[how](mail, signal);
    },
  });
  world.itIs('2026-11-24T15:01:00Z');
  await counting.look();
  world.itIs('2026-11-24T15:01:10Z');
  await counting.look();
  expect(tries).toBe(1);
  expect(world.events).toEqual([`trouble: ${why}`]);
  world.office.manner = 'takes';
  await world.later(5);
  expect(world.subjectsFor('Ben')).toHaveLength(3);
});

test('a mail that is refused for now is tried again, later each time, and the others go on', async () => {
  world.office.manner = { recipient: 451, only: 'ben@example.org' };
  await mentionBen();
  await world.begins('Ana', 'p', 'c', '@Cleo', { names: ['Cleo'] });
  await world.later(1);
  expect(world.subjectsFor('Cleo')).toHaveLength(1);
  const visits: number[] = [];
  for (let minute = 0; minute < 240; minute += 1) {
    const before = world.office.visits;
    await world.later(1);
    if (world.office.visits > before) visits.push(minute);
  }
  const waits = visits.slice(1).map((minute, index) => minute - (visits[index] ?? 0));
  expect(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0))).toBe(true);
  expect(visits.length).toBeLessThan(10);
  world.office.manner = 'takes';
  for (let looks = 0; looks < 3; looks += 1) await world.later(120);
  expect(world.subjectsFor('Ben')).toHaveLength(1);
  expect(world.events).toEqual([]);
});

test('a digest that is refused for now comes on an afternoon of a school day', async () => {
  world.office.manner = { recipient: 450 };
  world.itIs('2026-11-27T15:00:00Z');
  await world.begins('Ben', 'p', 'u', 'For the digest.');
  await world.later(1);
  world.itIs('2026-11-27T20:30:00Z');
  for (let looks = 0; looks < 30; looks += 1) await world.later(10);
  world.office.manner = 'takes';
  // It is half past eight on Friday by now.
  for (let looks = 0; looks < 8; looks += 1) await world.later(8 * 60);
  expect(world.now()).toBeLessThan(Date.parse('2026-11-30T20:30:00Z'));
  expect(world.office.kept).toEqual([]);
  world.itIs('2026-11-30T20:31:00Z');
  await world.mailer.look();
  expect(world.subjectsFor('Ana')).toEqual(['1 thing your colleagues did on 1 plan']);
});

test('what is refused for good is noted and not tried again, and what is refused for days is given up', async () => {
  world.office.manner = { recipient: 550 };
  await mentionBen();
  await world.later(1);
  world.office.manner = 'takes';
  for (let looks = 0; looks < 5; looks += 1) await world.later(60);
  expect(world.office.kept).toEqual([]);
  expect(await outbox()).toMatchObject([{ state: 'refused', answer: 550, tries: 1 }]);
  expect(world.events).toEqual(['refused: 550']);
  expect(await createOutbox(world.store).refusedAt(world.person('Ben'))).not.toBeNull();

  world.office.manner = { recipient: 452 };
  world.itIs('2026-11-26T15:00:00Z');
  await mentionBen('u');
  for (let looks = 0; looks < 12; looks += 1) await world.later(12 * 60);
  expect((await outbox()).map(({ state }) => state)).toEqual(['refused', 'gaveUp']);
});

test.each(['keepsAndIsSilent', 'keepsAndHangsUp'] as const)(
  'a server that takes a mail and does not say so (%s) gets the same mail again',
  async (manner) => {
    world.office.manner = manner;
    await mentionBen();
    world.itIs('2026-11-24T15:01:00Z');
    // Our patience ends while the mail is there and nobody has said so, however slow the machine is.
    const patience = new AbortController();
    world.office.onKept = () => manner === 'keepsAndIsSilent' && patience.abort();
    await world
      .anotherMailer({ send: (mail, signal) => world.send(mail, AbortSignal.any([signal, patience.signal])) })
      .look();
    world.office.manner = 'takes';
    await world.later(5);
    await world.later(60);
    const ids = idsOfKept();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  },
);

test('a crash before anything was handed over: the next run sends it, once', async () => {
  await mentionBen();
  world.itIs('2026-11-24T15:01:00Z');
  const dies = world.anotherMailer({
    send: () => Promise.reject(new Error('kill -9')),
    events: { failed() {}, mailTrouble() {}, mailWorksAgain() {}, mailRefused() {} },
  });
  await dies.look();
  await world.later(1);
  expect(world.office.kept).toEqual([]);
  await world.later(2);
  await world.later(60);
  expect(world.office.kept).toHaveLength(1);
});

test('a crash between the server’s yes and our note: the same mail again, by the same name', async () => {
  await mentionBen();
  world.itIs('2026-11-24T15:01:00Z');
  const outboxThatDies = { ...createOutbox(world.store), done: () => Promise.reject(new Error('kill -9')) };
  const dies = world.anotherMailer({
    outbox: outboxThatDies,
    events: { failed() {}, mailTrouble() {}, mailWorksAgain() {}, mailRefused() {} },
  });
  await dies.look();
  expect(world.office.kept).toHaveLength(1);
  await world.later(1);
  expect(world.office.kept).toHaveLength(1);
  await world.later(2);
  await world.later(60);
  const ids = idsOfKept();
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('two servers on one database look at the same moment, and each mail goes out once', async () => {
  await world.end();
  world = await openMailWorld('inAFile');
  await world.sharedPlan('p');
  const other = world.anotherMailer({}, await world.openAgain());
  for (const thread of ['a', 'b']) {
    await mentionBen(thread);
    await world.begins('Ben', 'p', `${thread}-cleo`, '@Cleo', { names: ['Cleo'] });
  }
  world.itIs('2026-11-24T15:01:00Z');
  await Promise.all([world.mailer.look(), other.look(), world.mailer.look()]);
  await Promise.all([world.mailer.look(), other.look()]);
  world.itIs('2026-11-24T20:30:00Z');
  await Promise.all([world.mailer.look(), other.look()]);
  await Promise.all([world.mailer.look(), other.look()]);
  const told = world.office.kept.map(({ to }) => to[0]).sort();
  expect(told).toEqual([
    'ana@example.org',
    'ben@example.org',
    'ben@example.org',
    'cleo@example.org',
    'cleo@example.org',
  ]);
  expect(new Set(idsOfKept()).size).toBe(told.length);
  expect(world.events).toEqual([]);
  await other.stop(0);
});

test('stopping ends a try that hangs, and the next start sends the mail', async () => {
  const hasty = world.anotherMailer();
  world.office.manner = 'silent';
  await mentionBen();
  world.itIs('2026-11-24T15:01:00Z');
  const look = hasty.look();
  await expect.poll(() => world.office.visits).toBe(1);
  await hasty.stop(0);
  await look;
  world.office.manner = 'takes';
  await world.later(3);
  expect(world.subjectsFor('Ben')).toHaveLength(1);
});
