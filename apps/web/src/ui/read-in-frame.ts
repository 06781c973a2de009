/**
 * Reads of the page's layout, gathered: all that wait for a frame are done one after the other before anything is changed, so that
 * the page is laid out once for all of them. What they set is drawn in the same frame, and not in one more.
 */
import { flushSync } from 'react-dom';

const waiting = new Set<() => void>();

/** Calls `read` once in the next frame, however often it is asked for until then. It must change nothing on the page at once. */
export function readInFrame(read: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(readAll);
  waiting.add(read);
}

function readAll(): void {
  const reads = [...waiting];
  waiting.clear();
  flushSync(() => {
    for (const read of reads) read();
  });
}
