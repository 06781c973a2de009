/** Coming back to a plan: everybody is told what others did since they last had it open, as far as they may read it today, and nobody else. */
import type { CatchUp, DiffLine, Thread } from '@tangram/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage, type Page } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let imani: Guest;
let mei: Guest;
let theo: Guest;
let plan: string;

beforeAll(async () => {
  // Whoever asks again has been away.
  house = await openHouse({ awayMs: 0 });
  [imani, mei, theo] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka'), house.as('Theo Brandt')]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);
beforeEach(async () => {
  plan = randomId();
  await makePlan(imani, 'intervention', 'Fractions', plan);
  await share(mei, 'edit');
  await share(theo, 'comment');
});

const share = (guest: Guest, access: string) =>
  imani.get('POST', `/api/plans/${plan}/collaborators`, { personId: guest.id, access });
const visit = (guest: Guest) =>
  guest.get<{ since: string | null; looked: boolean }>('POST', `/api/plans/${plan}/visit`, {});
const done = (guest: Guest, how: string) => guest.get('POST', `/api/plans/${plan}/catch-up/done`, { how });
const missed = (guest: Guest) => guest.get<CatchUp>('GET', `/api/plans/${plan}/catch-up`);
/** The changed sections in a line each, when there are so many. */
const sections = async (guest: Guest, count: number) =>
  (
    await until(
      () => missed(guest),
      (all) => all.sections.length === count,
    )
  ).sections.map(({ part, id, change, moved, by }) =>
    [part, id, moved && change !== 'moved' ? `${change} and moved` : change, ...by.map(({ name }) => name)].join(' '),
  );

function sectionMap(page: Page, id: string): Y.Map<unknown> {
  const map = page.doc.getMap('sections').get(id);
  if (!(map instanceof Y.Map)) throw new Error(`no section ${id}`);
  return map;
}
function write(page: Page, id: string, words: string): void {
  const body = sectionMap(page, id).get('body');
  if (!(body instanceof Y.XmlFragment)) throw new Error(`no body in ${id}`);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  body.insert(body.length, [paragraph]);
}
const idsOf = (page: Page) => [...page.doc.getMap('sections').keys()];

test('whoever comes back is told which sections others changed, how, and who', async () => {
  expect(await visit(theo)).toEqual({ since: null, looked: false });
  const [hers, also] = await Promise.all([openPage(house, imani, plan), openPage(house, mei, plan)]);
  write(hers, 'strategies', 'Size before answer.');
  write(also, 'strategies', 'Then the model.');
  sectionMap(also, 'reflection').set('order', 'Zz');
  sectionMap(hers, 'representations').set('removed', { at: 1, by: imani.id });
  expect(await missed(theo)).toEqual({ since: null, sections: [], threads: [], tooMuch: false });
  const { since } = await visit(theo);
  expect(Date.parse(since ?? '')).toBeLessThanOrEqual(Date.now());
  const found = await sections(theo, 3);
  expect(found.sort()).toEqual([
    'open reflection moved Mei Tanaka',
    'open representations removed Imani Cole',
    expect.stringMatching(/^open strategies changed (Imani Cole Mei Tanaka|Mei Tanaka Imani Cole)$/),
  ]);
  await Promise.all([hers.leave(), also.leave()]);
});

test('the words of a section are shown old and new, only of one that changed', async () => {
  const page = await openPage(house, imani, plan);
  write(page, 'strategies', 'Find two rates.');
  await until(
    () => theo.get<{ html: string }>('GET', `/api/plans/${plan}/html`),
    ({ html }) => html.includes('two'),
  );
  await visit(theo);
  const body = sectionMap(page, 'strategies').get('body') as Y.XmlFragment;
  const paragraph = body.get(body.length - 1) as Y.XmlElement;
  const text = paragraph.get(0) as Y.XmlText;
  text.delete(5, 3);
  text.insert(5, 'three');
  await visit(theo);
  await sections(theo, 1);
  const path = `/api/plans/${plan}/catch-up`;
  const { lines } = await theo.get<{ lines: DiffLine[] }>('GET', `${path}/open/strategies`);
  const last = lines.at(-1);
  const plain = { kind: 'text', data: '', look: null };
  expect(last?.kind === 'line' && last.runs).toEqual([
    { change: 'same', text: 'Find ', ...plain },
    { change: 'gone', text: 'two', ...plain },
    { change: 'new', text: 'three', ...plain },
    { change: 'same', text: ' rates.', ...plain },
  ]);
  for (const other of ['open/reflection', 'open/nowhere', 'authors/strategies']) {
    expect((await theo.ask('GET', `${path}/${other}`)).status).toBe(404);
  }
  await page.leave();
});

test('one’s own changes are no news, and what somebody else sees of theirs is untouched', async () => {
  await visit(mei);
  await visit(theo);
  const page = await openPage(house, mei, plan);
  write(page, 'strategies', 'Mine.');
  await visit(theo);
  await sections(theo, 1);
  await visit(mei);
  expect((await missed(mei)).sections).toEqual([]);
  await page.leave();
});

test('the authors’ part is told only to whoever may read it then and now', async () => {
  const page = await openPage(house, imani, `${plan}.authors`);
  const id = idsOf(page).find((one) => sectionMap(page, one).get('body') instanceof Y.XmlFragment) ?? '';
  await visit(mei);
  await visit(theo);
  write(page, id, 'Seven students.');
  await visit(mei);
  await visit(theo);
  expect(await sections(mei, 1)).toEqual([`authors ${id} changed Imani Cole`]);
  expect((await missed(theo)).sections).toEqual([]);
  expect((await theo.ask('GET', `/api/plans/${plan}/catch-up/authors/${id}`)).status).toBe(404);
  await share(mei, 'comment');
  await share(theo, 'edit');
  expect((await missed(mei)).sections).toEqual([]);
  expect((await missed(theo)).sections).toEqual([]);
  await page.leave();
});

test('new threads, replies and resolved ones of mine are told, with how they begin', async () => {
  const start = (by: Guest, text: string) =>
    by.get<Thread>('POST', `/api/plans/${plan}/threads`, {
      threadId: randomId(),
      commentId: randomId(),
      text,
      place: { kind: 'plan' },
    });
  const his = await start(theo, 'Do you mean times?');
  await visit(theo);
  await start(imani, 'What do you think?');
  await imani.get('POST', `/api/plans/${plan}/threads/${his.id}/replies`, { commentId: randomId(), text: 'Yes.' });
  await imani.get('POST', `/api/plans/${plan}/threads/${his.id}/resolve`, {});
  await visit(theo);
  const { threads } = await missed(theo);
  expect(threads.map(({ what, by, text }) => [what, by[0]?.name, text])).toEqual([
    ['resolved', 'Imani Cole', ''],
    ['replies', 'Imani Cole', 'Yes.'],
    ['new', 'Imani Cole', 'What do you think?'],
  ]);
});

test('what was not looked at is offered again, what was looked at is not, and what is dismissed goes at once', async () => {
  await visit(theo);
  const page = await openPage(house, imani, plan);
  write(page, 'strategies', 'First.');
  await visit(theo);
  await sections(theo, 1);
  const { since } = await visit(theo);
  expect((await missed(theo)).since).toBe(since);
  await done(theo, 'looked');
  expect((await missed(theo)).sections).toHaveLength(1);
  await visit(theo);
  expect((await missed(theo)).sections).toHaveLength(0);
  write(page, 'strategies', 'Second.');
  await sections(theo, 1);
  await done(theo, 'dismissed');
  expect(await missed(theo)).toEqual({ since: null, sections: [], threads: [], tooMuch: false });
  await page.leave();
});

test('after a thousand changes a visitor’s past is still found, and one state of the plan serves everybody near it', async () => {
  const { openStore } = await import('../store/database.ts');
  const page = await openPage(house, imani, plan);
  const body = sectionMap(page, 'strategies').get('body') as Y.XmlFragment;
  await Promise.all([visit(theo), visit(mei)]);
  const text = new Y.XmlText('');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  body.insert(0, [paragraph]);
  for (let i = 0; i < 1_000; i += 1) text.insert(text.length, `${i} `);
  await until(
    () => theo.get<{ html: string }>('GET', `/api/plans/${plan}/html`),
    ({ html }) => html.includes(' 999 '),
  );
  await visit(mei);
  await visit(theo);
  expect(await sections(theo, 1)).toEqual(['open strategies changed Imani Cole']);
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  const states = () =>
    store.selectFrom('pastStates').select('position').where('planId', '=', plan).where('part', '=', 'open').execute();
  expect(await states()).toHaveLength(2);
  // Both have looked: nobody's visit is compared with the first state any more when the next is kept.
  await Promise.all([done(theo, 'dismissed'), done(mei, 'dismissed')]);
  for (let i = 0; i < 500; i += 1) text.insert(text.length, `${i} `);
  await until(
    () => theo.get<{ html: string }>('GET', `/api/plans/${plan}/html`),
    ({ html }) => html.includes(' 499 </p>'),
  );
  await visit(imani);
  expect((await states()).length).toBe(2);
  await store.destroy();
  await page.leave();
}, 60_000);
