/** A failing world made small: everything is left out without which it fails all the same. */

import { runWorld } from './run-world.ts';
import { scenarioOf } from './scenario.ts';

export interface Shrunken {
  readonly seed: number;
  /** which of the seed's happenings are needed */
  readonly keep: readonly number[];
  readonly happenings: readonly string[];
  readonly what: string;
}

/** Looks for a smaller world that breaks the same promise; null when the seed breaks none. */
export async function shrink(seed: number): Promise<Shrunken | null> {
  const { happenings } = scenarioOf(seed);
  const whole = (await runWorld(seed)).violation;
  if (whole === null) return null;
  let keep = happenings.map((_, i) => i);
  let what = whole.what;
  for (let size = Math.ceil(keep.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < keep.length; ) {
      const fewer = keep.filter((_, i) => i < at || i >= at + size);
      const { violation } = await runWorld(seed, new Set(fewer));
      if (violation?.invariant !== whole.invariant) {
        at += size;
        continue;
      }
      keep = fewer;
      what = violation.what;
    }
  }
  const told = keep.map((i) => `${happenings[i]?.at.toFixed(3)} ${happenings[i]?.kind}`);
  return { seed, keep, happenings: told, what };
}
