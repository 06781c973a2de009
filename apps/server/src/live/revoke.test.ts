/** Access that changes while pages are open: withdrawn, narrowed, widened, signed out. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { knock, makePlan, openPage, type Page } from '../testing/page.ts';

let house: TestHouse;
let ana: Guest;
let ben: Guest;
let plan: string;
const pages: Page[] = [];

beforeAll(async () => {
  // Whatever is closed within a test is closed by what was done in it: the look at every open socket comes later than its end.
  house = await openHouse({ reviewEveryMs: 600_000 });
  [ana, ben] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);
beforeEach(async () => {
  plan = randomId();
  await makePlan(ana, 'intervention', 'Fractions', plan);
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.leave();
});

const open = async (who: Guest, document = plan): Promise<Page> => {
  const page = await openPage(house, who, document);
  pages.push(page);
  return page;
};
const share = (access: string) => ana.get('POST', `/api/plans/${plan}/collaborators`, { personId: ben.id, access });
const withdraw = () => ana.get('POST', `/api/plans/${plan}/collaborators/${ben.id}/remove`, {});
const note = (page: Page) => page.doc.getMap('sections').get('overview');
function write(page: Page, words: string): void {
  const overview = note(page);
  const title = overview instanceof Y.Map ? overview.get('title') : null;
  if (!(title instanceof Y.Text)) throw new Error('the overview has no title');
  title.insert(title.length, words);
}
function words(page: Page): string {
  const overview = note(page);
  return overview instanceof Y.Map ? String(overview.get('title')) : '';
}

test('A4, B41: somebody taken out of a plan is closed at once, in both parts, and does not come back', async () => {
  await share('edit');
  const [page, authors] = [await open(ben), await open(ben, `${plan}.authors`)];
  await withdraw();
  expect([await page.closed, await authors.closed]).toEqual([4403, 4403]);
  const again = await knock(house, `/live/${plan}`, { origin: house.origin, cookie: ben.cookie });
  expect(again).toEqual({ code: 4404, bytes: 0 });
});

test('an editor who may only comment from now on stays, and writes no more', async () => {
  await share('edit');
  const [mine, his] = [await open(ana), await open(ben)];
  const authors = await open(ben, `${plan}.authors`);
  write(his, ' one');
  await mine.sees('the first words', () => words(mine).includes('one'));
  await share('comment');
  expect(await authors.closed).toBe(4403);
  await his.sees('the telling', () => his.told.some((telling) => Object(telling).about === 'access'));
  write(his, ' two');
  write(mine, ' three');
  await his.sees('the author’s words', () => words(his).includes('three'));
  expect(words(mine)).toBe('Fractions one three');
});

test('a commenter who may edit from now on writes on the socket that is open', async () => {
  await share('comment');
  const [mine, his] = [await open(ana), await open(ben)];
  await share('edit');
  await his.sees('the telling', () => his.told.some((telling) => Object(telling).about === 'access'));
  write(his, ' at last');
  await mine.sees('his words', () => words(mine).includes('at last'));
});

test('A4: narrowing the visibility closes those who were in the circle by it alone', async () => {
  const see = (visibility: string) =>
    ana.get('POST', `/api/plans/${plan}/visibility`, { visibility, circleAccess: 'comment' });
  await see('network');
  const page = await open(ben);
  const mine = await open(ana);
  await see('team');
  expect(await page.closed).toBe(4403);
  write(mine, ' still here');
  await mine.sees('that it is told', () => mine.told.length > 0);
});

test('signing out closes what is open, with its own code', async () => {
  const carl = await house.as('Theo Brandt');
  await ana.get('POST', `/api/plans/${plan}/collaborators`, { personId: carl.id, access: 'view' });
  const page = await open(carl);
  await carl.ask('POST', '/api/auth/sign-out', {});
  expect(await page.closed).toBe(4401);
});

test('words deleted before somebody was let in are in no byte that they receive', async () => {
  const mine = await open(ana);
  write(mine, ' better not said');
  const overview = note(mine);
  const title = overview instanceof Y.Map ? overview.get('title') : null;
  if (!(title instanceof Y.Text)) throw new Error('no title');
  title.delete(9, title.length - 9);
  write(mine, ' said');
  const other = await open(ana);
  await other.sees('the last words', () => words(other) === 'Fractions said');
  await share('view');
  const his = await open(ben);
  expect(words(his)).toBe('Fractions said');
  expect(Buffer.concat(his.frames).includes('better')).toBe(false);
});
