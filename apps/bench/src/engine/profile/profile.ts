/**
 * Where a server's CPU time goes while one workload is measured: for every update that is delivered, or every person
 * who joins. Shares come from CPU profiles of its threads, seconds from the system's own clocks; the profiler costs
 * some, so the total is a little above what `engine` measures.
 */

import { ours, type Peer, peers } from '../peers.ts';
import { Stage } from '../stage.ts';
import { rounded, row } from '../tables.ts';
import type { Answer, Workload } from '../workloads.ts';
import { CHECK } from './steps.ts';
import { type Summary, summarize } from './summary.ts';

const FUNCTIONS_SHOWN = 25;

export interface Profiled {
  readonly answer: Answer;
  /** what the microseconds are for: deliveries, or people */
  readonly units: number;
  readonly rows: readonly (readonly [what: string, us: number])[];
  readonly totalUs: number;
  readonly main: Summary;
  readonly workers: readonly Summary[];
}

/** Profiles one run. `name` is the beginning of a peer's name; ours if it is empty. */
export async function profile(workload: Workload, name = ours): Promise<Profiled> {
  const peer = peers.find((one) => one.name.toLowerCase().startsWith(name.toLowerCase()));
  if (peer === undefined) throw new Error(`nobody is called ${name}`);
  const answer = await run(workload, peer);
  const { measured } = answer;
  if (measured?.profiles == null) throw new Error(`${workload.name} measures no CPU time`);
  const { cpu, found, profiles } = measured;
  const units = Number(found.deliveries ?? found.people ?? found.count);
  const main = summarize(profiles.main);
  const workers = profiles.workers.map(({ profile }) => summarize(profile));
  const us = (seconds: number) => (seconds / units) * 1e6;
  const rows = [
    ...[...main.steps].map(([step, part]) => [step, us(part * cpu.main.cpuS)] as const),
    ...profiles.workers.map(({ id }, i) => {
      const { cpuS = 0 } = cpu.workers.find((worker) => worker.id === id) ?? {};
      return [`${threadOf(workers[i] as Summary)} (its own thread)`, us(cpuS)] as const;
    }),
    ['V8’s helpers: collecting, compiling', us(cpu.threads['node-V8Worker'] ?? 0)] as const,
  ];
  return { answer, units, rows, totalUs: rows.reduce((sum, [, took]) => sum + took, 0), main, workers };
}

/** As Markdown. */
export function profileTable(workload: Workload, { rows, totalUs, units, answer }: Profiled): string {
  const per = answer.measured?.found.deliveries === undefined ? 'person or document' : 'update-delivery';
  const lines = rows.map(([what, us]) => [what, micros(us), `${((us / totalUs) * 100).toFixed(1)} %`]);
  return [
    `### ${workload.what}`,
    '',
    row([`CPU for each ${per} (${rounded(units)} of them)`, 'µs', 'share']),
    '| --- | ---: | ---: |',
    ...lines.map(row),
    row(['all', micros(totalUs), '']),
    '',
    `Others on the machine had ${answer.measured?.othersPercent.toFixed(0)} % of a core.`,
    '',
  ].join('\n');
}

const micros = (us: number) => (us < 100 ? us.toPrecision(2) : rounded(us));

/** The functions that took most on each thread, as text. */
export function functionList({ main, workers }: Profiled): string {
  const lines = ({ functions }: Summary, most: number) =>
    functions.slice(0, most).map(([name, part]) => `${(part * 100).toFixed(1).padStart(5)} %  ${name}`);
  const others = workers.flatMap((worker) => ['', `${threadOf(worker)}:`, ...lines(worker, 8)]);
  return ['main thread, by function:', ...lines(main, FUNCTIONS_SHOWN), ...others, ''].join('\n');
}

/** The check's part of everything, 0 to 1. */
export function shareOfCheck({ rows, totalUs }: Profiled): number {
  return (rows.find(([what]) => what === CHECK)?.[1] ?? 0) / totalUs;
}

function threadOf({ files }: Summary): string {
  const [name] = [...files].filter((file) => /worker$/.test(file)).sort();
  if (name === undefined) return 'another thread, at rest';
  return name.startsWith('document-worker') ? 'document worker' : 'the log';
}

async function run(workload: Workload, peer: Peer): Promise<Answer> {
  const stage = new Stage(peer, true);
  try {
    await stage.raise();
    return await workload.run(stage);
  } finally {
    await stage.clear();
  }
}
