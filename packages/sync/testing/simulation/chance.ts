/** Chance that a seed owns: each subject has its own stream, so that leaving one thing out does not change all others. */

import { crc32 } from 'node:zlib';
import { dice } from '../histories.ts';

export interface Chance {
  /** from 0 to below `bound` */
  below(bound: number): number;
  between(low: number, high: number): number;
  fraction(): number;
  happens(probability: number): boolean;
  one<T>(of: readonly T[]): T;
}

/** The stream of one subject under one seed. */
export function chance(seed: number, subject: string): Chance {
  const roll = dice(crc32(`${seed} ${subject}`));
  const fraction = () => roll(2 ** 30) / 2 ** 30;
  return {
    below: roll,
    between: (low, high) => low + roll(high - low + 1),
    fraction,
    happens: (probability) => fraction() < probability,
    one: (of) => of[roll(of.length)] as (typeof of)[number],
  };
}
