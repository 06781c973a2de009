#!/usr/bin/env node
/**
 * Runs simulated worlds, and prints what they break.
 *
 *   node bin/simulate.ts --seeds 100000 [--from N]       many worlds, on two threads
 *   node bin/simulate.ts --seed N [--trace]              one world; a failing one is made small
 *   node bin/simulate.ts --mutant NAME --seeds 500       with a bug planted: looks for a seed that finds it
 *   node bin/simulate.ts --mutants                       every planted bug and its seed, as docs/simulation.md lists them
 */

import { parseArgs } from 'node:util';
import { mutants, type Outcome, runSeeds, type Tally, Worlds } from '../testing/simulation.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
});
const from = Number(values.from);
const count = Number(values.seeds);
/** A failing run names all of its seeds, and explains so many. */
const EXPLAINED_MAX = 3;

async function explain(worlds: Worlds, { seed, violation }: Outcome): Promise<void> {
  console.log(`\nseed ${seed}: ${violation?.what}`);
  const small = await worlds.shrink(seed);
  if (small === null) return;
  console.log(`What is needed for it, of all that happens:\n  ${small.happenings.join('\n  ')}`);
  console.log(small.what);
}

async function runOne(seed: number): Promise<number> {
  const worlds = new Worlds(values.mutant ?? null, console.log);
  const quiet = new Worlds(values.mutant ?? null);
  try {
    const outcome = values.trace ? await worlds.trace(seed) : (await quiet.run(seed, 1)).violations[0];
    if (outcome === undefined || outcome.violation === null) {
      console.log(`seed ${seed}: every promise was kept`);
      return 0;
    }
    await explain(quiet, outcome);
    return 1;
  } finally {
    await worlds.close();
    await quiet.close();
  }
}

async function runMany(): Promise<number> {
  const began = performance.now();
  let shown = began;
  let named = 0;
  const told = ({ worlds, violations }: Tally) => {
    for (const { seed, violation } of violations.slice(named)) console.log(`seed ${seed}: ${violation?.what}`);
    named = violations.length;
    if (performance.now() - shown < 10_000) return;
    shown = performance.now();
    console.log(`${worlds} worlds, ${violations.length} violations, ${Math.round((shown - began) / 1_000)} s`);
  };
  const { worlds, entries, violations } = await runSeeds(from, count, 2, told);
  const each = ((performance.now() - began) / worlds).toFixed(1);
  console.log(
    `${worlds} worlds from seed ${from}, ${entries} log entries, ${each} ms each: ${violations.length} violations`,
  );
  const one = new Worlds();
  for (const outcome of violations.slice(0, EXPLAINED_MAX)) await explain(one, outcome);
  await one.close();
  return violations.length === 0 ? 0 : 1;
}

/** Looks for a seed that finds a planted bug; null if none of these does. */
async function findMutant(name: string): Promise<Outcome | null> {
  const worlds = new Worlds(name);
  try {
    const { violations } = await worlds.run(from, count, true);
    return violations[0] ?? null;
  } finally {
    await worlds.close();
  }
}

async function runMutants(): Promise<number> {
  let missed = 0;
  console.log('| planted bug | what goes wrong | seed | broken promise |\n| --- | --- | --- | --- |');
  for (const { name, what } of mutants) {
    if (values.mutant !== undefined && values.mutant !== name) continue;
    const found = await findMutant(name);
    if (found === null) missed++;
    console.log(`| ${name} | ${what} | ${found?.seed ?? 'none'} | ${found?.violation?.invariant ?? 'not found'} |`);
  }
  return missed === 0 ? 0 : 1;
}

const work = values.seed !== undefined ? runOne(Number(values.seed)) : null;
process.exitCode = await (work ?? (values.mutants || values.mutant !== undefined ? runMutants() : runMany()));
