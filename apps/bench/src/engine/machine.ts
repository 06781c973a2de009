/**
 * What the rest of the machine did meanwhile. Figures are taken on shared machines; beside each stands how
 * much of a core went to others, so that a reader can tell a slow server from a busy minute.
 */

import { readFileSync } from 'node:fs';

/** A moment, by three clocks. */
export interface Moment {
  readonly atMs: number;
  /** all cores together, since the machine was started; NaN where the system does not tell */
  readonly busyS: number;
}

const TICKS_PER_SECOND = 100;

export function moment(): Moment {
  return { atMs: performance.timeOrigin + performance.now(), busyS: busySeconds() };
}

/** Per cent of one core that neither we nor idleness had; taken away by the host counts as somebody else's. */
export function othersPercent(from: Moment, to: Moment, ownS: number): number {
  const others = to.busyS - from.busyS - ownS;
  return Math.max(0, (others / (to.atMs - from.atMs)) * 1e5);
}

function busySeconds(): number {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n', 1);
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softirq + stolen) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}
