/** Behind a frame: what is done there stands in no key's way, because the page has time until the key after that. */

/** A page behind another one has no frames. */
const frameMaxMs = 100;

/** Calls back once or twice when what is in the page now has been painted. */
export function afterFrame(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  requestAnimationFrame(() => port2.postMessage(null));
  setTimeout(act, frameMaxMs);
}
