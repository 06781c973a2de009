/**
 * `npm run bench`: measures, side by side in one run, and writes `docs/benchmarks.md`.
 *
 *   npm run bench                          the engine, and a page with a long plan
 *   npm run bench -- engine                the engine only; `-- engine fan-out join` for some of its workloads
 *   npm run bench -- engine --rounds 1     a quick look
 *   npm run bench -- profile               where our server's CPU goes; `-- profile join --peer hocuspocus` prints another's
 *   npm run bench -- check                 what the wire check costs a keystroke
 *   npm run bench -- soak --minutes 30     does memory grow while people come and go?
 *   npm run bench -- cluster               what a second server on PostgreSQL and Redis adds
 *   npm run bench -- page                  the page only
 *
 * What is asked for in part, for fewer rounds or for less than 30 minutes, or with `--print`, is printed and not written.
 */

import { parseArgs } from 'node:util';
import { measureCluster } from './cluster/cluster.ts';
import { checkCost } from './engine/check-cost.ts';
import { compareEngines, workloadsNamed } from './engine/compare.ts';
import { functionList, profile, profileTable } from './engine/profile/profile.ts';
import { soak } from './engine/soak.ts';
import { measureLongPlan } from './page/long-plan.ts';
import { pageTable } from './page/table.ts';
import { writeSection } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    peer: { type: 'string' },
    print: { type: 'boolean', default: false },
  },
});
const [question = 'everything', ...names] = positionals;
const [rounds, minutes, seed] = [Number(values.rounds), Number(values.minutes), Number(values.seed)];

/** The workloads whose profiles are kept. */
const profiled = ['fan-out', 'cursors', 'typing-22', 'join', 'reconnect'];

async function engine(): Promise<void> {
  const tables = await compareEngines(names, rounds);
  const isWhole = names.length === 0 && rounds >= 3;
  answer('engine', tables, isWhole, `npm run bench -- engine, medians of ${rounds} interleaved rounds`);
}

async function page(): Promise<void> {
  answer('page', pageTable(await measureLongPlan()), true, 'npm run bench -- page');
}

function answer(section: string, tables: string, isWhole: boolean, how: string): void {
  if (isWhole && !values.print) writeSection(section, tables, how);
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
    answer(
      'cluster',
      await measureCluster(rounds),
      rounds >= 3,
      `npm run bench -- cluster, medians of ${rounds} rounds`,
    );
  },
  async profile() {
    const isWhole = names.length === 0 && values.peer === undefined;
    const tables: string[] = [];
    for (const workload of workloadsNamed(names.length > 0 ? names : profiled)) {
      const found = await profile(workload, values.peer);
      tables.push(profileTable(workload, found));
      console.log(functionList(found));
    }
    answer('profile', tables.join('\n'), isWhole, 'npm run bench -- profile');
  },
  async check() {
    answer('check', await checkCost(), true, 'npm run bench -- check');
  },
  async soak() {
    const how = `npm run bench -- soak --minutes ${minutes} --seed ${seed}`;
    answer('soak', await soak(minutes, seed), minutes >= 30, how);
  },
};

const ask = questions[question];
if (ask === undefined) throw new Error(`“${question}” is not one of: ${Object.keys(questions).join(', ')}`);
await ask();
