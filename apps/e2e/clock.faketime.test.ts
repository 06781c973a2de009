/** The server's clock jumps by a day and back (F13): nobody is signed out, no page is closed, and what is typed is saved. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './testing/house.ts';
import { MarkedWriter } from './testing/marked-writer.ts';
import { signIn } from './testing/person.ts';
import { sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let folder: string;

/** Sets the server's clock in one stroke: it reads the file each time it is asked for the hour. */
async function set(hour: string): Promise<void> {
  await writeFile(join(folder, 'next'), `${hour}\n`);
  await rename(join(folder, 'next'), join(folder, 'clock'));
}

beforeAll(async () => {
  const library = process.env.TANGRAM_TEST_FAKETIME;
  if (library === undefined) throw new Error('TANGRAM_TEST_FAKETIME names no library; run this with npm test');
  folder = await mkdtemp(join(tmpdir(), 'tangram-e2e-clock-'));
  await set('+0');
  house = await openHouse({
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: join(folder, 'clock'),
    FAKETIME_NO_CACHE: '1',
    DONT_FAKE_MONOTONIC: '1',
  });
});

afterAll(async () => {
  await house?.tearDown();
  await rm(folder, { recursive: true, force: true });
});

test('T-clock: an hour and a day forward and back: the session holds, the socket stays, every word is acknowledged', async () => {
  const imani = await signIn(house, 'Imani Cole');
  const planId = await imani.makePlan('unit', 'Ratios');
  const look = imani.stockClient(planId);
  await until(() => look.provider.synced, Boolean);
  const section = sectionsOf(look.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  look.provider.destroy();
  const writer = new MarkedWriter(imani, planId, 'w');
  await writer.settlesIn(section);
  let closed = 0;
  writer.provider.on('connection-close', () => {
    closed += 1;
  });
  for (const step of ['+1h', '-1h', '+1d', '-1d', '+0']) {
    await set(step);
    for (let i = 0; i < 3; i += 1) {
      writer.types();
      await until(
        () => writer.acknowledgedCount,
        (count) => count === writer.typed.length,
      );
    }
    expect([step, (await imani.ask('GET', '/me')).status]).toEqual([step, 200]);
  }
  expect(closed).toBe(0);
  writer.provider.destroy();
}, 60_000);
