/** Requests for feedback: who is asked and hears of it, what an author sees, and who is not asked any more. */
import type { Addressees, OpenPlan, PlanNotices, SentRequest } from '@tangram/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage } from '../testing/page.ts';

let house: TestHouse;
let lucia: Guest;
let theo: Guest;
let mei: Guest;
let noor: Guest;
let halima: Guest;
let plan: string;
let request: string;

const later = '2126-12-04';
const question = 'Is the launch too long?';

beforeAll(async () => {
  house = await openHouse();
  [lucia, theo, mei, noor, halima] = await Promise.all([
    house.as('Lucía Ramos'),
    house.as('Theo Brandt'),
    house.as('Mei Tanaka'),
    house.as('Noor Haddad'),
    house.as('Halima Farouk'),
  ]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);
beforeEach(async () => {
  plan = randomId();
  request = randomId();
  await makePlan(lucia, 'unit', 'Ratios', plan);
  await share(theo, 'comment');
  await share(mei, 'comment');
  await share(halima, 'view');
});

const share = (one: Guest, access: string) =>
  lucia.get('POST', `/api/plans/${plan}/collaborators`, { personId: one.id, access });
const path = (more = '') => `/api/plans/${plan}/requests${more}`;
const body = (to: readonly string[], more: object = {}) => ({ to, question, byDate: later, ...more });
const ask = (to: readonly string[], more: object = {}) =>
  lucia.get<SentRequest>('POST', path(), { ...body(to, more), requestId: request });
const sent = async () => (await lucia.get<{ sent: SentRequest[] }>('GET', path())).sent;
const toMe = async (guest: Guest) => (await guest.get<OpenPlan>('GET', `/api/plans/${plan}`)).requests;
async function toldOf(guest: Guest): Promise<string[]> {
  const groups = await guest.get<PlanNotices[]>('GET', '/api/inbox');
  const notices = groups.find((group) => group.plan.id === plan)?.notices ?? [];
  return notices.map(({ reason, by, request: asked, about, read }) =>
    [by.name, reason, asked?.question ?? about?.name ?? '', ...(read ? ['read'] : [])].join(', '),
  );
}
const comments = (by: Guest, more: object = {}) =>
  by.get('POST', `/api/plans/${plan}/threads`, {
    threadId: randomId(),
    commentId: randomId(),
    text: 'Four minutes would do.',
    place: { kind: 'plan' },
    ...more,
  });

describe('asking', () => {
  test('reaches whoever may comment, by name, role and school; asked again it is one', async () => {
    const to = ['role:coach', mei.id, halima.id];
    const preview = await lucia.get<{ reached: { name: string }[]; notReached: { because: string }[] }>(
      'POST',
      path('/preview'),
      { to },
    );
    expect(preview.reached.map(({ name }) => name)).toEqual(['Mei Tanaka', 'Theo Brandt']);
    expect(preview.notReached.map(({ because }) => because).sort()).toEqual(['cannotSee', 'cannotSee', 'viewOnly']);
    expect(await ask(to)).toMatchObject({
      question,
      byDate: later,
      past: false,
      closedAt: null,
      to: [{ name: 'coaches' }, { name: 'Mei Tanaka' }, { name: 'Halima Farouk' }],
      people: [
        { person: { name: 'Mei Tanaka' }, comments: 0, done: false, gone: false },
        { person: { name: 'Theo Brandt' }, comments: 0, done: false, gone: false },
      ],
    });
    await ask(to);
    expect(await sent()).toHaveLength(1);
    expect(await toMe(theo)).toEqual([
      {
        id: request,
        by: expect.objectContaining({ name: lucia.name }),
        question,
        byDate: later,
        past: false,
        done: false,
      },
    ]);
    expect(await toldOf(theo)).toEqual([`Lucía Ramos, request, ${question}`]);
    expect([await toMe(halima), await toldOf(halima), await toldOf(noor)]).toEqual([[], [], []]);
  });

  test('a school is the others of that school, as far as they can comment', async () => {
    await lucia.get('POST', `/api/plans/${plan}/visibility`, { visibility: 'school', circleAccess: 'comment' });
    const { groups } = await theo.get<Addressees>('GET', `/api/plans/${plan}/addressees`);
    const maple = groups.find(({ name }) => name === 'Maple Street School');
    expect(maple).toMatchObject({ of: 2, see: 2 });
    const { people } = await ask([maple?.group ?? '']);
    expect(people.map(({ person }) => person.name)).toEqual(['Halima Farouk', 'Theo Brandt']);
  });

  test.each([
    ['a day that is over', { byDate: '2020-01-01' }, 'byDate'],
    ['no day', { byDate: '2126-02-31' }, 'byDate'],
    ['no question', { question: '  ' }, 'question'],
    ['a question without end', { question: 'x'.repeat(501) }, 'question'],
    ['more than twenty', { to: Array.from({ length: 21 }, () => 'role:coach') }, 'to'],
    ['nobody who can comment', { to: ['nobody', 'role:facilitator'] }, 'to'],
  ])('%s is refused, and nothing is kept', async (_what, wrong, field) => {
    const answer = await lucia.ask('POST', path(), { ...body([theo.id]), requestId: request, ...wrong });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ data: { field } });
    expect(await sent()).toEqual([]);
  });

  test('B65: markup in a question is words', async () => {
    await ask([theo.id], { question: '<img src=x onerror=alert(1)>' });
    expect((await toMe(theo))[0]?.question).toBe('<img src=x onerror=alert(1)>');
  });

  test('twenty can be open at once', async () => {
    for (let count = 0; count < 20; count += 1) {
      await lucia.get('POST', path(), { ...body([theo.id]), requestId: randomId() });
    }
    expect((await lucia.ask('POST', path(), { ...body([theo.id]), requestId: request })).status).toBe(409);
    await lucia.get('POST', path(`/${(await sent())[0]?.id}/end`), { how: 'closed' });
    expect((await lucia.ask('POST', path(), { ...body([theo.id]), requestId: request })).status).toBe(200);
  });
});

