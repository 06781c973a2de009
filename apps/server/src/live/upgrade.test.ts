/** Who gets through to a plan's socket, with what, and what the others are told. */
import { SCHEMA_VERSION } from '@tangram/plan';
import { closeCode } from '@tangram/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../store/database.ts';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { knock, makePlan, openPage, type Page } from '../testing/page.ts';
import { documentsPerPersonMax } from './upgrade.ts';

let house: TestHouse;
let ana: Guest;
let ben: Guest;
const plan = randomId();

beforeAll(async () => {
  house = await openHouse();
  [ana, ben] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
  await makePlan(ana, 'unit', 'Ratios', plan);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

describe('where the request comes from', () => {
  test('our own origins are let through, with a session', async () => {
    for (const origin of [house.origin, house.origin.replace('localhost', '127.0.0.1')]) {
      const answer = await knock(house, `/live/${plan}`, { origin });
      expect(answer).toEqual({ code: 4401, bytes: 0 });
    }
  });

  test.each([
    ['null', () => ({ origin: 'null' })],
    ['another site', () => ({ origin: 'https://site.evil' })],
    ['a longer name of ours', () => ({ origin: `${house.origin}.evil.com` })],
    ['ours as a part of theirs', () => ({ origin: `http://evil.com/${house.origin}` })],
    ['in capitals', () => ({ origin: house.origin.toUpperCase() })],
    ['another port', () => ({ origin: `http://localhost:${house.port + 1}` })],
    ['no port', () => ({ origin: 'http://localhost' })],
    ['another scheme', () => ({ origin: house.origin.replace('http:', 'https:') })],
    ['with a path', () => ({ origin: `${house.origin}/` })],
    ['not there', () => ({})],
    ['empty', () => ({ origin: '' })],
    ['there twice', () => ({ origin: [house.origin, 'https://site.evil'] })],
    ['a list', () => ({ origin: `${house.origin}, https://site.evil` })],
  ])('A1, B10: an Origin that is %s is refused at the upgrade, whoever is signed in', async (_name, headers) => {
    const answer = await knock(house, `/live/${plan}`, { cookie: ana.cookie, ...headers() });
    expect(answer).toEqual({ status: 403 });
  });
});

describe('which document', () => {
  test.each([
    '/live/',
    '/live/ratios',
    `/live/${plan}x`,
    `/live/${plan.toUpperCase().replace(/\d/g, 'A')}`,
    `/live/${plan}.authors.authors`,
    `/live/${plan}.Authors`,
    `/live/${plan}/`,
    `/live/${plan}%00`,
    `/live//${plan}`,
    `/live/%2e%2e/live/${plan}`,
    `/other/${plan}`,
    '/live',
    '/live/../x',
    '/live/__proto__',
    '/live/constructor',
    '/live/toString',
    '/live/%00',
    '/live/%F0%9F%98%80',
    `/live/${'a'.repeat(3_000)}`,
  ])('B11: %s is no document', async (path) => {
    expect(await knock(house, path, { origin: house.origin, cookie: ana.cookie })).toEqual({ status: 404 });
  });

  test('B11: an address of ten kilobytes is not read to its end', async () => {
    const path = `/live/${'a'.repeat(10_000)}`;
    expect(await knock(house, path, { origin: house.origin, cookie: ana.cookie })).toEqual({ status: 431 });
  });

  test('B8: somebody of another network finds none of this one’s plans, however widely they are shared', async () => {
    const shared = randomId();
    await makePlan(ana, 'unit', 'For the whole network', shared);
    await ana.get('POST', `/api/plans/${shared}/visibility`, { visibility: 'network', circleAccess: 'comment' });
    const guest = await house.as('Noor Haddad');
    const knocks = async () => {
      const headers = { origin: house.origin, cookie: guest.cookie };
      const answers = [await knock(house, `/live/${shared}`, headers), await knock(house, `/live/${plan}`, headers)];
      return [...answers, (await guest.ask('GET', `/api/plans/${shared}`)).status];
    };
    const page = await openPage(house, guest, shared);
    await page.leave();
    const store = await openStore(`${house.dataFolder}/tangram.db`);
    const network = randomId();
    await store
      .insertInto('networks')
      .values({ id: network, name: 'The other one', createdAt: 0, unfinished: 0 })
      .execute();
    await store.updateTable('people').set({ networkId: network }).where('id', '=', guest.id).execute();
    await store.destroy();
    expect(await knocks()).toEqual([{ code: 4404, bytes: 0 }, { code: 4404, bytes: 0 }, 404]);
    expect(await guest.get('GET', '/api/plans')).toEqual({ mine: [], shared: [] });
  });

  test('a plan that is not there and one that is not shared look the same', async () => {
    const headers = { origin: house.origin, cookie: ben.cookie };
    const notThere = await knock(house, `/live/${randomId()}`, headers);
    const notShared = await knock(house, `/live/${plan}`, headers);
    const notSharedAuthors = await knock(house, `/live/${plan}.authors`, headers);
    expect([notThere, notShared, notSharedAuthors]).toEqual(Array(3).fill({ code: 4404, bytes: 0 }));
  });
});

test('whoever has as many open as go at once is told so by a code that is no end, and is let in when one closes', async () => {
  const guest = await house.as('Noor Haddad');
  const own = randomId();
  await makePlan(guest, 'task', 'In many tabs', own);
  const pages: Page[] = [];
  for (let tab = 0; tab < documentsPerPersonMax; tab += 1) pages.push(await openPage(house, guest, own));
  expect(await knock(house, `/live/${own}`, { origin: house.origin, cookie: guest.cookie })).toEqual({
    code: closeCode.slowDown,
    bytes: 0,
  });
  // It is one person's own measure.
  await (await openPage(house, ana, plan)).leave();
  await pages.pop()?.leave();
  pages.push(await openPage(house, guest, own));
  await Promise.all(pages.map((page) => page.leave()));
});

describe('what the page says about itself', () => {
  const knockWith = (query: string) =>
    knock(house, `/live/${plan}?${query}`, { origin: house.origin, cookie: ana.cookie });

  test.each(['schema=0', 'schema=-1', 'schema=', 'schema=old', 'schema=NaN'])(
    'an older page (%s) is told so before it gets a byte',
    async (query) => expect(await knockWith(query)).toEqual({ code: 4426, bytes: 0 }),
  );

  test.each(['generation=0', 'generation=2', 'generation=x'])(
    'B13: another history (%s) is not merged',
    async (query) => expect(await knockWith(`schema=${SCHEMA_VERSION}&${query}`)).toEqual({ code: 4409, bytes: 0 }),
  );

  test('the right ones, and none at all, are let in', async () => {
    for (const params of [{ ack: '1', schema: String(SCHEMA_VERSION), generation: '1' }, { schema: '7' }, {}]) {
      const page = await openPage(house, ana, plan, params);
      expect(page.doc.getMap('meta').get('kind')).toBe('unit');
      await page.leave();
    }
  });
});

test('A5: the others see the name, color, role and school that the roster has, whatever the page says', async () => {
  await ana.get('POST', `/api/plans/${plan}/collaborators`, { personId: ben.id, access: 'comment' });
  const [here, there] = await Promise.all([openPage(house, ana, plan), openPage(house, ben, plan)]);
  const claim = JSON.stringify({ user: { name: 'The Principal', color: '#fff' }, cursor: null });
  // Awareness: one client, clock 1, a state that claims to be somebody.
  const state = Buffer.from(claim);
  const body = Buffer.concat([
    Buffer.from([1]),
    varint(there.doc.clientID),
    Buffer.from([1]),
    varint(state.length),
    state,
  ]);
  there.send(1, new Uint8Array(body));
  const seen = () => Buffer.concat(here.frames).toString('utf8');
  await here.sees('Mei', () => seen().includes('Mei Tanaka'));
  expect(seen()).toContain('Riverside School');
  expect(seen()).not.toContain('The Principal');
  expect(seen()).not.toContain('demo.invalid');
  await Promise.all([here.leave(), there.leave()]);
});

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return Buffer.from([...bytes, rest]);
}
