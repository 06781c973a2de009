/** Names in a plan's own words: whom they tell, once for each place, from what is stored and from nothing that a page says. */
import type { PlanNotices } from '@tangram/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage, type Page } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let imani: Guest;
let theo: Guest;
let mei: Guest;
let noor: Guest;
let plan: string;

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
  await makePlan(imani, 'unit', 'Ratios', plan);
  for (const [one, access] of [
    [theo, 'edit'],
    [mei, 'view'],
  ] as const) {
    await imani.get('POST', `/api/plans/${plan}/collaborators`, { personId: one.id, access });
  }
});

/** Somebody writes a paragraph into a section, and the plan falls quiet. */
async function writes(page: Page, section: string, words: string): Promise<void> {
  const quiets = () => page.told.filter((telling) => Object(telling).about === 'plan').length;
  const before = quiets();
  insert(page, section, words);
  await page.sees('that the plan fell quiet', () => quiets() > before);
}

function insert(page: Page, section: string, words: string): void {
  const map = page.doc.getMap('sections').get(section);
  const body = map instanceof Y.Map ? map.get('body') : null;
  if (!(body instanceof Y.XmlFragment)) throw new Error('no body');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  body.insert(0, [paragraph]);
}

async function toldOf(guest: Guest, about = plan): Promise<string[]> {
  const groups = await guest.get<PlanNotices[]>('GET', '/api/inbox');
  const notices = groups.find((group) => group.plan.id === about)?.notices ?? [];
  return notices.toReversed().map(({ reason, by, sectionId }) => `${by.name}, ${reason} in ${sectionId}`);
}

test('whoever is named and may open the plan is told once for each section, by whoever wrote it', async () => {
  const page = await openPage(house, imani, plan);
  await writes(page, 'bigIdeas', 'Ask @Theo Brandt, @Mei Tanaka and @Noor Haddad.');
  await until(
    () => toldOf(theo),
    (told) => told.length > 0,
  );
  expect(await toldOf(theo)).toEqual(['Imani Cole, mention in bigIdeas']);
  expect(await toldOf(mei)).toEqual(['Imani Cole, mention in bigIdeas']);
  for (const other of [imani, noor]) expect(await toldOf(other)).toEqual([]);

  const his = await openPage(house, theo, plan);
  await writes(his, 'bigIdeas', '@Mei Tanaka and @Theo Brandt and @Imani Cole again.');
  await writes(his, 'essentialQuestions', 'For @Mei Tanaka and @Theo Brandt');
  await until(
    () => toldOf(mei),
    (told) => told.length > 1,
  );
  expect(await toldOf(mei)).toEqual(['Imani Cole, mention in bigIdeas', 'Theo Brandt, mention in essentialQuestions']);
  expect(await toldOf(imani)).toEqual(['Theo Brandt, mention in bigIdeas']);
  expect(await toldOf(theo)).toEqual(['Imani Cole, mention in bigIdeas']);
  await Promise.all([page.leave(), his.leave()]);
});

test('a name that stands there before its person may see the plan tells them when they do, and a copy tells nobody', async () => {
  const page = await openPage(house, imani, plan);
  await writes(page, 'bigIdeas', 'Ask @Noor Haddad and @Mei Tanaka.');
  await until(
    () => toldOf(mei),
    (told) => told.length > 0,
  );
  await imani.get('POST', `/api/plans/${plan}/collaborators`, { personId: noor.id, access: 'view' });
  await writes(page, 'bigIdeas', 'More words.');
  await until(
    () => toldOf(noor),
    (told) => told.length > 0,
  );
  const copyId = randomId();
  await theo.get('POST', `/api/plans/${plan}/adapt`, { copyId });
  await theo.get('POST', `/api/plans/${copyId}/visibility`, { visibility: 'network', circleAccess: 'comment' });
  const his = await openPage(house, theo, copyId);
  await writes(his, 'essentialQuestions', '@Ruth Okonkwo?');
  const ruth = await house.as('Ruth Okonkwo');
  await until(
    () => toldOf(ruth, copyId),
    (told) => told.length > 0,
  );
  for (const other of [mei, noor]) expect(await toldOf(other, copyId)).toEqual([]);
  await Promise.all([page.leave(), his.leave()]);
});

test('whoever muted the plan is told nothing, and whose access was taken away sees nothing more of it', async () => {
  await mei.get('POST', `/api/plans/${plan}/follow`, { level: 'muted' });
  const page = await openPage(house, imani, plan);
  await writes(page, 'bigIdeas', '@Mei Tanaka, @Theo Brandt');
  await until(
    () => toldOf(theo),
    (told) => told.length > 0,
  );
  expect(await toldOf(mei)).toEqual([]);
  await imani.get('POST', `/api/plans/${plan}/collaborators/${theo.id}/remove`, {});
  expect(await toldOf(theo)).toEqual([]);
  await page.leave();
});

test('whoever is named in the last words before the server stopped is told when it is there again', async () => {
  const first = await openHouse({ quietMs: 3_600_000 });
  const [writer, reader] = await Promise.all([first.as('Imani Cole'), first.as('Theo Brandt')]);
  await makePlan(writer, 'unit', 'Ratios', plan);
  await writer.get('POST', `/api/plans/${plan}/collaborators`, { personId: reader.id, access: 'view' });
  const [hers, his] = [await openPage(first, writer, plan), await openPage(first, reader, plan)];
  insert(hers, 'bigIdeas', 'Ask @Theo Brandt.');
  await his.sees('the words', () => JSON.stringify(his.doc.getMap('sections')).includes('Ask @Theo Brandt.'));
  await Promise.all([hers.leave(), his.leave()]);
  await first.stop();
  const again = await first.again();
  const back = await again.as('Theo Brandt');
  await until(
    () => toldOf(back),
    (told) => told.includes('Imani Cole, mention in bigIdeas'),
  );
  await again.tearDown();
});
