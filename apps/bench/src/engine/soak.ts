/**
 * A long time of ordinary lessons on our engine, looked at each minute: does memory grow, does anything get slower?
 * Growth is the slope of a straight line through the minutes, with its standard error.
 */

import type { Mark } from './load/task.ts';
import { ours, type Peer, peers } from './peers.ts';
import type { Memory } from './servers/control.ts';
import { Stage } from './stage.ts';
import { rounded, row } from './tables.ts';

/** The first minutes are not counted: code is compiled, pools are filled. */
const WARM_UP_MINUTES = 3;

interface Minute {
  readonly minute: number;
  readonly memory: Memory;
  readonly cpuPercent: number;
  readonly found: Mark['found'];
}

/** Runs; answers Markdown. */
export async function soak(minutes: number, seed: number): Promise<string> {
  const stage = new Stage(peers.find(({ name }) => name === ours) as Peer);
  const seen: Minute[] = [];
  let before = { cpuS: 0, atMs: 0 };
  try {
    await stage.raise();
    const atRest = await stage.memory();
    await stage.play('soak', { minutes, seed }, async (nth, { found }) => {
      const { cpuS } = await stage.cpu();
      const atMs = performance.now();
      const cpuPercent = ((cpuS - before.cpuS) / (atMs - before.atMs)) * 1e5;
      before = { cpuS, atMs };
      if (nth === 0 || nth > minutes) return;
      seen.push({ minute: nth, memory: await stage.memory(), cpuPercent, found });
      console.log(lineOf(seen.at(-1) as Minute).join('  '));
    });
    await new Promise((resolve) => setTimeout(resolve, 12_000)); // an empty room is kept for ten seconds
    await stage.calm();
    return report(seen, atRest, await stage.memory());
  } finally {
    await stage.clear();
  }
}

const head = ['minute', 'people', 'keys', 'joins', 'live MiB', 'resident MiB', 'p50, ms', 'p99, ms', 'server CPU, %'];

function lineOf({ minute, memory, cpuPercent, found }: Minute): string[] {
  const numbers = [found.people, found.keys, found.joins].map((value) => rounded(Number(value)));
  const figures = [memory.liveMiB, memory.rssMiB, Number(found.p50), Number(found.p99), cpuPercent].map(rounded);
  return [String(minute), ...numbers, ...figures];
}

function report(seen: readonly Minute[], atRest: Memory, afterwards: Memory): string {
  const counted = seen.filter(({ minute }) => minute > WARM_UP_MINUTES);
  const slope = (of: (minute: Minute) => number) => {
    const { perUnit, error } = line(counted.map((one) => [one.minute, of(one)] as const));
    return `${rounded(perUnit * 60)} ± ${rounded(error * 60)}`;
  };
  return [
    row(head),
    `|${' ---: |'.repeat(head.length)}`,
    ...seen.map(lineOf).map(row),
    '',
    `Growth in an hour, by the line through all minutes but the first ${WARM_UP_MINUTES}, ± its standard error: live memory`,
    `${slope(({ memory }) => memory.liveMiB)} MiB, resident ${slope(({ memory }) => memory.rssMiB)} MiB, p99`,
    `${slope(({ found }) => Number(found.p99))} ms. Live before the first came: ${rounded(atRest.liveMiB)} MiB, after the`,
    `last had left: ${rounded(afterwards.liveMiB)} MiB (resident ${rounded(atRest.rssMiB)} and ${rounded(afterwards.rssMiB)}).`,
    '',
  ].join('\n');
}

/** The straight line through points: its slope, and that slope's standard error. */
function line(points: readonly (readonly [x: number, y: number])[]): { perUnit: number; error: number } {
  const count = points.length;
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / count;
  const [meanX, meanY] = [mean(0), mean(1)];
  const spreadX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const perUnit = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spreadX;
  const missed = points.reduce((sum, [x, y]) => sum + (y - meanY - perUnit * (x - meanX)) ** 2, 0);
  return { perUnit, error: Math.sqrt(missed / (count - 2) / spreadX) };
}
