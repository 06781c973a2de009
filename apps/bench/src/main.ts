/**
 * `npm run bench`: measures, side by side in one run, and writes `docs/benchmarks.md`.
 *
 *   npm run bench                          the engine, and a page with a long plan
 *   npm run bench -- engine                the engine only; `-- engine fan-out join` for some of its workloads
 *   npm run bench -- page                  the page only
 *   npm run bench -- engine --rounds 1     a quick look; nothing is written for less than all workloads
 */

import { parseArgs } from 'node:util';
import { compareEngines } from './engine/compare.ts';
import { measureLongPlan } from './page/long-plan.ts';
import { pageTable } from './page/table.ts';
import { writeSection } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const [question, ...names] = positionals;
const command = ['npm run bench', ...(positionals.length > 0 ? ['--', ...positionals] : [])].join(' ');

if (question === undefined || question === 'engine') {
  const tables = await compareEngines(names, Number(values.rounds));
  if (names.length === 0) writeSection('engine', tables, `${command}, medians of ${values.rounds} interleaved rounds`);
  else console.log(tables);
}
if (question === undefined || question === 'page') writeSection('page', pageTable(await measureLongPlan()), command);
