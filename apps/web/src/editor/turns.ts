/**
 * Whose turn it is to be drawn, and then to be mounted: sections in sight first, the others one by one, so that a unit of forty
 * sections can be read and typed in before all of them are there. An editor costs something with every key of a colleague, so in a
 * long plan only what somebody has come near is one.
 */

/** A section is drawn before its text becomes an editor. */
type Step = 'draw' | 'mount';

/** Where something stands: in the window, where it will be after a turn of the wheel, or elsewhere. */
export type Nearness = 'inSight' | 'near' | 'far';

interface Waiting {
  readonly step: Step;
  readonly where: () => Nearness;
  readonly act: () => void;
}

/** So many texts far from view become editors as well; where more of them wait, each stays HTML until somebody comes near. */
const fewMax = 12;

/** Until the page has been painted once nobody knows what is in sight, and that is to be written in before all else is drawn. */
const firstLookMs = 200;

/** Whoever types goes on; until they have rested for so long no text far away becomes an editor. */
const restMs = 1_000;

/**
 * React takes fifty updates, none of which finds it at rest, for an endless loop, and each section that is drawn has several: after so
 * many in a row there is a rest.
 */
const inARow = 8;
const settleMs = 20;

const queue = new Set<Waiting>();
/** Takes back what was arranged for the next turn; null while nothing is. */
let unschedule: (() => void) | null = null;
let typedAt = Number.NEGATIVE_INFINITY;
let hasBegun = false;
let turns = 0;

/** Calls `act` once, soon when it is not far. Returns how to give the turn up. */
export function takeTurn(waiting: Waiting): () => void {
  queue.add(waiting);
  schedule();
  return () => queue.delete(waiting);
}

/** Asks again who is in sight. */
export function turnsChanged(): void {
  schedule();
}

/** From now on it is known whether somebody types. Returns how to end it. */
export function noteTyping(): () => void {
  const note = () => {
    typedAt = performance.now();
  };
  document.addEventListener('keydown', note, true);
  return () => document.removeEventListener('keydown', note, true);
}

function schedule(): void {
  unschedule?.();
  unschedule = null;
  const one = first();
  if (one === undefined) return;
  const restsIn = typedAt + restMs - performance.now();
  if (one.where() !== 'far') unschedule = inFrame(next);
  // What the browser's own find looks for must soon be there, however busy the page is.
  else if (one.step === 'draw') unschedule = inTime(next, hasBegun ? restAfter(turns) : firstLookMs);
  // What can only be written in may wait until nobody is in its way.
  else if (restsIn > 0) unschedule = inTime(schedule, restsIn);
  else if (typeof requestIdleCallback !== 'function') unschedule = inTime(next, 50);
  else unschedule = inIdleness(next);
}

function next(): void {
  unschedule = null;
  hasBegun = true;
  const one = first();
  if (one) {
    queue.delete(one);
    turns += 1;
  }
  try {
    one?.act();
  } finally {
    if (unschedule === null) schedule();
  }
}

const restAfter = (turn: number) => (turn % inARow === 0 ? settleMs : 0);

/** What is in sight is drawn and mounted before anything else is, then what is near; then all is drawn, then mounted if they are few. */
function first(): Waiting | undefined {
  const all = [...queue];
  const at = (where: Nearness) => all.filter((one) => one.where() === where);
  const [among = all] = [at('inSight'), at('near')].filter((some) => some.length > 0);
  return among.find(({ step }) => step === 'draw') ?? (among !== all || all.length <= fewMax ? among[0] : undefined);
}

function inFrame(act: () => void): () => void {
  const asked = requestAnimationFrame(act);
  return () => cancelAnimationFrame(asked);
}

function inTime(act: () => void, ms: number): () => void {
  const asked = setTimeout(act, ms);
  return () => clearTimeout(asked);
}

function inIdleness(act: () => void): () => void {
  const asked = requestIdleCallback(act);
  return () => cancelIdleCallback(asked);
}
