/** The inbox: who is told of what happens beside a plan, once, and who is not, or is not any more. */
import type { PlanNotices, Thread } from '@tangram/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan } from '../testing/page.ts';

let house: TestHouse;
let imani: Guest;
let theo: Guest;
let mei: Guest;
let noor: Guest;
let plan: string;
let thread: string;

beforeAll(async () => {
  house = await openHouse();
  [imani, theo, mei, noor] = await Promise.all([
    house.as('Imani Cole'),
    house.as('Theo Brandt'),
    house.as('Mei Tanaka'),
    house.as('Noor Haddad'),
  ]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);
beforeEach(async () => {
  plan = randomId();
  thread = randomId();
  await makePlan(imani, 'unit', 'Ratios', plan);
  for (const one of [theo, mei]) {
    await imani.get('POST', `/api/plans/${plan}/collaborators`, { personId: one.id, access: 'comment' });
  }
});

const start = (by: Guest, text: string, more: object = {}) =>
  by.get<Thread>('POST', `/api/plans/${plan}/threads`, {
    threadId: thread,
    commentId: randomId(),
    text,
    place: { kind: 'plan' },
    ...more,
  });
const reply = (by: Guest, text: string, more: object = {}) =>
  by.get<Thread>('POST', `/api/plans/${plan}/threads/${thread}/replies`, { commentId: randomId(), text, ...more });
/** What somebody is told of the plan, the oldest first. */
async function toldOf(guest: Guest): Promise<string[]> {
  const groups = await guest.get<PlanNotices[]>('GET', '/api/inbox');
  const notices = groups.find((group) => group.plan.id === plan)?.notices ?? [];
  return notices.toReversed().map(({ reason, by, text }) => `${by.name}, ${reason}: ${text}`);
}
const unread = async (guest: Guest) => (await guest.get<{ unread: number }>('GET', '/api/inbox/count')).unread;
const level = (guest: Guest, chosen: string) => guest.get('POST', `/api/plans/${plan}/follow`, { level: chosen });

test('authors hear of a new thread, who wrote in it of a reply and of its end, and nobody of their own', async () => {
  await start(theo, 'Do you mean times?');
  expect(await toldOf(imani)).toEqual(['Theo Brandt, comment: Do you mean times?']);
  expect(await toldOf(mei)).toEqual([]);
  await reply(imani, 'Yes, times.');
  expect(await toldOf(theo)).toEqual(['Imani Cole, reply: Yes, times.']);
  await imani.get('POST', `/api/plans/${plan}/threads/${thread}/resolve`, {});
  await imani.get('POST', `/api/plans/${plan}/threads/${thread}/resolve`, {});
  expect(await toldOf(theo)).toEqual(['Imani Cole, reply: Yes, times.', 'Imani Cole, resolved: ']);
  expect(await toldOf(imani)).toHaveLength(1);
  await theo.get('POST', `/api/plans/${plan}/threads/${thread}/reopen`, {});
  expect(await toldOf(theo)).toEqual(['Imani Cole, reply: Yes, times.']);
});

test('a mention counts for whoever may open the plan and is named in the words, and for nobody else', async () => {
  const mentions = [mei.id, noor.id, theo.id, 'no-such-person'];
  const started = await start(imani, `@${mei.name}, @${noor.name} and @everyone: is this clear?`, { mentions });
  expect(started.comments[0]?.mentions.map(({ name }) => name)).toEqual([mei.name]);
  expect(await toldOf(mei)).toEqual([`Imani Cole, mention: @${mei.name}, @${noor.name} and @everyone: is this clear?`]);
  for (const other of [noor, theo, imani]) expect(await toldOf(other)).toEqual([]);
});

test('B65: a comment names 20 people at most; everyone five hundred times is text and names nobody', async () => {
  const tooMany = await theo.ask('POST', `/api/plans/${plan}/threads`, {
    threadId: thread,
    commentId: randomId(),
    text: 'All of you',
    place: { kind: 'plan' },
    mentions: Array.from({ length: 21 }, () => mei.id),
  });
  expect(tooMany.status).toBe(422);
  expect(await toldOf(mei)).toEqual([]);
  const started = await start(theo, '@everyone '.repeat(500));
  expect(started.comments[0]?.mentions).toEqual([]);
  expect(await toldOf(mei)).toEqual([]);
});

test('the same comment sent again tells nobody again, and an edit tells only whom it newly names', async () => {
  const commentId = randomId();
  const said = { commentId, mentions: [mei.id] };
  for (const _ of [1, 2]) await start(theo, `@${mei.name}?`, said);
  expect(await toldOf(mei)).toHaveLength(1);
  expect(await toldOf(imani)).toHaveLength(1);
  const edited = await theo.get<Thread>('POST', `/api/plans/${plan}/threads/${thread}/comments/${commentId}/edit`, {
    text: `@${mei.name}, what do you think?`,
    mentions: [mei.id],
  });
  expect(edited.comments[0]?.mentions).toHaveLength(1);
  expect(await toldOf(mei)).toHaveLength(1);
});

test('a muted plan tells nothing and counts nothing, and a follower hears of every new thread', async () => {
  await level(mei, 'all');
  await start(theo, 'First.');
  expect(await toldOf(mei)).toEqual(['Theo Brandt, comment: First.']);
  const before = await unread(mei);
  await level(mei, 'muted');
  expect(await unread(mei)).toBe(before - 1);
  await reply(theo, `@${mei.name}`, { mentions: [mei.id] });
  await level(mei, 'mine');
  expect(await toldOf(mei)).toHaveLength(1);
  expect(await unread(mei)).toBe(before);
});

test('whose access was withdrawn is told nothing more, and what they were told is neither shown nor counted', async () => {
  await start(theo, `@${mei.name}!`, { mentions: [mei.id] });
  const before = await unread(mei);
  await imani.get('POST', `/api/plans/${plan}/collaborators/${mei.id}/remove`, {});
  expect(await toldOf(mei)).toEqual([]);
  expect(await unread(mei)).toBe(before - 1);
  await reply(theo, `@${mei.name}?`, { mentions: [mei.id] });
  await imani.get('POST', `/api/plans/${plan}/collaborators`, { personId: mei.id, access: 'view' });
  expect(await toldOf(mei)).toEqual([`Theo Brandt, mention: @${mei.name}!`]);
});

test('notices are read by thread, by plan or all, each person their own; writing in a thread reads it', async () => {
  await start(theo, `@${mei.name}`, { mentions: [mei.id] });
  const others = await unread(imani);
  const before = await unread(mei);
  const read = (input: object) => mei.get<{ unread: number }>('POST', '/api/inbox/read', input);
  expect(await read({ planId: plan, threadId: randomId() })).toEqual({ unread: before });
  expect(await read({ planId: plan, threadId: thread })).toEqual({ unread: before - 1 });
  await reply(theo, `@${mei.name}, again`, { mentions: [mei.id] });
  await reply(mei, 'Here I am.');
  expect(await unread(mei)).toBe(before - 1);
  await reply(theo, 'Good.');
  await read({});
  expect(await unread(mei)).toBe(0);
  expect(await unread(imani)).toBe(others);
});

test('a comment that is deleted takes its notices with it', async () => {
  await start(theo, 'First.');
  const second = randomId();
  await reply(theo, `@${mei.name}`, { mentions: [mei.id], commentId: second });
  expect(await toldOf(mei)).toHaveLength(1);
  await theo.get('POST', `/api/plans/${plan}/threads/${thread}/comments/${second}/delete`, {});
  expect(await toldOf(mei)).toEqual([]);
});

test('A31: a thread for the authors or for one’s coach is there for nobody else: not in a list, a count, the inbox, nor by its id', async () => {
  const forAuthors = await start(theo, `@${mei.name}, @${imani.name}: for the authors alone`, {
    readers: 'authors',
    mentions: [mei.id, imani.id],
  });
  expect(forAuthors).toMatchObject({ readers: 'authors' });
  expect(forAuthors.onlyFor.map(({ name }) => name).sort()).toEqual(['Imani Cole', 'Theo Brandt']);
  expect(forAuthors.comments[0]?.mentions.map(({ name }) => name)).toEqual(['Imani Cole']);
  const forCoach = randomId();
  await start(imani, 'For my coach alone', { readers: 'coach', threadId: forCoach });
  const textsOf = async (guest: Guest) =>
    (await guest.get<Thread[]>('GET', `/api/plans/${plan}/threads`)).map(({ comments }) => comments[0]?.text);
  const openOf = async (guest: Guest) => {
    const { mine, shared } = await guest.get<Record<'mine' | 'shared', { id: string; openThreads: number }[]>>(
      'GET',
      '/api/plans',
    );
    return [...mine, ...shared].find(({ id }) => id === plan)?.openThreads;
  };
  const told = `@${mei.name}, @${imani.name}: for the authors alone`;
  expect(await Promise.all([imani, theo, mei].map(textsOf))).toEqual([
    [told, 'For my coach alone'],
    [told, 'For my coach alone'],
    [],
  ]);
  expect(await Promise.all([imani, theo, mei].map(openOf))).toEqual([2, 2, 0]);
  expect(await toldOf(imani)).toEqual([`Theo Brandt, mention: ${told}`]);
  expect(await toldOf(mei)).toEqual([]);
  // A reply that names who may not read the thread, by name and by role, tells the others and not her.
  await imani.get('POST', `/api/plans/${plan}/threads/${forAuthors.id}/replies`, {
    commentId: randomId(),
    text: `@${mei.name} and @teachers should see this, @${theo.name}.`,
    mentions: [mei.id, 'role:teacher', theo.id],
  });
  expect((await toldOf(theo)).filter((line) => line.includes('should see this'))).toHaveLength(1);
  expect(await toldOf(mei)).toEqual([]);
  for (const [id, path, body] of [
    [thread, 'replies', { commentId: randomId(), text: 'May I?' }],
    [forCoach, 'resolve', {}],
    [thread, 'reopen', {}],
    [thread, `comments/${forAuthors.comments[0]?.id}/reactions`, { reaction: 'thanks', given: true }],
  ] as const) {
    const ask = (to: string) => mei.ask('POST', `/api/plans/${plan}/threads/${to}/${path}`, body);
    const [hidden, none] = [await ask(id), await ask(randomId())];
    expect([hidden.status, await hidden.text()]).toEqual([none.status, await none.text()]);
    expect(hidden.status).toBe(404);
  }
  // Her school has no coach who may open the plan.
  const none = await mei.ask('POST', `/api/plans/${plan}/threads`, {
    threadId: randomId(),
    commentId: randomId(),
    text: 'For mine',
    place: { kind: 'plan' },
    readers: 'coach',
  });
  expect([none.status, (await none.json()).data]).toMatchObject([422, { field: 'readers' }]);
});
