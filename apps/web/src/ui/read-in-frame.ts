/**
 * Reads of the page's layout, gathered: all that wait for a frame are done one after the other before anything is changed, so that
 * the page is laid out once for all of them.
 */
const waiting = new Set<() => void>();

/** Calls `read` once in the next frame, however often it is asked for until then. It must change nothing on the page at once. */
export function readInFrame(read: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(readAll);
  waiting.add(read);
}

function readAll(): void {
  const reads = [...waiting];
  waiting.clear();
  for (const read of reads) read();
}
