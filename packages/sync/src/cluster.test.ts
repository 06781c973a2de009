import { describe } from 'vitest';
import { clusterContract } from '../testing/cluster-contract.ts';
import { fanOutHub } from './fan-out/memory.ts';
import { openMemoryLog } from './update-log/memory.ts';

describe('several servers on one log in memory', () => {
  clusterContract(async (carry) => {
    const log = openMemoryLog();
    const join = fanOutHub(carry);
    return async () => ({ log: { ...log, close: async () => {} }, fanOut: join() });
  });
});
