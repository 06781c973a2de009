/** Does something after it was asked for, once nobody asks and the page is idle: what is derived never stands in a key's way. */

const quietMs = 120;

export function whenQuiet(act: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask: () => {
      clearTimeout(timer);
      timer = setTimeout(act, quietMs);
    },
    stop: () => clearTimeout(timer),
  };
}
