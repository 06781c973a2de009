/** How people come in: the one-time link of the first start, invitations, passwords, and out again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Viewer } from '@tangram/access';
import { networkId, personId, type Role, roles } from '@tangram/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookiesOf, type Guest, guest, openHouse, type TestHouse } from '../testing/house.ts';
import { roomToldTo } from './network.ts';

const strong = 'seven blue buses before breakfast';
let house: TestHouse;
let facilitator: Guest;
let token: string;

const setUp = (more: object = {}) =>
  house.ask('POST', '/api/set-up', {
    token,
    networkName: 'Ten Schools',
    name: 'Ada First',
    email: 'Ada@Example.org',
    password: strong,
    schools: ['North', 'South'],
    ...more,
  });
const signIn = (email: string, password: string) => house.ask('POST', '/api/auth/sign-in/email', { email, password });
const invite = async (email: string) => {
  const [school] = await facilitator.get<{ id: string }[]>('GET', '/api/schools');
  const made = await facilitator.get<{ invitation: { id: string }; link: string }>('POST', '/api/invitations', {
    email,
    role: 'teacher',
    schoolId: school?.id,
  });
  return { id: made.invitation.id, link: made.link, token: made.link.split('#')[1] ?? '' };
};
const accept = (invited: string, email: string, more: object = {}) =>
  house.ask('POST', '/api/invitations/accept', {
    token: invited,
    name: 'Grace Second',
    email,
    password: strong,
    ...more,
  });

beforeAll(async () => {
  house = await openHouse({ demo: false });
  token = /set-up#(\S+)/.exec(house.howToSignIn)?.[1] ?? '';
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

describe('the first start', () => {
  test('says that it waits to be set up, and offers no demo', async () => {
    expect(await (await house.ask('GET', '/api/me')).json()).toMatchObject({
      needsSetUp: true,
      demo: false,
      person: null,
    });
    expect((await house.ask('GET', '/api/demo/people')).status).toBe(404);
  });

  test('A12, B61: a password that is too short is refused with the figures, a weak one with the reason', async () => {
    const short = await setUp({ password: 'fourteen chars' });
    expect(short.status).toBe(422);
    expect(await short.json()).toMatchObject({ data: { field: 'password', limit: 15, actual: 14 } });
    const long = await setUp({ password: 'long '.repeat(26) });
    expect(await long.json()).toMatchObject({ status: 422, data: { field: 'password', limit: 128, actual: 130 } });
    const weak = await setUp({ password: 'passwordpassword' });
    expect(await weak.json()).toMatchObject({ status: 422, data: { field: 'password' } });
    expect((await setUp({ token: 'guessed' })).status).toBe(410);
  });

  test('the link makes the network and its first facilitator, signs them in, and works once', async () => {
    const answer = await setUp();
    expect(answer.status).toBe(200);
    facilitator = guest(house.ask, { id: '', name: 'Ada First' }, cookiesOf(answer));
    expect(await facilitator.get('GET', '/api/me')).toMatchObject({
      person: { name: 'Ada First', roles: [{ role: 'facilitator' }] },
      network: { name: 'Ten Schools' },
      mayInvite: true,
      needsSetUp: false,
    });
    expect(await facilitator.get('GET', '/api/schools')).toHaveLength(2);
    expect((await setUp({ email: 'other@example.org' })).status).toBe(410);
  });
});

describe('signing in and out', () => {
  test('the cookie is for this server alone and no script reads it', async () => {
    const answer = await signIn('ada@example.org', strong);
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^tangram\.session=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Domain/i);
  });

  test('A13, B61: a wrong password and an unknown address get the same answer', async () => {
    const wrong = await signIn('ada@example.org', 'seven red buses before lunch');
    const unknown = await signIn('nobody@example.org', 'seven red buses before lunch');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  test('A13, B61: after ten tries at one account there is a wait', async () => {
    for (let i = 0; i < 10; i += 1) await signIn('victim@example.org', `guess number ${i} of many`);
    const late = await signIn('victim@example.org', 'guess number 11 of many');
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  test('A10: after signing out the old cookie opens nothing', async () => {
    const cookie = cookiesOf(await signIn('ada@example.org', strong));
    expect((await house.ask('GET', '/api/people', undefined, { cookie })).status).toBe(200);
    expect((await house.ask('POST', '/api/auth/sign-out', {}, { cookie })).status).toBe(200);
    expect((await house.ask('GET', '/api/people', undefined, { cookie })).status).toBe(401);
  });

  test('A10: signing in again ends the session that the browser had', async () => {
    const first = cookiesOf(await signIn('ada@example.org', strong));
    const body = { email: 'ada@example.org', password: strong };
    const second = cookiesOf(await house.ask('POST', '/api/auth/sign-in/email', body, { cookie: first }));
    expect(second).not.toBe(first);
    const status = async (cookie: string) => (await house.ask('GET', '/api/people', undefined, { cookie })).status;
    expect([await status(first), await status(second)]).toEqual([401, 200]);
  });

  test('B58: a forged or cut cookie is nobody', async () => {
    const cookie = cookiesOf(await signIn('ada@example.org', strong));
    for (const forged of [
      cookie.slice(0, -5),
      `${cookie}x`,
      cookie.replace('=', '=\u00a0'),
      'tangram.session=abc.def',
    ]) {
      const answer = await fetch(`${house.origin}/api/people`, { headers: { cookie: encodeURI(forged) } });
      expect(answer.status).toBe(401);
    }
  });

  test.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/sign-in-as-person'],
    ['POST', '/api/auth/sign-in/social'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/error'],
    ['GET', '/api/auth/ok'],
  ])('%s %s of the library is not there', async (method, path) => {
    const body = { email: 'intruder@example.org', password: strong, name: 'Intruder', person: 'x' };
    const answer = await house.ask(method, path, method === 'POST' ? body : undefined);
    expect(answer.status).toBe(404);
  });
});

describe('an invitation', () => {
  test('A8, B62: says what it is without being used up, is for one address, and works once', async () => {
    const { link, token: invited } = await invite('Grace@Example.org');
    expect(link).toMatch(new RegExp(`^${house.origin}/invitation#`));
    for (let i = 0; i < 2; i += 1) {
      const read = await house.ask('POST', '/api/invitations/read', { token: invited });
      expect(await read.json()).toEqual({
        networkName: 'Ten Schools',
        email: 'grace@example.org',
        role: 'teacher',
        schoolName: 'North',
      });
    }
    expect((await house.ask('GET', '/invitation')).status).not.toBe(410);
    expect((await accept(invited, 'mallory@example.org')).status).toBe(403);
    const answer = await accept(invited, 'GRACE@example.org');
    expect(answer.status).toBe(200);
    const grace = guest(house.ask, { id: '', name: 'Grace Second' }, cookiesOf(answer));
    expect(await grace.get('GET', '/api/me')).toMatchObject({ person: { name: 'Grace Second' }, mayInvite: false });
    expect((await accept(invited, 'grace@example.org')).status).toBe(410);
    expect((await house.ask('POST', '/api/invitations/read', { token: invited })).status).toBe(410);
    for (const [method, path] of [
      ['GET', '/api/invitations'],
      ['POST', '/api/schools'],
    ] as const) {
      expect((await grace.ask(method, path, method === 'POST' ? { names: ['Mine'] } : undefined)).status).toBe(403);
    }
  });

  test('two who use one link at the same moment make one account', async () => {
    const { token: invited } = await invite('twice@example.org');
    const answers = await Promise.all([accept(invited, 'twice@example.org'), accept(invited, 'twice@example.org')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  });

  test('A8, B62: withdrawn it opens nothing; unknown it is not there', async () => {
    const { id, token: invited } = await invite('late@example.org');
    expect((await facilitator.ask('POST', `/api/invitations/${id}/withdraw`, {})).status).toBe(200);
    expect((await accept(invited, 'late@example.org')).status).toBe(410);
    expect((await accept('no-such-token', 'late@example.org')).status).toBe(404);
    expect((await facilitator.ask('POST', '/api/invitations/none/withdraw', {})).status).toBe(404);
  });

  test('an address that has an account is told to sign in', async () => {
    const { token: invited } = await invite('ada@example.org');
    expect((await accept(invited, 'ada@example.org')).status).toBe(409);
  });

  test('a facilitator has no school, a teacher has one, and it is of this network', async () => {
    const ask = (role: string, schoolId: string | null) =>
      facilitator.ask('POST', '/api/invitations', { email: 'x@example.org', role, schoolId });
    expect((await ask('teacher', null)).status).toBe(422);
    expect((await ask('teacher', 'of-elsewhere')).status).toBe(404);
    expect((await ask('facilitator', null)).status).toBe(200);
  });

  test('A29: names that deceive are refused, and the text of a name is kept in one form', async () => {
    const { token: invited } = await invite('names@example.org');
    for (const name of ['', '   ', 'a'.repeat(61), 'Ada \u202e tac', 'Ada\nLovelace', 'Ada\u0000']) {
      expect((await accept(invited, 'names@example.org', { name })).status).toBe(422);
    }
    const answer = await accept(invited, 'names@example.org', { name: '  Ａda Ⅳ ' });
    const cookie = cookiesOf(answer);
    const me = await (await house.ask('GET', '/api/me', undefined, { cookie })).json();
    expect(me.person.name).toBe('Ada IV');
  });
});

test('F11: that the disk fills is told to facilitators while there is time, and to everybody when there is hardly any', () => {
  const holding = (role: Role): Viewer => ({
    person: personId('somebody'),
    network: networkId('network'),
    roles: [{ role, school: null }],
  });
  const told = (room: 'enough' | 'little' | 'hardlyAny') =>
    roles.filter((role) => roomToldTo(holding(role), room) !== 'enough');
  expect(told('enough')).toEqual([]);
  expect(told('little')).toEqual(['facilitator']);
  expect(told('hardlyAny')).toEqual(roles);
});

test('A33: no file in the data folder holds a token or a password', async () => {
  const { token: invited } = await invite('secret@example.org');
  const bytes = Buffer.concat(
    await Promise.all(
      ['tangram.db', 'tangram.db-wal'].map((file) =>
        readFile(join(house.dataFolder, file)).catch(() => Buffer.alloc(0)),
      ),
    ),
  );
  expect(bytes.includes('secret@example.org')).toBe(true);
  for (const secret of [invited, token, strong]) expect(bytes.includes(secret)).toBe(false);
});

test('after a restart the server is claimed and its people sign in with their address', async () => {
  await house.stop();
  house = await house.again();
  expect(house.howToSignIn).toMatch(/e-mail/);
  expect((await signIn('ada@example.org', strong)).status).toBe(200);
});
