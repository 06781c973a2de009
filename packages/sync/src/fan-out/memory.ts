/** Several servers in one process: for tests, and for simulated worlds. */

import type { Channel, FanOut } from './fan-out.ts';

/** Carries one message to one listener, now, later, twice or never. */
export type Carry = (deliver: () => void) => void;

const atOnce: Carry = (deliver) => deliver();

/** A hub that every `FanOut` it makes is joined to. `carry` decides how each message travels. */
export function fanOutHub(carry: Carry = atOnce): () => FanOut {
  const listeners = new Map<Channel, Set<{ readonly owner: object; readonly hear: (message: Uint8Array) => void }>>();
  return () => {
    const owner = {};
    const own = new Set<() => void>();
    let isClosed = false;
    return {
      reachesOthers: true,
      publish(channel, message) {
        if (isClosed) return;
        const bytes = message.slice(); // it may travel for a while
        for (const listener of listeners.get(channel) ?? []) {
          if (listener.owner === owner) continue;
          carry(() => {
            if (listeners.get(channel)?.has(listener)) listener.hear(bytes);
          });
        }
      },
      subscribe(channel, hear) {
        const listener = { owner, hear };
        const all = listeners.get(channel) ?? new Set();
        listeners.set(channel, all.add(listener));
        const stop = () => {
          all.delete(listener);
          own.delete(stop);
          if (all.size === 0 && listeners.get(channel) === all) listeners.delete(channel);
        };
        own.add(stop);
        return stop;
      },
      async close() {
        isClosed = true;
        for (const stop of [...own]) stop();
      },
    };
  };
}
