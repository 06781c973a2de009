/** Does something after it was asked for, once nobody asks and the page is idle: what is derived never stands in a key's way. */

const quietMs = 120;

/** `atLatestMs` bounds how long people who never pause can put it off; left out, they can for good. */
export function whenQuiet(
  act: () => void,
  atLatestMs = Number.POSITIVE_INFINITY,
): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedAt: number | null = null;
  const run = () => {
    askedAt = null;
    act();
  };
  return {
    ask: () => {
      clearTimeout(timer);
      const now = performance.now();
      askedAt ??= now;
      timer = setTimeout(run, Math.min(quietMs, Math.max(0, askedAt + atLatestMs - now)));
    },
    stop: () => clearTimeout(timer),
  };
}
