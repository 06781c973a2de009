/**
 * When there is a connection again. A browser says so of its network, and knows nothing of a server that has been away: an open plan says
 * it of its own line.
 */

const lines = new EventTarget();

/** Says that the server answers again. */
export function sayConnected(): void {
  lines.dispatchEvent(new Event('connected'));
}

/** Calls `act` once, as soon as there is a connection again. */
export function onceConnected(act: () => void): void {
  const over = new AbortController();
  const come = () => {
    over.abort();
    act();
  };
  addEventListener('online', come, { signal: over.signal });
  lines.addEventListener('connected', come, { signal: over.signal });
}
