/**
 * What the wire check costs a keystroke, and its part of all that a keystroke costs the server. The check is a pure
 * function behind the engine's door, so it is taken by its address and given the keystrokes of a room of twenty;
 * beside it stands its share in a profile of the whole server, with few readers (where it weighs most) and with many.
 */

import { characterUpdate } from './load/characters.ts';
import { profile, shareOfCheck } from './profile/profile.ts';
import { rounded, row } from './tables.ts';
import { rushed } from './workloads.ts';

const source = new URL('../../../../packages/sync/src/', import.meta.url);
const PEOPLE = 20;
const KEYS = 400_000;
const ROUNDS = 5;

/** Answers Markdown. */
export async function checkCost(): Promise<string> {
  const micros = await microseconds();
  const lines: string[][] = [];
  for (const people of [2, 20]) {
    const profiled = await profile(rushed(people));
    const keyUs = (profiled.totalUs * profiled.units) / Number(profiled.answer.measured?.found.typed);
    const share = shareOfCheck(profiled);
    lines.push([
      `${people} in a room`,
      rounded(keyUs),
      rounded(share * keyUs),
      `${rounded(share * 100)} %`,
      `${rounded((micros / keyUs) * 100)} %`,
    ]);
  }
  return [
    `Scan and check of one keystroke, alone in a loop: ${rounded(micros)} µs (least of ${ROUNDS} × ${KEYS.toLocaleString('en')}).`,
    '',
    row(['at saturation', 'all of a keystroke, µs', 'check, by profile, µs', 'share', 'share of the loop’s figure']),
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines.map(row),
    '',
  ].join('\n');
}

async function microseconds(): Promise<number> {
  const { checkUpdate } = await import(new URL('check.ts', source).href);
  const { defaultLimits } = await import(new URL('limits.ts', source).href);
  const clocks = new Map<number, number>();
  const owners = new Map<number, string>();
  for (let person = 0; person < PEOPLE; person++) {
    clocks.set(1_000_000_000 + person, 0);
    owners.set(1_000_000_000 + person, 'anyone');
  }
  const updates = Array.from({ length: KEYS }, (_, i) =>
    characterUpdate(1_000_000_000 + (i % PEOPLE), Math.floor(i / PEOPLE)),
  );
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    for (const client of clocks.keys()) clocks.set(client, 0);
    const from = performance.now();
    for (const update of updates) {
      const verdict = checkUpdate(update, 'update', 'anyone', { clocks, owners }, defaultLimits);
      if (verdict.kind !== 'enters') throw new Error(`an honest keystroke: ${verdict.kind}`);
      for (const { client, end } of verdict.scan.blocks) clocks.set(client, end);
    }
    least = Math.min(least, ((performance.now() - from) / KEYS) * 1_000);
  }
  return least;
}
