/**
 * How a measured server talks to whoever measures it: its port when it listens, its CPU time and memory
 * when asked. Every server's entry imports this and nothing else of the benchmark.
 */

export interface Usage {
  /** seconds of this process on a CPU, user and system, all its threads */
  readonly cpuS: number;
  readonly rssMiB: number;
  /** what is alive on the main thread after a collection: objects, and the bytes they hold */
  readonly liveMiB: number;
}

/** The folder this server may write in. */
export const folder = process.argv[2] ?? '.';

/** Tells that this server listens, and answers questions about its usage from now on. */
export function listening(port: number): void {
  process.on('message', () => {
    globalThis.gc?.();
    globalThis.gc?.(); // the first one lets go of what holds memory outside the heap, the second one counts it
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    const usage: Usage = {
      cpuS: (user + system) / 1e6,
      rssMiB: rss / 2 ** 20,
      liveMiB: (heapUsed + external) / 2 ** 20,
    };
    process.send?.(usage);
  });
  process.send?.(port);
}
