/**
 * Before all journeys: Tangram is started once on an empty folder and stopped. The houses of the journeys begin with copies of what it
 * left (TANGRAM_TEST_FIRST_START), so that the demo network is not made anew for each.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, House } from './house.ts';

/** Resolves to how to remove it afterwards. */
export default async function firstStart(): Promise<() => Promise<void>> {
  const house = new House(await freePort(), await mkdtemp(join(tmpdir(), 'tangram-first-')), {});
  await house.start();
  await house.end('SIGTERM');
  process.env.TANGRAM_TEST_FIRST_START = house.dataFolder;
  return () => house.tearDown();
}
