/**
 * Asking a worker thread and getting its answer. A worker that dies takes its open questions with it,
 * as errors; the next question starts a new one. One that does not answer in time is ended.
 */

import { type Transferable, Worker } from 'node:worker_threads';

interface Question {
  readonly answer: (value: never) => void;
  readonly fail: (error: unknown) => void;
}

type Answer =
  | { readonly id: number; readonly kind: 'answer'; readonly value: unknown }
  | {
      readonly id: number;
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly code?: string;
    };

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
  readonly #patienceMs: number;
  readonly #questions = new Map<number, Question>();
  #worker: Worker | null = null;
  #next = 1;
  #closing = false;
  #watch: NodeJS.Timeout | undefined;

  /**
   * `died` is called when a worker is gone that nobody closed: whatever it knew is gone too. A worker that has
   * answered nothing for `patienceMs` while it was asked something is taken to be stuck; absent, it may take for ever.
   */
  constructor(
    module: URL,
    workerData: unknown,
    died: () => void = () => {},
    patienceMs: number = Number.POSITIVE_INFINITY,
  ) {
    this.#module = module;
    this.#workerData = workerData;
    this.#died = died;
    this.#patienceMs = patienceMs;
  }

  ask<T>(message: object, transfer: readonly Transferable[] = []): Promise<T> {
    if (this.#closing) return Promise.reject(new Error('the worker is closed'));
    const worker = this.#worker ?? this.#start();
    const id = this.#next++;
    return new Promise<T>((answer, fail) => {
      this.#questions.set(id, { answer, fail });
      if (this.#questions.size === 1) this.#waitFor(worker);
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
    let cause: unknown = new Error('the worker ended');
    worker.on('messageerror', () => worker.terminate());
    worker.on('message', (answer: Answer) => {
      const question = this.#questions.get(answer.id);
      this.#questions.delete(answer.id);
      this.#waitFor(worker);
      if (answer.kind === 'answer') question?.answer(answer.value as never);
      else question?.fail(new WorkerError(answer.name, answer.message, answer.code));
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      clearTimeout(this.#watch);
      this.#worker = null;
      const open = [...this.#questions.values()];
      this.#questions.clear();
      if (!this.#closing) this.#died();
      for (const { fail } of open) fail(cause);
    });
    return worker;
  }

  /** As long as something is being asked, an answer must come now and then. */
  #waitFor(worker: Worker): void {
    clearTimeout(this.#watch);
    if (this.#questions.size === 0 || this.#patienceMs === Number.POSITIVE_INFINITY) return;
    this.#watch = setTimeout(() => worker.terminate(), this.#patienceMs);
  }
}
