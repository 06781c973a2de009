/**
 * Tells the server, every few minutes and when somebody leaves, that the person has this plan before them: what they missed is
 * reckoned from when they last had. Nobody else is told of it. A page that nobody sees, or without a connection, tells nothing.
 */
import { client } from '../api.ts';

/** Whoever only passes by has not seen it; and three hundred who come at once tell it one after the other. */
const firstMs = { atLeast: 1_000, more: 2_000 } as const;
const everyMs = 5 * 60_000;
const atMostEveryMs = 30_000;

/** Since when there may be something to catch up with, and whether the person has looked at it in this visit. */
export type Visit = Awaited<ReturnType<typeof client.catchUp.visit>>;

/** Tells until the returned function is called. `heard` is called with since when there may be something to catch up with. */
export function tellOfVisit(planId: string, heard: (visit: Visit) => void): () => void {
  let over = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = async () => {
    if (document.visibilityState !== 'visible' || performance.now() - toldAt < atMostEveryMs) return;
    const before = toldAt;
    toldAt = performance.now();
    try {
      const visit = await client.catchUp.visit({ planId });
      if (!over) heard(visit);
    } catch {
      toldAt = before;
    }
  };
  const leave = () => {
    if (toldAt === Number.NEGATIVE_INFINITY) return;
    // A page that closes waits for no answer.
    void fetch(`/api/plans/${planId}/visit`, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => {});
  };
  const seen = () => {
    if (document.visibilityState === 'visible') void tell();
    else leave();
  };
  const first = setTimeout(() => void tell(), firstMs.atLeast + Math.random() * firstMs.more);
  const timer = setInterval(() => void tell(), everyMs);
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', seen);
  return () => {
    over = true;
    clearTimeout(first);
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', seen);
    if (document.visibilityState === 'visible') leave();
  };
}
