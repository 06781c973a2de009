/**
 * What waits to be drawn, in the order in which it came, a little in each idle moment. The browser lays out all that was drawn in one
 * go, which costs several times what drawing it did: so a moment ends by what was drawn in it as well as by its time.
 */
import { drawingMax } from './formula-limits.ts';

type Moment = Pick<IdleDeadline, 'didTimeout' | 'timeRemaining'>;

/** Asks for a moment in which the page has nothing better to do, or at last for one all the same; null: nothing can be drawn now. */
type AskForMoment = (use: (moment: Moment | null) => void) => void;

/** Draws something; returns how many elements that were. */
type Draw = () => number;

/**
 * The most that is drawn in one moment; on a page that had none for a long time, far less at once but sooner again. What is known already
 * may be as much as one formula: nothing moves when it stands there at once.
 */
export const momentMax = {
  formulas: 200,
  elements: drawingMax.elements / 2,
  elementsInBusyPage: 1_000,
  elementsKnown: drawingMax.elements,
} as const;

export interface DrawingQueue<Key> {
  /** Lets something wait, in place of what waited under this key. */
  add(key: Key, draw: Draw): void;
  remove(key: Key): void;
  /** Whether so much was already put in the page since the last moment that the rest had better wait. */
  readonly isFull: boolean;
  /** Counts what somebody put in the page at once. */
  count(elements: number): void;
}

export function drawingQueue<Key>(askForMoment: AskForMoment): DrawingQueue<Key> {
  const waiting = new Map<Key, Draw>();
  let isAsked = false;
  let formulas = 0;
  let elements = 0;
  const isOver = (elementsMax: number) => formulas >= momentMax.formulas || elements >= elementsMax;
  const count = (drawn: number) => {
    formulas += 1;
    elements += drawn;
  };
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    askForMoment((moment) => {
      isAsked = false;
      // What waits goes on waiting; the next that comes asks again.
      if (moment === null) return;
      formulas = 0;
      elements = 0;
      try {
        drawFor(moment);
      } finally {
        if (waiting.size > 0) ask();
      }
    });
  };
  const drawFor = (moment: Moment) => {
    const elementsMax = moment.didTimeout ? momentMax.elementsInBusyPage : momentMax.elements;
    for (const [key, draw] of waiting) {
      waiting.delete(key);
      count(draw());
      if (isOver(elementsMax) || (!moment.didTimeout && moment.timeRemaining() < 2)) return;
    }
  };
  return {
    add(key, draw) {
      waiting.set(key, draw);
      ask();
    },
    remove: (key) => void waiting.delete(key),
    get isFull() {
      return isOver(momentMax.elementsKnown);
    },
    count(drawn) {
      count(drawn);
      ask();
    },
  };
}
