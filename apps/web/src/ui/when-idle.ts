/** Work that can wait until the page has nothing better to do, but not longer than half a second. */
export function whenIdle(run: (deadline: IdleDeadline) => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 500 });
  else setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), 16);
}