describe('answering', () => {
  test('an author sees who has commented and who is done, and never who has looked', async () => {
    const imani = await house.as('Imani Cole');
    await share(imani, 'comment');
    await ask([theo.id, mei.id, imani.id]);
    const page = await openPage(house, lucia, plan);
    const before = JSON.stringify(await sent());
    await theo.get('GET', `/api/plans/${plan}`);
    await theo.get('POST', '/api/inbox/read', { planId: plan, requestId: request });
    expect(await toldOf(theo)).toEqual([`Lucía Ramos, request, ${question}, read`]);
    expect(JSON.stringify(await sent())).toBe(before);
    await comments(theo);
    // What is for a coach alone is not counted for an author.
    await comments(imani, { readers: 'coach' });
    await mei.get('POST', path(`/${request}/done`), { done: true });
    await page.sees('the telling', () => page.told.some((telling) => Object(telling).about === 'requests'));
    expect((await sent())[0]?.people).toMatchObject([
      { person: { name: 'Imani Cole' }, comments: 0, done: false },
      { person: { name: 'Mei Tanaka' }, comments: 0, done: true },
      { person: { name: 'Theo Brandt' }, comments: 1, done: false },
    ]);
    expect(await toldOf(lucia)).toEqual([`Mei Tanaka, requestDone, ${question}`, 'Theo Brandt, comment, ']);
    expect(await toldOf(mei)).toEqual([`Lucía Ramos, request, ${question}, read`]);
    await mei.get('POST', path(`/${request}/done`), { done: false });
    expect(await toldOf(lucia)).toEqual(['Theo Brandt, comment, ']);
    expect((await theo.get<{ sent: unknown[] }>('GET', path())).sent).toEqual([]);
    await page.leave();
  });

  test('only whoever was asked is done with it, and only while it is open', async () => {
    await ask([theo.id]);
    const done = (guest: Guest) => guest.ask('POST', path(`/${request}/done`), { done: true });
    expect((await done(mei)).status).toBe(404);
    expect((await done(halima)).status).toBe(403);
    await lucia.get('POST', path(`/${request}/end`), { how: 'closed' });
    expect((await done(theo)).status).toBe(404);
  });
});

