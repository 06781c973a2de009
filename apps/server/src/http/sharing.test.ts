/** A plan that may name a student is shared with nobody new, whatever a page says: the server reads its own copy. */
import { type SectionId, sectionId } from '@tangram/domain';
import { addSection, readSections, setField, setTitle, writeDismissal } from '@tangram/plan';
import { body } from '@tangram/plan/body';
import { readAllFacts, sharingBlocks } from '@tangram/plan/checks';
import { writeWhoseWork } from '@tangram/plan/pictures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let imani: Guest;
let mei: Guest;

beforeAll(async () => {
  house = await openHouse();
  [imani, mei] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

const share = (id: string, personId: string, access: string) =>
  imani.ask('POST', `/api/plans/${id}/collaborators`, { personId, access });
const circle = (id: string, visibility: string) =>
  imani.ask('POST', `/api/plans/${id}/visibility`, { visibility, circleAccess: 'comment' });
const sectionOf = (doc: Y.Doc, kind: string): SectionId =>
  readSections(doc).find((section) => section.kind === kind)?.id ?? sectionId('');

test('an address in a title blocks both doors, taking away stays open, and a confirmed or a mended plan is shared', async () => {
  const { id } = await makePlan(imani, 'unit', 'Rates', randomId());
  const page = await openPage(house, imani, id);
  expect((await share(id, mei.id, 'view')).status).toBe(200);
  setTitle(page.doc, sectionOf(page.doc, 'lesson'), 'Zoe writes from zoe.park@students.net', 'me');
  const refused = await until(
    () => share(id, mei.id, 'edit'),
    ({ status }) => status === 409,
  );
  expect(await refused.json()).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('“zoe.park@students.net” in “Zoe writes from'),
  });
  expect((await circle(id, 'network')).status).toBe(409);
  expect((await share(id, mei.id, 'view')).status).toBe(200);
  expect((await circle(id, 'authors')).status).toBe(200);

  const [block] = sharingBlocks({ sections: readAllFacts(page.doc) }, [], 10);
  if (block === undefined) throw new Error('the page sees no block');
  const confirm = (by: string) => {
    const dismissal = { reason: 'An address of the office', by: by as never, at: 1 as never };
    writeDismissal(page.doc, block.where.section, `${block.code}:${block.about}`, dismissal, 'me');
  };
  // Mei is no author: what is confirmed in her name opens nothing.
  confirm(mei.id);
  expect((await circle(id, 'network')).status).toBe(409);
  confirm(imani.id);
  await until(
    () => circle(id, 'team'),
    ({ status }) => status === 200,
  );
  setTitle(page.doc, sectionOf(page.doc, 'lesson'), 'Another one: amir.h@students.net', 'me');
  await until(
    () => circle(id, 'network'),
    ({ status }) => status === 409,
  );
  setTitle(page.doc, sectionOf(page.doc, 'lesson'), 'Two lines', 'me');
  await until(
    () => circle(id, 'network'),
    ({ status }) => status === 200,
  );
  await page.leave();
});

test('a group of two in the authors’ part blocks sharing; a group of seven does not', async () => {
  const { id, documents } = await makePlan(imani, 'intervention', 'Fractions', randomId());
  const page = await openPage(house, imani, documents.authors ?? '');
  setField(page.doc, sectionOf(page.doc, 'groupSize'), 'count', 2, 'me');
  const refused = await until(
    () => circle(id, 'school'),
    ({ status }) => status === 409,
  );
  expect((await refused.json()).message).toContain('describes persons');
  setField(page.doc, sectionOf(page.doc, 'groupSize'), 'count', 7, 'me');
  await until(
    () => circle(id, 'school'),
    ({ status }) => status === 200,
  );
  await page.leave();
});

test('a photo of what students showed blocks sharing until somebody has said whose work it is; taken back, it blocks again', async () => {
  const { id } = await makePlan(imani, 'intervention', 'Fractions again', randomId());
  const page = await openPage(house, imani, id);
  const group = sectionOf(page.doc, 'group');
  const photo = randomId();
  const shown = { type: 'picture', attrs: { picture: photo, width: 40, height: 30 } };
  addSection(
    page.doc,
    { id: sectionId('week'), kind: 'section', title: 'Student work, week 2', after: group, body: body(shown) },
    'me',
  );
  const refused = await until(
    () => share(id, mei.id, 'view'),
    ({ status }) => status === 409,
  );
  expect((await refused.json()).message).toContain(
    'The picture in “Student work, week 2” shows student work, and nobody has said yet whose it is.',
  );
  expect((await circle(id, 'school')).status).toBe(409);
  writeWhoseWork(page.doc, sectionId('week'), photo, 'teacherMade', 'me');
  await until(
    () => circle(id, 'school'),
    ({ status }) => status === 200,
  );
  writeWhoseWork(page.doc, sectionId('week'), photo, null, 'me');
  await until(
    () => circle(id, 'network'),
    ({ status }) => status === 409,
  );
  await page.leave();
});
