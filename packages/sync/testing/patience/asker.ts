/** The thread that asks, through `WorkerCalls` with a bug planted in it if it is given one, and says what came of it. */

import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Patience } from '../../src/worker-calls.ts';
import { plant } from '../simulation/mutants.ts';
import type { Task } from './asked.ts';

export interface Trial {
  readonly patience: Patience;
  readonly tasks: readonly Omit<Task, 'id'>[];
  /** Is this thread kept from reading the first answer for so long, once it has been given? */
  readonly readsLateByMs: number;
}

export interface Outcome {
  readonly answered: number;
  /** how many workers were ended */
  readonly ended: number;
  /** processor time of the worker, when last seen */
  readonly usedMs: number;
}

const { trial, bug } = workerData as { readonly trial: Trial; readonly bug: Parameters<typeof plant>[0] | null };
if (bug !== null) plant(bug);
const { WorkerCalls } = await import('../../src/worker-calls.ts');

let ended = 0;
const terminate = Worker.prototype.terminate;
Worker.prototype.terminate = function terminateAndCount(this: Worker) {
  ended++;
  return terminate.call(this);
};

const seen = new SharedArrayBuffer(8);
const calls = new WorkerCalls(new URL('./asked.ts', import.meta.url), { seen }, () => {}, trial.patience);
const asked = trial.tasks.map((task) => calls.ask<null>(task));
if (trial.readsLateByMs > 0) {
  Atomics.wait(new Int32Array(seen, 4, 1), 0, 0);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, trial.readsLateByMs);
}
const answers = await Promise.allSettled(asked);
const outcome: Outcome = {
  answered: answers.filter(({ status }) => status === 'fulfilled').length,
  ended,
  usedMs: Atomics.load(new Int32Array(seen, 0, 1), 0),
};
await calls.close();
parentPort?.postMessage(outcome);