describe('what changes', () => {
  test('whoever is new is asked, whoever is left out no more, and of another day the rest hear again', async () => {
    await ask([theo.id]);
    await theo.get('POST', '/api/inbox/read', { planId: plan });
    await lucia.get('POST', path(`/${request}`), body([theo.id, mei.id]));
    expect(await toldOf(theo)).toEqual([`Lucía Ramos, request, ${question}, read`]);
    expect(await toldOf(mei)).toEqual([`Lucía Ramos, request, ${question}`]);
    await lucia.get('POST', path(`/${request}`), body([theo.id], { byDate: '2126-12-11' }));
    expect(await toldOf(theo)).toEqual([`Lucía Ramos, request, ${question}`]);
    expect([await toldOf(mei), await toMe(mei)]).toEqual([[], []]);
    expect((await toMe(theo))[0]?.byDate).toBe('2126-12-11');
  });

  test('closed it is asked of nobody and stays for the authors; withdrawn it is as if it had never been', async () => {
    await ask([theo.id]);
    await lucia.get('POST', path(`/${request}/end`), { how: 'closed' });
    expect(await toMe(theo)).toEqual([]);
    expect((await sent())[0]?.closedAt).not.toBeNull();
    expect((await lucia.ask('POST', path(`/${request}`), body([mei.id]))).status).toBe(404);
    request = randomId();
    await ask([theo.id]);
    await lucia.get('POST', path(`/${request}/end`), { how: 'withdrawn' });
    expect(await toMe(theo)).toEqual([]);
    expect(await toldOf(theo)).toEqual([`Lucía Ramos, request, ${question}, read`]);
    expect(await sent()).toHaveLength(1);
  });

  test('whoever is taken out of the plan hears nothing more of it, and the author sees why', async () => {
    await ask([theo.id, mei.id]);
    await lucia.get('POST', `/api/plans/${plan}/collaborators/${theo.id}/remove`, {});
    expect(await toldOf(theo)).toEqual([]);
    expect((await theo.ask('GET', path())).status).toBe(404);
    expect((await theo.ask('POST', path(`/${request}/done`), { done: true })).status).toBe(404);
    expect((await sent())[0]?.people.map(({ gone }) => gone)).toEqual([false, true]);
    await share(mei, 'view');
    expect(await toMe(mei)).toEqual([]);
  });

  test('whoever muted the plan is asked on its page and nowhere else', async () => {
    await theo.get('POST', `/api/plans/${plan}/follow`, { level: 'muted' });
    await ask([theo.id]);
    expect(await toldOf(theo)).toEqual([]);
    expect(await toMe(theo)).toHaveLength(1);
  });
});

describe('names in a comment', () => {
  const start = (by: Guest, text: string, mentions: readonly string[]) =>
    by.get<{ comments: { groups: { name: string }[] }[] }>('POST', `/api/plans/${plan}/threads`, {
      threadId: randomId(),
      commentId: randomId(),
      text,
      mentions,
      place: { kind: 'plan' },
    });

  test('a group is one name, and its people hear of it as far as they can see the plan', async () => {
    const started = await start(lucia, 'What do the @coaches and @principals say, @teachers?', [
      'role:coach',
      'role:principal',
      'role:facilitator',
      'school:nowhere',
    ]);
    expect(started.comments[0]?.groups.map(({ name }) => name).sort()).toEqual(['coaches', 'principals']);
    expect(await toldOf(theo)).toEqual(['Lucía Ramos, groupMention, ']);
    expect(await toldOf(halima)).toEqual(['Lucía Ramos, groupMention, ']);
    for (const other of [mei, noor]) expect(await toldOf(other)).toEqual([]);
  });

  test('a group of which nobody can see the plan is only words', async () => {
    const started = await start(lucia, 'Ask the @facilitators', ['role:facilitator']);
    expect(started.comments[0]?.groups).toEqual([]);
  });

  test('a colleague who cannot see the plan: the authors are asked, once', async () => {
    const wish = (personId: string) => theo.ask('POST', `/api/plans/${plan}/share-with`, { personId });
    expect((await wish(noor.id)).status).toBe(200);
    expect((await wish(noor.id)).status).toBe(200);
    expect(await toldOf(lucia)).toEqual(['Theo Brandt, accessAsked, Noor Haddad']);
    expect(await toldOf(noor)).toEqual([]);
    expect((await wish(mei.id)).status).toBe(422);
    expect((await wish('nobody')).status).toBe(404);
    expect((await wish('role:coach')).status).toBe(404);
    await share(noor, 'comment');
    expect(await toldOf(noor)).toEqual([]);
  });
});
