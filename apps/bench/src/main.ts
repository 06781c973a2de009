/**
 * `npm run bench`: measures, side by side in one run, and writes `docs/benchmarks.md`.
 *
 *   npm run bench                          the engine, and a page with a long plan
 *   npm run bench -- engine                the engine only; `-- engine fan-out join` for some of its workloads
 *   npm run bench -- engine --rounds 1     a quick look; `--servers tangram,hocuspocus-sqlite` at some of the servers
 *   npm run bench -- profile               where our server's CPU goes; `-- profile join --peer hocuspocus` prints another's
 *   npm run bench -- check                 what the wire check costs a keystroke
 *   npm run bench -- soak --minutes 30     does memory grow while people come and go?
 *   npm run bench -- cluster               what a second server on PostgreSQL and Redis adds
 *   npm run bench -- page [part …]         the page only, beside one big editor; `--subjects tangram` without that, printed
 *   npm run bench -- floor                 a key in one paragraph that stands alone: what no editor can beat
 *   npm run bench -- review                what Review costs after a key
 *
 * Each workload has a place of its own on the page and is written as soon as it was measured, so that a whole table
 * can be taken in quiet minutes of a shared machine. What is asked for with fewer than three rounds, of some of the
 * servers or pages, for less than 30 minutes, or with `--print`, is printed and not written.
 */

import { parseArgs } from 'node:util';
import { measureCluster } from './cluster/cluster.ts';
import { checkCost } from './engine/check-cost.ts';
import { compare, workloadsNamed } from './engine/compare.ts';
import { peersNamed } from './engine/peers.ts';
import { functionList, profile, profileTable } from './engine/profile/profile.ts';
import { soak } from './engine/soak.ts';
import { checksCost } from './page/checks-cost.ts';
import { measureFloor } from './page/floor.ts';
import { partsNamed } from './page/parts.ts';
import { measureReview } from './page/review.ts';
import { onStage } from './page/stage.ts';
import { pageTable, reviewTable } from './page/table.ts';
import { busyBefore, placeOf, writeSection } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    peer: { type: 'string' },
    servers: { type: 'string', default: '' },
    subjects: { type: 'string', default: 'tangram,one-editor' },
    print: { type: 'boolean', default: false },
  },
});
const [question = 'everything', ...names] = positionals;
const [rounds, minutes, seed] = [Number(values.rounds), Number(values.minutes), Number(values.seed)];

/** The workloads whose profiles are kept. */
const profiled = ['fan-out', 'cursors', 'typing-22', 'join', 'reconnect'];

async function engine(): Promise<void> {
  const servers = peersNamed(values.servers.split(',').filter((key) => key !== ''));
  const isWhole = values.servers === '' && rounds >= 3;
  for (const workload of workloadsNamed(names)) {
    const how = `npm run bench -- engine ${workload.name} --rounds ${rounds}`;
    await answer(`engine ${workload.name}`, () => compare(workload, servers, rounds), isWhole, how);
  }
}

async function page(): Promise<void> {
  // Everything is asked for one stage: the same plan, the same browsers.
  const parts = partsNamed(question === 'page' ? names : []);
  const isAlone = values.subjects === 'tangram';
  if (!isAlone && values.subjects !== 'tangram,one-editor')
    throw new Error(`“${values.subjects}” is neither tangram nor tangram,one-editor`);
  await onStage(
    async (stage) => {
      for (const { name, title, measure } of parts) {
        const how = `npm run bench -- page ${name}`;
        await answer(`page ${name}`, async () => pageTable(title, await measure(stage)), !isAlone, how);
      }
    },
    !isAlone && parts.some(({ isBeside }) => isBeside),
  );
}

async function answer(section: string, measure: () => Promise<string>, isWhole: boolean, how: string): Promise<void> {
  const isKept = isWhole && !values.print;
  if (isKept) placeOf(section);
  const busy = busyBefore();
  const tables = await measure();
  if (isKept) writeSection(section, tables, how, busy);
  else console.log(tables);
}

const questions: Readonly<Record<string, () => Promise<void>>> = {
  engine,
  page,
  async everything() {
    await engine();
    await page();
  },
  async cluster() {
    await answer(
      'cluster',
      () => measureCluster(rounds),
      rounds >= 3,
      `npm run bench -- cluster, medians of ${rounds} rounds`,
    );
  },
  async profile() {
    for (const workload of workloadsNamed(names.length > 0 ? names : profiled)) {
      const measure = async () => {
        const found = await profile(workload, values.peer);
        console.log(functionList(found));
        return profileTable(workload, found);
      };
      const isKept = profiled.includes(workload.name) && values.peer === undefined;
      await answer(`profile ${workload.name}`, measure, isKept, `npm run bench -- profile ${workload.name}`);
    }
  },
  async check() {
    await answer('check', checkCost, true, 'npm run bench -- check');
  },
  async floor() {
    await answer('floor', measureFloor, true, 'npm run bench -- floor');
  },
  async review() {
    const measure = async () => [checksCost(), reviewTable(await measureReview(rounds))].join('\n\n');
    await answer('review', measure, rounds >= 3, `npm run bench -- review --rounds ${rounds}`);
  },
  async soak() {
    const how = `npm run bench -- soak --minutes ${minutes} --seed ${seed}`;
    await answer('soak', () => soak(minutes, seed), minutes >= 30, how);
  },
};

const ask = questions[question];
if (ask === undefined) throw new Error(`“${question}” is not one of: ${Object.keys(questions).join(', ')}`);
await ask();
