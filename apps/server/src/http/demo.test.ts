/** The demo: one click while it is on, nothing when it is off. */
import { afterEach, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../testing/house.ts';

let house: TestHouse;
afterEach(() => house.tearDown(), 30_000);

test('ten schools and their people are there, some of each role are offered, and none has a password', async () => {
  house = await openHouse();
  const imani = await house.as('Imani Cole');
  expect(await imani.get('GET', '/api/schools')).toHaveLength(10);
  const people = await imani.get<{ roles: { role: string }[] }[]>('GET', '/api/people');
  expect(people.length).toBeGreaterThanOrEqual(25);
  const offered: { name: string; roles: { role: string }[] }[] = await (
    await house.ask('GET', '/api/demo/people')
  ).json();
  expect(offered[0]?.name).toBe('Imani Cole');
  const roles = new Set(offered.flatMap((one) => one.roles.map(({ role }) => role)));
  expect([...roles].sort()).toEqual([
    'coach',
    'districtLeader',
    'facilitator',
    'principal',
    'teacher',
    'teacherLeader',
  ]);
  const guess = await house.ask('POST', '/api/auth/sign-in/email', { email: 'imani.cole@demo.invalid', password: '' });
  expect(guess.status).toBe(401);
  const notOffered = people.find(
    (one) => !offered.some((other) => 'id' in other && 'id' in one && other.id === one.id),
  );
  expect((await house.ask('POST', '/api/demo/sign-in', { personId: Object(notOffered).id })).status).toBe(404);
});

test('switched off, it lets nobody in, and whoever came in by it is out', async () => {
  house = await openHouse();
  const imani = await house.as('Imani Cole');
  await house.stop();
  house = await house.again({ demo: false });
  expect((await house.ask('GET', '/api/people', undefined, { cookie: imani.cookie })).status).toBe(401);
  expect((await house.ask('POST', '/api/demo/sign-in', { personId: imani.id })).status).toBe(404);
  expect(house.howToSignIn).toMatch(/set-up#/);
});
