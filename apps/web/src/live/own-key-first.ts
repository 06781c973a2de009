/**
 * One's own letters are painted before what colleagues write meanwhile: while somebody types, what arrives waits, in its order, for the
 * frame of their next key, and comes together right behind it, when the page has time until the key after that. With eight people typing
 * on a slow computer every other frame of a letter would have their work in it too, or be behind one that has.
 */

import { afterFrame } from '../ui/after-frame.ts';

type Act = () => void;

/** Whoever has pressed no key for so long behind the last one's frame is not typing; nothing waits longer. */
const restMs = 200;

export interface OwnKeyFirst {
  /** Does something now, or right behind the frame of a key while somebody types. */
  behind(act: Act): void;
  /** Does now what waits. */
  letGo(): void;
  /** Knows of no more keys, and lets go. */
  end(): void;
}

/** Knows of every key in the page. `together` is given what is to be done in one go. */
export function ownKeyFirst(together: (all: Act) => void): OwnKeyFirst {
  const key = keyFirst({ afterFrame, afterRest: (act) => setTimeout(act, restMs), together });
  document.addEventListener('keydown', key.pressed, true);
  return {
    ...key,
    end() {
      document.removeEventListener('keydown', key.pressed, true);
      key.letGo();
    },
  };
}

interface Moments {
  /** Calls back once what is in the page now has been painted. */
  readonly afterFrame: (act: Act) => void;
  /** Calls back when somebody who has pressed no key since has stopped typing. */
  readonly afterRest: (act: Act) => void;
  readonly together: (all: Act) => void;
}

export function keyFirst({ afterFrame, afterRest, together }: Moments) {
  let held: Act[] | null = null;
  let waitsForFrame = false;
  /** What an earlier key arranged lets nothing go that a later one holds. */
  let turn = 0;
  const doHeld = (next: Act[] | null) => {
    const acts = held ?? [];
    held = next;
    if (acts.length > 0) together(() => doAll(acts));
  };
  const letGo = () => {
    turn += 1;
    waitsForFrame = false;
    doHeld(null);
  };
  return {
    pressed() {
      held ??= [];
      if (waitsForFrame) return;
      waitsForFrame = true;
      turn += 1;
      const mine = turn;
      afterFrame(() => {
        if (turn !== mine || !waitsForFrame) return;
        waitsForFrame = false;
        afterRest(() => {
          if (turn === mine) letGo();
        });
        doHeld([]);
      });
    },
    behind(act: Act) {
      if (held === null) together(act);
      else held.push(act);
    },
    letGo,
  };
}

/** Each, whatever becomes of those before it: none of them comes a second time. What the first one failed of is told at the end. */
function doAll(acts: readonly Act[]): void {
  const failures: unknown[] = [];
  for (const act of acts) {
    try {
      act();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
