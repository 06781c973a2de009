/** Work that can wait until the page has nothing better to do, but not longer than half a second, or than is said. */
export function whenIdle(run: (deadline: IdleDeadline) => void, atLatestMs = 500): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: atLatestMs });
  else setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), 16);
}

/** Fetches code that nobody waits for. On a slow machine a plan that opens has no idle moment for long: the first key goes first. */
export function fetchWhenIdle(fetch: () => void): void {
  whenIdle(fetch, 3_000);
}
