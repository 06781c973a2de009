/** How browsers hear that an inbox changed: every browser of a person and of nobody else, until the session ends. */
import type { Thread } from '@tangram/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan } from '../testing/page.ts';
import { until } from '../testing/until.ts';
import { newsLimits } from './inbox-news.ts';

let house: TestHouse;
let imani: Guest;
let plan: string;

beforeAll(async () => {
  // A stream that ends within a test ends by what was done in it: the look at every session comes later.
  house = await openHouse({ reviewEveryMs: 600_000 });
  imani = await house.as('Imani Cole');
}, 60_000);
afterAll(() => house.tearDown(), 30_000);
beforeEach(async () => {
  plan = randomId();
  await makePlan(imani, 'unit', 'Ratios', plan);
});

interface Browser {
  /** How often it was told that the inbox changed. */
  readonly changes: () => number;
  readonly isOver: () => boolean;
  close(): Promise<void>;
}

/** A browser of somebody, which hears of their inbox. */
async function listen(who: Guest): Promise<Browser> {
  const answer = await who.ask('GET', '/api/inbox/news');
  if (!answer.ok || answer.body === null) throw new Error(`not heard: ${answer.status}`);
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let over = false;
  const read = async (): Promise<void> => {
    const { done, value } = await reader.read();
    if (done) over = true;
    else {
      text += decoder.decode(value, { stream: true });
      return read();
    }
  };
  const reading = read().catch(() => {
    over = true;
  });
  await until(
    async () => text,
    (all) => all.includes('event: beat'),
  );
  return {
    changes: () => text.split('event: changed').length - 1,
    isOver: () => over,
    async close() {
      await reader.cancel();
      await reading;
    },
  };
}

const share = (guest: Guest) =>
  imani.get('POST', `/api/plans/${plan}/collaborators`, { personId: guest.id, access: 'comment' });
const comment = (by: Guest, text: string, mentions: readonly string[] = []) =>
  by.get<Thread>('POST', `/api/plans/${plan}/threads`, {
    threadId: randomId(),
    commentId: randomId(),
    text,
    mentions,
    place: { kind: 'plan' },
  });
const hears = (browser: Browser, times: number) =>
  until(
    async () => browser.changes(),
    (count) => count === times,
  );
const ends = (browser: Browser) => until(async () => browser.isOver(), Boolean);

test('a comment is heard in every browser of whom it names, and in nobody else’s', async () => {
  const [laptop, phone, other] = await Promise.all(
    ['Theo Brandt', 'Theo Brandt', 'Ruth Okonkwo'].map((name) => house.as(name)),
  );
  if (!laptop || !phone || !other) throw new Error('nobody came');
  await share(laptop);
  const browsers = await Promise.all([laptop, phone, other].map(listen));
  const [one, two, three] = browsers;
  if (!one || !two || !three) throw new Error('nobody listens');
  await comment(imani, `@${laptop.name}?`, [laptop.id]);
  await Promise.all([hears(one, 1), hears(two, 1)]);
  await phone.get('POST', '/api/inbox/read', { planId: plan });
  await Promise.all([hears(one, 2), hears(two, 2)]);
  await laptop.get('POST', `/api/plans/${plan}/follow`, { level: 'muted' });
  await Promise.all([hears(one, 3), hears(two, 3)]);
  // Access that is taken away takes what was told with it.
  await imani.get('POST', `/api/plans/${plan}/collaborators/${laptop.id}/remove`, {});
  await Promise.all([hears(one, 4), hears(two, 4)]);
  expect(three.changes()).toBe(0);
  await Promise.all(browsers.map((browser) => browser.close()));
});

test('a comment that is deleted is heard of by whom it had told, also in a browser that came later', async () => {
  const theo = await house.as('Theo Brandt');
  await share(theo);
  const { id, comments } = await comment(imani, `@${theo.name}?`, [theo.id]);
  const browser = await listen(theo);
  await imani.get('POST', `/api/plans/${plan}/threads/${id}/comments/${comments[0]?.id}/delete`, {});
  await hears(browser, 1);
  await browser.close();
});

test('a stream ends with its session, and those of other devices go on', async () => {
  const [laptop, phone] = await Promise.all([house.as('Mei Tanaka'), house.as('Mei Tanaka')]);
  const [one, two] = await Promise.all([listen(laptop), listen(phone)]);
  await laptop.get('POST', '/api/auth/sign-out', {});
  await ends(one);
  expect((await laptop.ask('GET', '/api/inbox/news')).status).toBe(401);
  await phone.get('POST', '/api/inbox/read', {});
  await hears(two, 1);
  await phone.get('POST', '/api/auth/sign-out-everywhere', {});
  await ends(two);
});

test('one person has so many streams and no more, and a browser that leaves makes room', async () => {
  const noor = await house.as('Noor Haddad');
  const browsers = await Promise.all(Array.from({ length: newsLimits.streamsOfOne }, () => listen(noor)));
  const refused = await noor.ask('GET', '/api/inbox/news');
  expect(refused.status).toBe(429);
  await browsers[0]?.close();
  const next = await until(
    () => listen(noor).catch(() => null),
    (browser) => browser !== null,
  );
  await Promise.all([...browsers.slice(1), next].map((browser) => browser?.close()));
});

test('a server that stops ends every stream', async () => {
  const other = await openHouse();
  const browser = await listen(await other.as('Theo Brandt'));
  await other.tearDown();
  await ends(browser);
}, 60_000);
