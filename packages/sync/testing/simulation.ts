/**
 * Simulated worlds, many of them: each seed is a world of servers, disks, networks and people, and each must
 * keep every promise. `docs/simulation.md` says what a world is and how to read one that fails.
 */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './simulation/run-world.ts';
import type { Shrunken } from './simulation/shrink.ts';
import type { Request, Tally } from './simulation/worker.ts';

export { mutated } from './simulation/mutants.ts';
export { mutants } from './simulation/planted.ts';
export type { Outcome, Shrunken, Tally };

/** No portion of worlds takes so much of its thread’s own time: then one is caught in a circle. A busy machine ends none. */
const PATIENCE_CPU_MS = 60_000;
const LOOK_EVERY_MS = 5_000;
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
  readonly #ready: Promise<unknown>;
  readonly #print: (line: string) => void;
  #waiting: { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void } | null = null;

  constructor(mutant: string | null = null, print: (line: string) => void = () => {}) {
    this.#print = print;
    this.#worker = new Worker(new URL('./simulation/worker.ts', import.meta.url), { workerData: { mutant } });
    this.#ready = once(this.#worker, 'message'); // it says that it is ready, or ends with an error
    this.#ready.catch(() => {});
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

  async #ask<T>(request: Request): Promise<T> {
    const patience = request.kind === 'shrink' ? 10 * PATIENCE_CPU_MS : PATIENCE_CPU_MS;
    await this.#ready;
    const from = await this.#usedMs();
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        const look = async () => {
          const used = (await this.#usedMs()) - from;
          if (used > patience) reject(new Error(`no answer to ${JSON.stringify(request)} in ${used} ms of work`));
        };
        watch = setInterval(() => void look().catch(reject), LOOK_EVERY_MS);
        this.#worker.postMessage(request);
      });
    } finally {
      clearInterval(watch);
      this.#waiting = null;
    }
  }

  /** Processor time of the thread; it answers also when it is caught in a circle. */
  async #usedMs(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage();
    return (user + system) / 1_000;
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
