/**
 * Loaded into every thread of a measured server: a collection can only be asked for from within a thread, and
 * what is alive in one can only be counted after it.
 */

import { isMainThread } from 'node:worker_threads';

export const channelName = 'bench: collect';

if (!isMainThread) {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    if (data !== 'collect') return;
    globalThis.gc?.();
    globalThis.gc?.(); // the first one lets go of what holds memory outside the heap, the second one counts it
    channel.postMessage('collected');
  };
  (channel as unknown as { unref(): void }).unref();
}
