/**
 * Asking a worker thread and getting its answer. A worker that dies takes its open questions with it,
 * as errors; the next question starts a new one. One that works too long on an answer is ended.
 */

import { type Transferable, Worker } from 'node:worker_threads';

interface Question {
  readonly answer: (value: never) => void;
  readonly fail: (error: unknown) => void;
}

/** How long a worker that was asked something may go without an answer. */
export interface Patience {
  /** in processor time of its own: a machine that has no core left for it makes it late, and not stuck */
  readonly workMs: number;
  /** on the clock: for one that waits for ever without working */
  readonly silenceMs: number;
}

/** Looks at what a worker has used come no sooner than this after one another. */
const LOOK_AGAIN_MS = 100;

/** `usedMs` is the processor time of the worker so far; only one that is ended for it must say so. */
type Answer = { readonly usedMs?: number } & (
  | { readonly id: number; readonly kind: 'answer'; readonly value: unknown }
  | {
      readonly id: number;
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly code?: string;
    }
);

/** An error thrown in the worker, under its own name, with its code if it has one. */
class WorkerError extends Error {
  readonly code: string | undefined;

  constructor(name: string, message: string, code: string | undefined) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

export class WorkerCalls {
  readonly #module: URL;
  readonly #workerData: unknown;
  readonly #died: () => void;
  readonly #patience: Patience | null;
  readonly #questions = new Map<number, Question>();
  #worker: Worker | null = null;
  #next = 1;
  #closing = false;
  /** the processor time of the worker when it last answered */
  #usedMs = 0;
  /** Counts answers, so that a look knows whether one came while it was waiting. */
  #heard = 0;
  #workWatch: NodeJS.Timeout | undefined;
  #silenceWatch: NodeJS.Timeout | undefined;

  /**
   * `died` is called when a worker is gone that nobody closed: whatever it knew is gone too. Without patience given,
   * a worker may take for ever.
   */
  constructor(module: URL, workerData: unknown, died: () => void = () => {}, patience: Patience | null = null) {
    this.#module = module;
    this.#workerData = workerData;
    this.#died = died;
    this.#patience = patience;
  }

  ask<T>(message: object, transfer: readonly Transferable[] = []): Promise<T> {
    if (this.#closing) return Promise.reject(new Error('the worker is closed'));
    const worker = this.#worker ?? this.#start();
    const id = this.#next++;
    return new Promise<T>((answer, fail) => {
      this.#questions.set(id, { answer, fail });
      if (this.#questions.size === 1) this.#watch(worker);
      worker.postMessage({ id, ...message }, transfer);
    });
  }

  /** Ends the worker. Open questions fail. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#module, { workerData: this.#workerData });
    this.#worker = worker;
    this.#usedMs = 0;
    let cause: unknown = new Error('the worker ended');
    worker.on('messageerror', () => worker.terminate());
    worker.on('message', (answer: Answer) => {
      const question = this.#questions.get(answer.id);
      this.#questions.delete(answer.id);
      this.#heard++;
      this.#usedMs = answer.usedMs ?? 0;
      this.#watch(worker);
      if (answer.kind === 'answer') question?.answer(answer.value as never);
      else question?.fail(new WorkerError(answer.name, answer.message, answer.code));
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.#stopWatching();
      this.#worker = null;
      const open = [...this.#questions.values()];
      this.#questions.clear();
      if (!this.#closing) this.#died();
      for (const { fail } of open) fail(cause);
    });
    return worker;
  }

  /** As long as something is being asked, an answer must come now and then. */
  #watch(worker: Worker): void {
    this.#stopWatching();
    if (this.#questions.size === 0 || this.#patience === null) return;
    const { workMs, silenceMs } = this.#patience;
    this.#workWatch = setTimeout(() => void this.#look(worker, workMs), workMs); // it cannot have worked longer than that
    this.#silenceWatch = setTimeout(() => void this.#endUnlessHeard(worker, async () => true), silenceMs);
  }

  #stopWatching(): void {
    clearTimeout(this.#workWatch);
    clearTimeout(this.#silenceWatch);
  }

  /** Ends the worker if it has worked for so long since its last answer, and looks again when it can have. */
  #look(worker: Worker, workMs: number): Promise<void> {
    return this.#endUnlessHeard(worker, async (isHeard) => {
      const usedMs = await usedBy(worker);
      const left = workMs - (usedMs - this.#usedMs);
      if (left <= 0) return true;
      if (!isHeard())
        this.#workWatch = setTimeout(() => void this.#look(worker, workMs), Math.max(left, LOOK_AGAIN_MS));
      return false;
    });
  }

  /** A thread that was kept from reading what has arrived reads it first: an answer that lies there is an answer. */
  async #endUnlessHeard(worker: Worker, isStuck: (isHeard: () => boolean) => Promise<boolean>): Promise<void> {
    const before = this.#heard;
    const isHeard = () => this.#heard !== before || this.#worker !== worker;
    await new Promise(setImmediate);
    if (!isHeard() && (await isStuck(isHeard)) && !isHeard()) await worker.terminate();
  }
}

/** Processor time of a worker, in ms. A worker tells it also while it is in a loop; one that is not there yet has used none. */
async function usedBy(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1_000;
  } catch {
    return 0;
  }
}
