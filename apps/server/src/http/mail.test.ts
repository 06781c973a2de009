/** E-mail from outside: a whole server with a real mail server beside it, the settings, and the link that stops it all. */
import type { MailSettings } from '@tangram/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../store/database.ts';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan } from '../testing/page.ts';
import { openPostOffice, type PostOffice } from '../testing/post-office.ts';
import { until } from '../testing/until.ts';

let office: PostOffice;
let house: TestHouse;
let imani: Guest;
let theo: Guest;
let noor: Guest;
const plan = randomId();

beforeAll(async () => {
  office = await openPostOffice();
  const mail = { url: office.url, from: 'tangram@plans.example.org' };
  house = await openHouse({ mail, lookAtOutboxEveryMs: 20 });
  [imani, theo, noor] = await Promise.all([house.as('Imani Cole'), house.as('Theo Brandt'), house.as('Noor Haddad')]);
  await makePlan(imani, 'unit', 'Ratios', plan);
  await imani.get('POST', `/api/plans/${plan}/visibility`, { visibility: 'network', circleAccess: 'comment' });
}, 60_000);
afterAll(async () => {
  await house.tearDown();
  await office.close();
}, 30_000);

const settingsOf = (guest: Guest) => guest.get<MailSettings>('GET', '/api/mail/settings');
const choose = (guest: Guest, body: object) => guest.get<MailSettings>('POST', '/api/mail/settings', body);
const mention = (guest: Guest) =>
  imani.get('POST', `/api/plans/${plan}/threads`, {
    threadId: randomId(),
    commentId: randomId(),
    text: `@${guest.name} is this what you mean?`,
    mentions: [guest.id],
    place: { kind: 'plan' },
  });
/** The moment that everything waits before it is mailed is over. */
async function theMomentIsOver(): Promise<void> {
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  await store.updateTable('outbox').set({ dueAt: 0 }).where('kind', 'is', null).execute();
  await store.destroy();
}
async function mailFor(guest: Guest) {
  const { address } = await settingsOf(guest);
  const mine = () => office.kept.filter(({ to }) => to.includes(address));
  const before = mine().length;
  await mention(guest);
  await theMomentIsOver();
  const mails = await until(
    async () => mine(),
    (all) => all.length > before,
  );
  const mail = mails.at(-1);
  if (mail === undefined) throw new Error('no mail');
  return mail;
}
const stopPath = (mail: Awaited<ReturnType<typeof mailFor>>) =>
  new URL(mail.header('list-unsubscribe').slice(1, -1)).pathname;
/** As a mail program does it: from nowhere, without a cookie, with a form. */
const oneClick = (path: string) =>
  fetch(`${house.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });

test('nobody is written to about what the invented people of the demo told each other', async () => {
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  expect(await store.selectFrom('outbox').selectAll().execute()).toEqual([]);
  await store.destroy();
});

test('what goes without saying, and what somebody chooses instead', async () => {
  expect(await settingsOf(theo)).toEqual({
    sends: true,
    address: expect.stringMatching(/@/),
    wanted: true,
    ways: {
      ...{ mention: 'atOnce', request: 'atOnce', reply: 'atOnce', groupMention: 'digest', comment: 'digest' },
      ...{ requestDone: 'digest', accessAsked: 'digest', resolved: 'digest' },
    },
    digest: { timeZone: 'America/New_York', at: '3:30 pm' },
    maySetTimeZone: false,
    refusedAt: null,
  });
  await choose(theo, { ways: { reply: 'digest', resolved: 'nothing' } });
  const changed = await choose(theo, { wanted: false });
  expect(changed).toMatchObject({ wanted: false, ways: { reply: 'digest', resolved: 'nothing', mention: 'atOnce' } });
  expect((await settingsOf(imani)).wanted).toBe(true);
  const refused = await theo.ask('POST', '/api/mail/settings', { ways: { comment: 'atOnce' } });
  expect(refused.status).toBe(422);
  expect((await theo.ask('POST', '/api/mail/settings', { ways: { gossip: 'digest' } })).status).toBe(400);
  expect(await choose(theo, { wanted: true, ways: { reply: 'atOnce', resolved: 'digest' } })).toEqual(
    expect.objectContaining({ wanted: true }),
  );
});

test('the facilitator says by whose clock the afternoon is', async () => {
  expect((await settingsOf(noor)).maySetTimeZone).toBe(true);
  await noor.get('POST', '/api/network/time-zone', { timeZone: 'America/Chicago' });
  expect((await settingsOf(theo)).digest.timeZone).toBe('America/Chicago');
  for (const timeZone of ['Mars/Olympus', '+05:00', '', '../etc', 'x'.repeat(100)]) {
    expect((await noor.ask('POST', '/api/network/time-zone', { timeZone })).status, timeZone).toBe(422);
  }
});

test('a mention is mailed with a link that opens it, and one click in it stops all e-mail', async () => {
  const mail = await mailFor(theo);
  expect(mail.text).toContain(`${house.origin}/plans/${plan}#thread-`);
  const path = stopPath(mail);

  // Looking, as mail scanners do, changes nothing.
  for (const method of ['GET', 'HEAD']) await fetch(`${house.origin}${path}`, { method });
  expect((await settingsOf(theo)).wanted).toBe(true);
  const broken = path.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
  for (const wrong of [broken, '/unsubscribe/', '/unsubscribe/x', path.replace(theo.id, imani.id)]) {
    expect((await oneClick(wrong)).status, wrong).toBe(404);
  }
  expect((await settingsOf(theo)).wanted).toBe(true);

  const answer = await oneClick(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('You get no more e-mail from Tangram.');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect((await settingsOf(theo)).wanted).toBe(false);
  expect((await oneClick(path)).status).toBe(200);

  const before = office.kept.length;
  await mention(theo);
  // When another mail has come, this one would have.
  await mailFor(noor);
  expect(office.kept.slice(before).filter(({ to }) => to.includes(mail.to[0] ?? ''))).toEqual([]);

  await choose(theo, { wanted: true });
  await mailFor(theo);
});

test('the page’s own button does the same, without a sign-in', async () => {
  const token = stopPath(await mailFor(theo))
    .split('/')
    .at(-1);
  expect((await house.ask('POST', '/api/mail/unsubscribe', { token: `${token}x` })).status).toBe(404);
  expect((await house.ask('POST', '/api/mail/unsubscribe', { token })).status).toBe(200);
  expect((await settingsOf(theo)).wanted).toBe(false);
});

test('A14: no other page takes what comes from nowhere', async () => {
  for (const path of ['/', '/settings', '/unsubscribe', '/x/unsubscribe/y']) {
    expect((await oneClick(path)).status, path).toBe(405);
  }
  expect((await oneClick('/api/mail/unsubscribe')).status).toBe(403);
});
