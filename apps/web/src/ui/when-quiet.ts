/** Does something after it was asked for, once nobody asks and the page is idle: what is derived never stands in a key's way. */

const quietMs = 120;

/** `atLatestMs` bounds how long people who never pause can put it off; left out, they can for good. */
export function whenQuiet(
  act: () => void,
  atLatestMs = Number.POSITIVE_INFINITY,
): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstAskedAt = 0;
  let lastAskedAt = 0;
  const dueAt = () => Math.min(lastAskedAt + quietMs, firstAskedAt + atLatestMs);
  // One timer for all that ask until it is due: somebody asks at every key of everybody.
  const look = () => {
    const left = dueAt() - performance.now();
    timer = left > 0 ? setTimeout(look, left) : undefined;
    if (timer === undefined) act();
  };
  return {
    ask: () => {
      lastAskedAt = performance.now();
      if (timer !== undefined) return;
      firstAskedAt = lastAskedAt;
      timer = setTimeout(look, dueAt() - lastAskedAt);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
