/**
 * Which tests there are, by what they need. `npm test` runs the first three together and then the last; one alone is
 * `vitest run --config apps/setup/vitest.config.mjs --project unit`.
 *
 * - unit: nothing but the code beside them
 * - contract: an interface's promises, run on each of its implementations; every right of every role; every node and
 *   section kind there and back
 * - integration: a whole server as a process, over HTTP and sockets, or several of them
 * - browser: a whole server, its built page and Chromium (CHROMIUM_PATH)
 *
 * A suffix says what else a test needs: `.pg` the programs of PostgreSQL, `.redis` those of Redis, `.strace`, `.faketime`
 * and `.tmpfs` what makes a machine fail. They are looked for here; whoever runs tests without them says so
 * (TANGRAM_TEST_WITHOUT=postgres,redis), or those tests fail.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import { findDatabases } from './database-programs.mjs';
import { findFaults } from './fault-programs.mjs';
import { longestFirst } from './longest-first.mjs';
import { compiledIn } from './toolbox.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const anywhere = '{packages,apps}/**';
const contracts = [
  'packages/sync/src/{update-log,fan-out}/*.test.ts',
  'packages/access/src/rules.test.ts',
  'packages/plan/**/*round-trip.test.ts',
];
const firstStart = 'apps/e2e/testing/first-start.ts';
const inBrowser = `${anywhere}/*.browser.test.{ts,tsx}`;
// The servers that tests start find what has been compiled before.
const env = { NODE_COMPILE_CACHE: compiledIn(root), ...findDatabases().env, ...findFaults().env };
const processes = ['packages/sync/bin/*.test.ts', 'packages/sync/src/*.pg.redis.test.ts'];
const without = (process.env.TANGRAM_TEST_WITHOUT ?? '').split(',');
const neverTests = [
  '**/node_modules/**',
  '**/dist/**',
  ...(without.includes('postgres') ? ['**/*.pg.{test,redis.test}.ts'] : []),
  ...(without.includes('redis') ? ['**/*.redis.test.ts'] : []),
  ...['strace', 'faketime', 'tmpfs']
    .filter((what) => without.includes(what))
    .map((what) => `**/*.${what}.{test,browser.test}.ts`),
];

// A page and its server keep a core busy. The other tests wait for a disk or a server now and then: two cores bear three of them.
const pages = Math.max(2, availableParallelism() - 1);
const maxWorkers = Math.max(3, availableParallelism() - 1);

class LongestFirst extends BaseSequencer {
  /** @override */
  async sort(files) {
    return longestFirst(await super.sort(files));
  }
}

export default defineConfig({
  root,
  test: {
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      // One process takes one file after the other, and loads what they share once.
      project('unit', {
        isolate: false,
        include: ['{packages,apps/{bench,server,setup,web}}/**/*.test.{ts,tsx,mjs}', 'apps/e2e/architecture.test.ts'],
        exclude: [...contracts, inBrowser, ...processes],
        testTimeout: 30_000,
      }),
      project('contract', { include: contracts, testTimeout: 30_000 }),
      project('integration', {
        globalSetup: firstStart,
        include: ['apps/e2e/**/*.test.ts', ...processes],
        exclude: [inBrowser, 'apps/e2e/architecture.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      project('browser', {
        globalSetup: firstStart,
        include: [inBrowser],
        maxWorkers: pages,
        sequence: { groupOrder: 1 },
        testTimeout: 180_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});

function project(name, { exclude = [], ...settings }) {
  return { root, test: { name, environment: 'node', env, exclude: [...neverTests, ...exclude], ...settings } };
}
