/** An intervention plan for seven students: whoever may not edit it never receives the seven, in any answer or frame. */
import type { OpenPlan } from '@tangram/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { knock, makePlan, openPage } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let ana: Guest;
const plan = randomId();

beforeAll(async () => {
  house = await openHouse();
  ana = await house.as('Imani Cole');
  await makePlan(ana, 'intervention', 'Fractions before rates', plan);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

/** Writes the numbers of the authors' part, and waits until they are stored. */
async function writeGroup(count: number, secret: string): Promise<void> {
  const page = await openPage(house, ana, `${plan}.authors`);
  const sections = page.doc.getMap('sections');
  const fields = (kind: string) => {
    const section = sections.get(kind);
    const found = section instanceof Y.Map ? section.get('fields') : null;
    if (!(found instanceof Y.Map)) throw new Error(`no ${kind}`);
    return found;
  };
  page.doc.transact(() => {
    fields('groupSize').set('count', count);
    fields('baseline').set('value', 42);
    fields('baseline').set('metric', 'meanPercent');
    fields('baseline').set('countAssessed', count);
    fields('baseline').set('instrument', secret);
  });
  const other = await openPage(house, ana, `${plan}.authors`);
  await other.sees('the numbers', () => JSON.stringify(other.doc.getMap('sections')).includes(secret));
  await Promise.all([page.leave(), other.leave()]);
}

test.each(['comment', 'view'] as const)(
  'somebody who may %s is told “fewer than 10”, and nothing more',
  async (access) => {
    const secret = `formed after ${access} check`;
    await writeGroup(7, secret);
    const viewer = await house.as(access === 'view' ? 'Mei Tanaka' : 'Theo Brandt');
    await ana.get('POST', `/api/plans/${plan}/collaborators`, { personId: viewer.id, access });
    const opened = await until(
      () => viewer.get<OpenPlan>('GET', `/api/plans/${plan}`),
      ({ maskedNumbers }) => maskedNumbers.length > 0,
    );
    expect(opened.documents.authors).toBeNull();
    expect(opened.maskedNumbers).toEqual([{ label: 'Group size', value: 'fewer than 10' }]);
    const knocked = await knock(house, `/live/${plan}.authors`, { origin: house.origin, cookie: viewer.cookie });
    expect(knocked).toEqual({ code: 4404, bytes: 0 });

    const page = await openPage(house, viewer, plan);
    const answers = await Promise.all(
      ['', '/html', '/circle', '/threads'].map(async (path) =>
        (await viewer.ask('GET', `/api/plans/${plan}${path}`)).text(),
      ),
    );
    const { shared } = await viewer.get<{ shared: { id: string }[] }>('GET', '/api/plans');
    answers.push(JSON.stringify(shared.filter(({ id }) => id === plan)));
    for (const text of [...answers, Buffer.concat(page.frames).toString('latin1')]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('countAssessed');
      // No 7 that is not part of an id, an hour, a color or a longer number.
      expect(text.replaceAll(/[0-9a-f]{32}|\d{4}-\d\d-\d\dT[\d:.]+Z|"color":\d/g, '')).not.toMatch(/"7"|:7\b|\b7 /);
      expect(text).not.toContain('42 percent');
    }
    await page.leave();
  },
);

test('a group of twelve is told, and its authors read the numbers where they are', async () => {
  await writeGroup(12, 'ten items');
  const viewer = await house.as('Mei Tanaka');
  const seen = await until(
    () => viewer.get<OpenPlan>('GET', `/api/plans/${plan}`),
    ({ maskedNumbers }) => maskedNumbers.length > 1,
  );
  expect(seen.maskedNumbers).toContainEqual({ label: 'Group size', value: '12' });
  const own = await ana.get<OpenPlan>('GET', `/api/plans/${plan}`);
  expect(own.documents.authors).toBe(`${plan}.authors`);
  expect(own.maskedNumbers).toEqual([]);
});
