/**
 * How a measured server talks to whoever measures it: its port when it listens, its CPU time and memory
 * when asked. Every server's entry imports this and nothing else of the benchmark.
 */

export interface Usage {
  /** seconds of this process on a CPU, user and system, all its threads */
  readonly cpuS: number;
  readonly rssMiB: number;
}

/** The folder this server may write in. */
export const folder = process.argv[2] ?? '.';

/** Tells that this server listens, and answers questions about its usage from now on. */
export function listening(port: number): void {
  process.on('message', () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuS: (user + system) / 1e6, rssMiB: process.memoryUsage.rss() / 2 ** 20 } satisfies Usage);
  });
  process.send?.(port);
}
