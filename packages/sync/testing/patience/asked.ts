/** The thread that is asked: it works, waits or answers, as it is told. */

import { parentPort, workerData } from 'node:worker_threads';

export interface Task {
  readonly id: number;
  /** works for so long, in processor time */
  readonly workMs: number;
  /** then waits for so long without working */
  readonly waitMs: number;
}

const port = parentPort;
if (port === null) throw new Error('this module is a worker');
/** What it has used so far, in ms, and how many answers it has given: to be seen without asking. */
const [used, given] = [new Int32Array(workerData.seen, 0, 1), new Int32Array(workerData.seen, 4, 1)];

function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  Atomics.store(used, 0, Math.floor((user + system) / 1_000));
  return (user + system) / 1_000;
}

port.on('message', ({ id, workMs, waitMs }: Task) => {
  const from = usedMs();
  while (usedMs() - from < workMs);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
  port.postMessage({ id, kind: 'answer', value: null, usedMs: usedMs() });
  Atomics.add(given, 0, 1);
  Atomics.notify(given, 0);
});
