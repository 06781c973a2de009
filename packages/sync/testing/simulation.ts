/**
 * Simulated worlds, many of them: each seed is a world of servers, disks, networks and people, and each must
 * keep every promise. `docs/simulation.md` says what a world is and how to read one that fails.
 */

import { Worker } from 'node:worker_threads';
import type { Outcome } from './simulation/run-world.ts';
import type { Shrunken } from './simulation/shrink.ts';
import type { Request, Tally } from './simulation/worker.ts';

export { mutated } from './simulation/mutants.ts';
export { mutants } from './simulation/planted.ts';
export type { Outcome, Shrunken, Tally };

/** No world takes so long; one that does is caught in a circle. */
const PATIENCE_MS = 120_000;
/** So many worlds at a time are given to a thread. */
const PORTION = 20;

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'error'; readonly message: string };

/** A thread in which worlds run, with a bug planted in its engine if it is given one. */
export class Worlds {
  readonly #worker: Worker;
  readonly #print: (line: string) => void;
  #waiting: { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void } | null = null;

  constructor(mutant: string | null = null, print: (line: string) => void = () => {}) {
    this.#print = print;
    this.#worker = new Worker(new URL('./simulation/worker.ts', import.meta.url), { workerData: { mutant } });
    this.#worker.on('message', (message: Message) => {
      if (message.kind === 'line') this.#print(message.line);
      else if (message.kind === 'answer') this.#waiting?.resolve(message.value as never);
      else if (message.kind === 'error') this.#waiting?.reject(new Error(message.message));
    });
    this.#worker.on('error', (error) => this.#waiting?.reject(error as Error));
  }

  /** Runs seeds one after the other; up to the first with a violation, if told so. */
  run(from: number, count: number, stopAtFirst = false): Promise<Tally> {
    return this.#ask({ kind: 'run', from, count, stopAtFirst });
  }

  shrink(seed: number): Promise<Shrunken | null> {
    return this.#ask({ kind: 'shrink', seed });
  }

  /** Runs a seed, or some of what happens in it, and prints what happens. */
  trace(seed: number, keep: readonly number[] | null = null): Promise<Outcome> {
    return this.#ask({ kind: 'trace', seed, keep });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask<T>(request: Request): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no answer to ${JSON.stringify(request)} in ${PATIENCE_MS / 1_000} s`)),
        request.kind === 'shrink' ? 10 * PATIENCE_MS : PATIENCE_MS,
      );
      const done = () => {
        clearTimeout(late);
        this.#waiting = null;
      };
      this.#waiting = {
        resolve: (value) => {
          done();
          resolve(value);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      this.#worker.postMessage(request);
    });
  }
}

/** Runs many seeds on several threads. `told` hears how far it has come. */
export async function runSeeds(
  from: number,
  count: number,
  threads = 2,
  told: (done: Tally) => void = () => {},
): Promise<Tally> {
  let next = from;
  let all: Tally = { worlds: 0, entries: 0, violations: [] };
  const work = async () => {
    const worlds = new Worlds();
    try {
      while (next < from + count) {
        const first = next;
        next = Math.min(from + count, first + PORTION);
        const { worlds: ran, entries, violations } = await worlds.run(first, next - first);
        all = {
          worlds: all.worlds + ran,
          entries: all.entries + entries,
          violations: [...all.violations, ...violations],
        };
        told(all);
      }
    } finally {
      await worlds.close();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return all;
}
