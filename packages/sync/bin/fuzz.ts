#!/usr/bin/env node
/**
 * Hostile frames, as many as one likes.
 *
 *   node bin/fuzz.ts --frames 1000000 --seed 7
 *
 * Without a seed it takes one by chance and says which. Ends with 1 at the first thing that must not be.
 */

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { attack } from '../testing/fuzz/attack.ts';

const { values } = parseArgs({
  options: { frames: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const frames = Number(values.frames);
console.log(`${frames} frames, seed ${seed}`);
const from = performance.now();
const { closed, stored } = await attack(frames, seed, (done) => {
  if (done % 100_000 === 0) console.log(`${done} frames, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);
});
const seconds = Math.round((performance.now() - from) / 1_000);
console.log(`unhurt after ${seconds} s: ${stored} updates got in, sockets closed by code: ${JSON.stringify(closed)}`);
