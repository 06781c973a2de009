/** The thread in which worlds run, one after the other. What it is asked for comes as messages. */

import './globals.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { plant } from './mutants.ts';
import { mutants } from './planted.ts';
import type { Outcome } from './run-world.ts';

export type Request =
  /** Runs these seeds, one after the other, up to the first whose world has a violation if told so. */
  | { readonly kind: 'run'; readonly from: number; readonly count: number; readonly stopAtFirst: boolean }
  | { readonly kind: 'shrink'; readonly seed: number }
  | { readonly kind: 'trace'; readonly seed: number; readonly keep: readonly number[] | null };

export interface Tally {
  readonly worlds: number;
  readonly entries: number;
  readonly violations: readonly Outcome[];
}

const port = parentPort;
if (port === null) throw new Error('this module is a worker');
const { mutant } = workerData as { readonly mutant: string | null };
if (mutant !== null) {
  const planted = mutants.find(({ name }) => name === mutant);
  if (planted === undefined) throw new Error(`there is no mutant called ${mutant}`);
  plant(planted);
}
const { runWorld } = await import('./run-world.ts');
const { shrink } = await import('./shrink.ts');

async function run({ from, count, stopAtFirst }: Request & { kind: 'run' }): Promise<Tally> {
  const violations: Outcome[] = [];
  let entries = 0;
  let worlds = 0;
  for (let seed = from; seed < from + count; seed++) {
    const outcome = await runWorld(seed);
    worlds++;
    entries += outcome.entries;
    if (outcome.violation === null) continue;
    violations.push(outcome);
    if (stopAtFirst) break;
  }
  return { worlds, entries, violations };
}

function answer(request: Request): Promise<unknown> {
  switch (request.kind) {
    case 'run':
      return run(request);
    case 'shrink':
      return shrink(request.seed);
    case 'trace': {
      const keep = request.keep === null ? undefined : new Set(request.keep);
      return runWorld(request.seed, keep, (line) => port?.postMessage({ kind: 'line', line }));
    }
  }
}

port.on('message', async (request: Request) => {
  try {
    port.postMessage({ kind: 'answer', value: await answer(request) });
  } catch (error) {
    port.postMessage({ kind: 'error', message: error instanceof Error ? error.stack : String(error) });
  }
});
port.postMessage({ kind: 'ready' });
