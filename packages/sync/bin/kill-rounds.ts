#!/usr/bin/env node
/**
 * Kills the engine's program while five people type, as often as one likes.
 *
 *   node bin/kill-rounds.ts --rounds 1000 --seed 7
 *
 * Without a seed it takes one by chance and says which. Ends with 1 at the first word that was called saved and is gone.
 */

import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killRounds } from '../testing/kill-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string' } } });
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'tangram-kill-'));
console.log(`${rounds} kills, seed ${seed}`);
const from = performance.now();
const saved = await killRounds({
  rounds,
  seed,
  folder,
  survived: (round, words) => {
    if ((round + 1) % 50 === 0) console.log(`${round + 1} kills survived, ${words} words were called saved before one`);
  },
});
rmSync(folder, { recursive: true });
console.log(
  `all ${saved} words that were called saved are there, after ${Math.round((performance.now() - from) / 1_000)} s`,
);
