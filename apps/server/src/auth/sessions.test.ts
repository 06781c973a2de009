/** How sessions end: here, everywhere, by a new password, and by the look that is taken at every open socket now and then. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../store/database.ts';
import { openStore } from '../store/database.ts';
import { cookiesOf, type Guest, guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage, type Page } from '../testing/page.ts';

const first = 'seven blue buses before breakfast';
const second = 'nine green buses after the dinner';
const email = 'ada@example.org';

let house: TestHouse;
let person: { id: string; name: string };
let store: Store;

const signIn = (password: string, headers = {}) =>
  house.ask('POST', '/api/auth/sign-in/email', { email, password }, headers);
/** The same person at one more device. */
async function device(password = first): Promise<Guest> {
  const answer = await signIn(password);
  if (!answer.ok) throw new Error(`not signed in: ${answer.status}`);
  return guest(house.ask, person, cookiesOf(answer));
}
const status = async (who: Guest) => (await who.ask('GET', '/api/people')).status;
/** Resolves when the page is still spoken to: a title that somebody changes arrives. */
async function isOpen(page: Page, by: Guest, plan: string): Promise<void> {
  const title = `Still open ${randomId()}`;
  await by.get('POST', `/api/plans/${plan}/title`, { title });
  await page.sees('the new title', () => Buffer.concat(page.frames).includes(title));
}

beforeAll(async () => {
  // Whatever is closed within a test is closed by what was done in it: the look at every open socket comes later than its end.
  house = await openHouse({ demo: false, reviewEveryMs: 600_000 });
  const token = /set-up#(\S+)/.exec(house.howToSignIn)?.[1] ?? '';
  const set = { token, networkName: 'Ten Schools', name: 'Ada First', email, password: first, schools: ['North'] };
  const answer = await house.ask('POST', '/api/set-up', set);
  const me = await guest(house.ask, { id: '', name: '' }, cookiesOf(answer)).get<{ person: Guest }>('GET', '/api/me');
  person = me.person;
  store = await openStore(`${house.dataFolder}/tangram.db`);
}, 60_000);
afterAll(async () => {
  await store.destroy();
  await house.tearDown();
}, 30_000);

let desk: Guest;
let phone: Guest;
let plan: string;
let atDesk: Page;
let atPhone: Page;
beforeEach(async () => {
  [desk, phone, plan] = [await device(), await device(), randomId()];
  await makePlan(desk, 'unit', 'Ratios', plan);
  [atDesk, atPhone] = [await openPage(house, desk, plan), await openPage(house, phone, plan)];
});

describe('signing out', () => {
  test('A4, A10, B7: ends this session and its sockets, and no other device’s', async () => {
    await phone.ask('POST', '/api/auth/sign-out', {});
    expect(await atPhone.closed).toBe(4401);
    expect(await status(phone)).toBe(401);
    expect(await status(desk)).toBe(200);
    await isOpen(atDesk, desk, plan);
    await atDesk.leave();
  });

  test('A4, A10: everywhere ends all of them', async () => {
    await desk.ask('POST', '/api/auth/sign-out-everywhere', {});
    expect([await atPhone.closed, await atDesk.closed]).toEqual([4401, 4401]);
    expect([await status(desk), await status(phone)]).toEqual([401, 401]);
  });

  test('A10: everywhere asked by nobody ends nothing', async () => {
    expect((await house.ask('POST', '/api/auth/sign-out-everywhere', {})).status).toBe(200);
    expect(await status(desk)).toBe(200);
    await Promise.all([atDesk.leave(), atPhone.leave()]);
  });
});

describe('a new password', () => {
  const change = (who: Guest, current: string, next: string) =>
    who.ask('POST', '/api/account/password', { current, next });

  test('A10: the old cookies open nothing, their sockets are closed, and whoever changed it goes on', async () => {
    const answer = await change(desk, first, second);
    expect(answer.status).toBe(200);
    expect([await atPhone.closed, await atDesk.closed]).toEqual([4401, 4401]);
    expect([await status(desk), await status(phone)]).toEqual([401, 401]);
    const again = guest(house.ask, person, cookiesOf(answer));
    expect(await status(again)).toBe(200);
    await isOpen(await openPage(house, again, plan), again, plan);

    expect((await signIn(first)).status).toBe(401);
    expect((await change(again, second, first)).status).toBe(200);
    expect(await status(await device(first))).toBe(200);
  });

  test('A10, A12: is refused without the old one, too short, and made of what is tried first', async () => {
    const wrong = await change(desk, 'not my sentence at all', second);
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ data: { field: 'current' } });
    const short = await change(desk, first, 'fourteen chars');
    expect(short.status).toBe(422);
    expect(await short.json()).toMatchObject({ data: { field: 'next', limit: 15, actual: 14 } });
    const weak = await change(desk, first, 'tenschoolsNorth12');
    expect(weak.status).toBe(422);
    expect(await weak.json()).toMatchObject({ data: { field: 'next' } });
    expect([await status(desk), await status(phone)]).toEqual([200, 200]);
    await Promise.all([atDesk.leave(), atPhone.leave()]);
  });

  test('A13: guessing the old one at an open page is slowed down as it is at the door', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 11; i += 1) answers.push((await change(desk, `guess number ${i} of a row`, second)).status);
    expect(answers.slice(-2)).toEqual([422, 429]);
    const last = await change(desk, first, second);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(60);
    await Promise.all([atDesk.leave(), atPhone.leave()]);
  });
});

describe('the look at every open socket', () => {
  beforeAll(async () => {
    await house.stop();
    house = await house.again({ reviewEveryMs: 50 });
  }, 60_000);

  // As another program would, past everything in this process that could tell.
  test('A4: finds a session that ended behind its back, and closes its sockets alone', async () => {
    const token = /tangram\.session=([^;.]+)\./.exec(decodeURIComponent(phone.cookie))?.[1] ?? '';
    await store.deleteFrom('session').where('token', '=', token).execute();
    expect(await atPhone.closed).toBe(4401);
    await isOpen(atDesk, desk, plan);
    await atDesk.leave();
  });

  test('A4: finds a right that was withdrawn behind its back', async () => {
    await store.deleteFrom('planAuthors').where('planId', '=', plan).execute();
    expect([await atDesk.closed, await atPhone.closed]).toEqual([4403, 4403]);
  });
});
