/** The door for tests: contract suites that every backend runs, and the log that needs no disk. */

export { openMemoryLog } from '../src/update-log/memory.ts';
export { updateLogContract } from './update-log-contract.ts';
