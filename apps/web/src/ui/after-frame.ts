/** Behind a frame: what is done there stands in no key's way, because the page has time until the key after that. */

type Act = () => void;

/** A page behind another one has no frames. */
const frameMaxMs = 100;

/** What waits for the same frame has one message: a key asks for several things, and each message costs it a part of its time. */
let gathering: Act[] | null = null;

/** Calls back once, when what is in the page now has been painted, or shortly after where nothing is painted. */
export function afterFrame(act: Act): void {
  if (gathering !== null) {
    gathering.push(act);
    return;
  }
  const acts = [act];
  gathering = acts;
  const close = () => {
    if (gathering === acts) gathering = null;
  };
  // Each, whatever becomes of those before it.
  const doAll = () => {
    try {
      acts.shift()?.();
    } finally {
      if (acts.length > 0) doAll();
    }
  };
  const { port1, port2 } = new MessageChannel();
  const late = setTimeout(() => {
    close();
    doAll();
  }, frameMaxMs);
  port1.onmessage = () => {
    clearTimeout(late);
    doAll();
  };
  requestAnimationFrame(() => {
    close();
    port2.postMessage(null);
  });
}
