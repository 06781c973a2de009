/**
 * Whose turn it is to be mounted: sections in sight first, the others one by one while the page has nothing better to do, so that
 * a unit of forty sections can be read and typed in before all of them are editors.
 */

interface Waiting {
  readonly near: () => boolean;
  readonly mount: () => void;
}

const queue = new Set<Waiting>();
let scheduled = false;

/** Calls `mount` once, soon when `near` says so. Returns how to give the turn up. */
export function takeTurn(waiting: Waiting): () => void {
  queue.add(waiting);
  schedule();
  return () => queue.delete(waiting);
}

/** Asks again who is in sight. */
export function turnsChanged(): void {
  schedule();
}

function schedule(): void {
  if (scheduled || queue.size === 0) return;
  scheduled = true;
  const someoneNear = [...queue].some((one) => one.near());
  if (someoneNear) requestAnimationFrame(next);
  else if (typeof requestIdleCallback === 'function') requestIdleCallback(next, { timeout: 2_000 });
  else setTimeout(next, 50);
}

function next(): void {
  scheduled = false;
  const [first] = [...queue].filter((one) => one.near());
  const one = first ?? [...queue][0];
  if (one) {
    queue.delete(one);
    one.mount();
  }
  schedule();
}
