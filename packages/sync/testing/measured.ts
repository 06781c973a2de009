/** Loaded into a server process (`--import`, with `--expose-gc`): asked by its parent, it says what is still alive in it. */

process.on('message', async () => {
  // Twice, with a turn between: what a finalizer lets go of goes with the second.
  for (let i = 0; i < 2; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  process.send?.({ heapUsed: process.memoryUsage().heapUsed, timers });
});
