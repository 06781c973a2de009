/**
 * How a measured server talks to whoever measures it: its port when it listens, then CPU time, memory or a CPU
 * profile when asked. Every server's entry imports this and nothing else of the benchmark.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { channelName } from './collect.ts';

export type Ask = 'cpu' | 'memory' | 'startProfile' | 'stopProfile';

export interface Cpu {
  /** seconds of this process on a CPU, user and system, all its threads */
  readonly cpuS: number;
  /** of these, seconds in the kernel */
  readonly kernelS: number;
  /** of these, the main thread */
  readonly main: { readonly cpuS: number; readonly kernelS: number };
  readonly workers: readonly { readonly id: number; readonly cpuS: number; readonly kernelS: number }[];
  /** seconds of every thread, by the name that the system knows it under; empty where it tells none */
  readonly threads: Readonly<Record<string, number>>;
}

export interface Memory {
  readonly rssMiB: number;
  /** what is alive after a collection, on all threads: objects, and the bytes they hold */
  readonly liveMiB: number;
}

/** As V8 writes them; `main` is the main thread's, the others are by the worker's id. */
export interface Profiles {
  readonly main: string;
  readonly workers: readonly { readonly id: number; readonly profile: string }[];
}

/** The folder this server may write in. */
export const folder = process.argv[2] ?? '.';

/** What else it was started with. */
export const settings: readonly string[] = process.argv.slice(3);

const SAMPLE_EVERY_US = 200;
const workers = new Set<Worker>();
process.on('worker', (worker) => {
  workers.add(worker);
  worker.once('online', () => profiling?.begin(worker));
  worker.once('exit', () => workers.delete(worker));
});

/** Tells that this server listens, and answers questions from now on. */
export function listening(port: number): void {
  process.on('message', async (ask: Ask) => {
    process.send?.(await answers[ask]());
  });
  process.send?.(port);
}

const answers = {
  cpu: cpu,
  memory: memory,
  startProfile: startProfile,
  stopProfile: stopProfile,
} as const;

async function cpu(): Promise<Cpu> {
  const seconds = ({ user, system }: NodeJS.CpuUsage) => ({ cpuS: (user + system) / 1e6, kernelS: system / 1e6 });
  return {
    ...seconds(process.cpuUsage()),
    main: seconds(process.threadCpuUsage()),
    workers: await Promise.all(
      [...workers].map(async (worker) => ({ id: worker.threadId, ...seconds(await worker.cpuUsage()) })),
    ),
    threads: threads(),
  };
}

function threads(): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const folder = '/proc/self/task';
  for (const thread of existsSync(folder) ? readdirSync(folder) : []) {
    const name = readFileSync(join(folder, thread, 'comm'), 'utf8').trim();
    const [nanoseconds = '0'] = readFileSync(join(folder, thread, 'schedstat'), 'utf8').split(' ');
    found[name] = (found[name] ?? 0) + Number(nanoseconds) / 1e9;
  }
  return found;
}

async function memory(): Promise<Memory> {
  await collectInWorkers();
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  let live = heapUsed + external;
  for (const worker of workers) {
    const { used_heap_size, external_memory } = await worker.getHeapStatistics();
    live += used_heap_size + external_memory;
  }
  return { rssMiB: rss / 2 ** 20, liveMiB: live / 2 ** 20 };
}

async function collectInWorkers(): Promise<void> {
  let waiting = workers.size;
  if (waiting === 0) return;
  const channel = new BroadcastChannel(channelName);
  const all = Promise.withResolvers<void>();
  channel.onmessage = ({ data }) => {
    if (data === 'collected' && --waiting === 0) all.resolve();
  };
  channel.postMessage('collect');
  await all.promise;
  channel.close();
}

/** CPU profiles of the main thread, and of every worker that is there or comes. */
class Profiling {
  readonly #session = new Session();
  readonly #workers = new Map<number, ReturnType<Worker['startCpuProfile']>>();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
    for (const worker of workers) this.begin(worker);
    await Promise.all(this.#workers.values());
    await this.#session.post('Profiler.start');
  }

  begin(worker: Worker): void {
    this.#workers.set(worker.threadId, worker.startCpuProfile());
  }

  async stop(): Promise<Profiles> {
    const { profile } = await this.#session.post('Profiler.stop');
    this.#session.disconnect();
    const others: { id: number; profile: string }[] = [];
    for (const [id, handle] of this.#workers) others.push({ id, profile: await (await handle).stop() });
    return { main: JSON.stringify(profile), workers: others };
  }
}

let profiling: Profiling | null = null;

async function startProfile(): Promise<null> {
  profiling = new Profiling();
  await profiling.start();
  return null;
}

async function stopProfile(): Promise<Profiles> {
  if (profiling === null) throw new Error('no profile was started');
  const profiles = await profiling.stop();
  profiling = null;
  return profiles;
}
