/** Work that can wait until the page has nothing better to do, but not longer than half a second, or than is said. */
export function whenIdle(run: (deadline: IdleDeadline) => void, atLatestMs = 500): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: atLatestMs });
  else setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), 16);
}
