/** Plans over HTTP: made once however often they are asked for, listed, renamed, archived, and there after a restart. */
import type { OpenPlan, PlanCard } from '@tangram/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let ana: Guest;
let ben: Guest;

beforeAll(async () => {
  house = await openHouse();
  [ana, ben] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

const cardsOf = async (who: Guest, query = '') =>
  who.get<{ mine: PlanCard[]; shared: PlanCard[] }>('GET', `/api/plans${query}`);

describe('a copy', () => {
  test('is the copier’s own, says what it was made from, and has the words and not the comments', async () => {
    const [id, copyId] = [randomId(), randomId()];
    await makePlan(ana, 'task', 'Water ice', id);
    await ana.get('POST', `/api/plans/${id}/visibility`, { visibility: 'network', circleAccess: 'view' });
    const page = await openPage(house, ana, id);
    const prompt = (page.doc.getMap('sections').get('prompt') as Y.Map<unknown>).get('body') as Y.XmlFragment;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Whose water ice is stronger?')]);
    prompt.push([paragraph]);
    const textOf = async (plan: string) => (await ana.get<{ html: string }>('GET', `/api/plans/${plan}/html`)).html;
    await until(
      () => textOf(id),
      (html) => html.includes('stronger'),
    );
    const copy = await ben.get<OpenPlan>('POST', `/api/plans/${id}/adapt`, { copyId });
    const again = await ben.get<OpenPlan>('POST', `/api/plans/${id}/adapt`, { copyId });
    expect(copy).toMatchObject({
      id: copyId,
      kind: 'task',
      title: 'Copy of Water ice',
      access: 'author',
      visibility: 'authors',
      status: 'draft',
      adaptedFrom: { planId: id, title: 'Water ice', authors: ['Imani Cole'] },
    });
    expect(copy.authors.map(({ name }) => name)).toEqual(['Mei Tanaka']);
    expect(again.id).toBe(copyId);
    const { html } = await ben.get<{ html: string }>('GET', `/api/plans/${copyId}/html`);
    expect(html).toContain('Whose water ice is stronger?');
    expect((await ana.ask('GET', `/api/plans/${copyId}`)).status).toBe(404);
    expect((await ana.get<OpenPlan>('GET', `/api/plans/${id}`)).adaptedFrom).toBeNull();
    await page.leave();
  });
});

describe('making a plan', () => {
  test.each(['unit', 'task', 'intervention'] as const)(
    'a new %s has the sections of its template, once',
    async (kind) => {
      const id = randomId();
      const plan = await makePlan(ana, kind, `My ${kind}`, id);
      expect(plan).toMatchObject({ id, kind, title: `My ${kind}`, access: 'author', circle: 'Only you can see this' });
      expect(plan.documents).toEqual({ open: id, authors: `${id}.authors` });
      const page = await openPage(house, ana, id);
      expect(page.doc.getMap('meta').get('kind')).toBe(kind);
      expect([...page.doc.getMap('sections').keys()]).toContain('overview');
      await page.leave();
      expect((await cardsOf(ana)).mine.map((card) => card.id)).toContain(id);
    },
  );

  test('asked for five times at once it is one plan', async () => {
    const id = randomId();
    const all = await Promise.all(Array.from({ length: 5 }, () => makePlan(ana, 'unit', 'Once', id)));
    expect(new Set(all.map((plan) => plan.id))).toEqual(new Set([id]));
    expect((await cardsOf(ana)).mine.filter((card) => card.title === 'Once')).toHaveLength(1);
    const page = await openPage(house, ana, id);
    const overviews = [...page.doc.getMap('sections').values()].filter(
      (section) => section instanceof Y.Map && section.get('kind') === 'overview',
    );
    expect(overviews).toHaveLength(1);
    await page.leave();
  });

  test('an id that is another’s is refused, and its plan untouched', async () => {
    const id = randomId();
    await makePlan(ana, 'unit', 'Hers', id);
    const body = { planId: id, kind: 'task', title: 'Mine now', grade: 7 };
    expect((await ben.ask('POST', '/api/plans', body)).status).toBe(409);
    expect(await ana.get('GET', `/api/plans/${id}`)).toMatchObject({ title: 'Hers', kind: 'unit' });
    expect((await ben.ask('GET', `/api/plans/${id}`)).status).toBe(404);
  });

  test.each([
    ['no title', { title: '' }, 422, 'title'],
    ['a title of blanks', { title: '   ' }, 422, 'title'],
    ['a title of 201', { title: 'x'.repeat(201) }, 422, 'title'],
    ['a title with a control character', { title: 'a\u0007b' }, 422, 'title'],
    ['grade 5', { grade: 5 }, 422, 'grade'],
    ['a grade in words', { grade: 'six' }, 422, 'grade'],
    ['no kind', { kind: undefined }, 422, 'kind'],
    ['null for an id', { planId: null }, 400, 'planId'],
    ['a list', { title: ['a'] }, 400, 'title'],
    ['authors of one’s own', { authors: ['x'] }, 400, 'authors'],
  ])('%s is refused by its field', async (_name, more, status, field) => {
    const answer = await ana.ask('POST', '/api/plans', {
      planId: randomId(),
      kind: 'unit',
      title: 'T',
      grade: 6,
      ...more,
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ data: { field } });
  });
});

describe('what a plan is called', () => {
  test('renaming it writes the title into its document, and typing there renames it in lists', async () => {
    const id = randomId();
    await makePlan(ana, 'unit', 'First name', id);
    const page = await openPage(house, ana, id);
    const overview = page.doc.getMap('sections').get('overview');
    const title = overview instanceof Y.Map ? overview.get('title') : null;
    if (!(title instanceof Y.Text)) throw new Error('no title');
    expect(await ana.get('POST', `/api/plans/${id}/title`, { title: 'Second name' })).toMatchObject({
      title: 'Second name',
    });
    await page.sees('the new title', () => title.toString() === 'Second name');
    title.insert(title.length, ', typed on');
    const card = await until(
      async () => (await cardsOf(ana)).mine.find((one) => one.id === id),
      (found) => found?.title === 'Second name, typed on',
    );
    expect(card?.updatedBy).toBe('Imani Cole');
    await page.leave();
  });

  test('somebody who may comment cannot rename it', async () => {
    const id = randomId();
    await makePlan(ana, 'unit', 'Hers', id);
    await ana.get('POST', `/api/plans/${id}/collaborators`, { personId: ben.id, access: 'comment' });
    expect((await ben.ask('POST', `/api/plans/${id}/title`, { title: 'His' })).status).toBe(403);
    await ana.get('POST', `/api/plans/${id}/collaborators`, { personId: ben.id, access: 'edit' });
    expect((await ben.ask('POST', `/api/plans/${id}/title`, { title: 'Ours' })).status).toBe(200);
  });
});

describe('a plan from a Markdown file', () => {
  const importing = (text: string, more: object = {}) =>
    ana.ask('POST', '/api/plans/import/markdown', {
      planId: randomId(),
      kind: 'unit',
      grade: 7,
      fileName: 'my_old-unit.md',
      text,
      ...more,
    });

  test('has its words, and is called what the file says', async () => {
    const answer = await importing('# Proportions\n\n## Big ideas\n\nA *constant* $k$ of proportionality.\n');
    expect(answer.status).toBe(200);
    const { plan } = await answer.json();
    expect(plan).toMatchObject({ title: 'Proportions', grade: 7, access: 'author' });
    const { html } = await ana.get<{ html: string }>('GET', `/api/plans/${plan.id}/html`);
    expect(html).toContain('of proportionality');
  });

  test('or what the file is called, without what would deceive', async () => {
    const { plan } = await (await importing('Only words.')).json();
    expect(plan.title).toBe('my old unit');
    const second = await (await importing(`# ${'long '.repeat(100)}\u202e\n\nWords.`)).json();
    expect(second.plan.title.length).toBeLessThanOrEqual(200);
    expect(second.plan.title).not.toContain('\u202e');
  });

  test('is refused when it is too large, before it is read', async () => {
    expect((await importing('x'.repeat(2 * 1024 * 1024 + 1))).status).toBe(422);
    expect((await importing('x'.repeat(2 * 1024 * 1024 + 200_000))).status).toBe(413);
  });
});

test('archived it leaves the lists, comes back, and only its authors do that', async () => {
  const id = randomId();
  await makePlan(ana, 'unit', 'To the attic', id);
  await ana.get('POST', `/api/plans/${id}/collaborators`, { personId: ben.id, access: 'edit' });
  const status = (who: Guest, to: string) => who.ask('POST', `/api/plans/${id}/status`, { status: to });
  expect((await status(ben, 'ready')).status).toBe(200);
  expect((await status(ben, 'archived')).status).toBe(403);
  expect((await status(ana, 'archived')).status).toBe(200);
  const has = async (query: string) => (await cardsOf(ana, query)).mine.some((card) => card.id === id);
  expect([await has(''), await has('?archived=true')]).toEqual([false, true]);
  expect((await status(ben, 'draft')).status).toBe(403);
  expect((await status(ana, 'draft')).status).toBe(200);
  // Asked for, the archived ones come among the others, and not in their place.
  expect([await has(''), await has('?archived=true')]).toEqual([true, true]);
});

describe('sharing', () => {
  test('one sentence says who can see it, and the preview names who would', async () => {
    const id = randomId();
    await makePlan(ana, 'unit', 'Ratios', id);
    const preview = await ana.get<{ gained: unknown[]; lost: unknown[] }>(
      'GET',
      `/api/plans/${id}/circle/preview?visibility=network`,
    );
    expect(preview.gained.length).toBeGreaterThan(20);
    expect(preview.lost).toEqual([]);
    const circle = await ana.get<{ sentence: string; members: unknown[] }>('POST', `/api/plans/${id}/visibility`, {
      visibility: 'network',
      circleAccess: 'comment',
    });
    expect(circle.sentence).toBe(`${circle.members.length} people at 10 schools can comment`);
    expect(await ben.get<OpenPlan>('GET', `/api/plans/${id}`)).toMatchObject({
      circle: circle.sentence,
      access: 'comment',
    });
    expect(
      (await ben.ask('POST', `/api/plans/${id}/visibility`, { visibility: 'team', circleAccess: 'view' })).status,
    ).toBe(403);
    expect(await ben.get('GET', `/api/plans/${id}/circle`)).toMatchObject({ mayShare: false });
  });

  test('nobody is added who is not there, nor an author made less than one', async () => {
    const id = randomId();
    await makePlan(ana, 'unit', 'Ratios', id);
    const add = (personId: string) => ana.ask('POST', `/api/plans/${id}/collaborators`, { personId, access: 'edit' });
    expect((await add(randomId())).status).toBe(404);
    expect((await add("' or 1=1 --")).status).toBe(404);
    expect((await add(ana.id)).status).toBe(422);
    expect((await ana.ask('POST', `/api/plans/${id}/collaborators/${ben.id}/remove`, {})).status).toBe(404);
  });
});

test('the static page of a plan is what its document holds, escaped', async () => {
  const id = randomId();
  await makePlan(ana, 'unit', '<script>alert(1)</script>', id);
  const { html } = await ana.get<{ html: string }>('GET', `/api/plans/${id}/html`);
  expect(html).toContain('script');
  expect(html).not.toContain('<script');
});

test('after a restart everything is as it was, and summaries that were thrown away are made again', async () => {
  const id = randomId();
  await makePlan(ana, 'unit', 'Still here', id);
  await house.stop();
  const { openStore } = await import('../store/database.ts');
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  await store.deleteFrom('summaries').execute();
  await store.destroy();
  house = await house.again();
  [ana, ben] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
  const card = await until(
    async () => (await cardsOf(ana)).mine.find((one) => one.id === id),
    (found) => (found?.facts ?? '') !== '',
  );
  expect(card).toMatchObject({ title: 'Still here', facts: '10 periods of 60 minutes · 1 lesson' });
});

test('a plan and a thread that a crash left half-made are finished at the next start', async () => {
  const id = randomId();
  await makePlan(ana, 'unit', 'Interrupted', id);
  const threadId = randomId();
  const thread = { threadId, commentId: randomId(), place: { kind: 'plan' }, text: 'Hm.' };
  await ana.get('POST', `/api/plans/${id}/threads`, thread);
  await house.stop();
  const { openStore } = await import('../store/database.ts');
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  // As a crash would leave them: the plan noted, one of its seeds in the log; a thread whose mark was never set.
  await store
    .updateTable('plans')
    .set({ seeds: JSON.stringify({ open: '', authors: '' }) })
    .where('id', '=', id)
    .execute();
  const words = { section: 'overview', from: '', to: '', quote: 'gone' };
  await store
    .updateTable('threads')
    .set({ pendingMark: JSON.stringify({ set: words }) })
    .where('id', '=', threadId)
    .execute();
  await store.destroy();
  house = await house.again();
  [ana, ben] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
  expect(await ana.get('GET', `/api/plans/${id}`)).toMatchObject({ title: 'Interrupted' });
  expect(await ana.get('GET', `/api/plans/${id}/threads`)).toEqual([]);
});
