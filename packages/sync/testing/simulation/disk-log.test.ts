/** The simulated log is a log: it keeps the promises that every log makes. */

import { describe } from 'vitest';
import { updateLogContract } from '../update-log-contract.ts';
import { chance } from './chance.ts';
import { SimulatedDisk } from './disk.ts';
import { openDiskLog } from './disk-log.ts';

describe('update log on a simulated disk', () => {
  updateLogContract(async () => {
    const disk = new SimulatedDisk({ writeMs: 0, flushMs: 0, failing: 0 }, chance(1, 'disk'));
    const soon = (act: () => void) => void setImmediate(act);
    const after = (_: number, act: () => void) => {
      soon(act);
      return () => {};
    };
    return openDiskLog(disk, { now: () => 0, wall: () => Date.now(), after, soon });
  });
});
