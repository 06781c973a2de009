/**
 * One's own letter is painted before what colleagues wrote meanwhile: what arrives between a key and its frame waits for that frame,
 * in its order. With eight people typing on a slow computer every other frame of a letter would have their work in it too.
 */

type Act = () => void;

/** A page behind another one has no frames. */
const frameMaxMs = 100;

export interface OwnKeyFirst {
  /** Does something now, or right behind the frame of a key that was just pressed. */
  behind(act: Act): void;
  /** Does now what waits. */
  letGo(): void;
  /** Knows of no more keys, and lets go. */
  end(): void;
}

/** Knows of every key in the page. */
export function ownKeyFirst(): OwnKeyFirst {
  const key = keyFirst(afterFrame);
  document.addEventListener('keydown', key.pressed, true);
  return {
    ...key,
    end() {
      document.removeEventListener('keydown', key.pressed, true);
      key.letGo();
    },
  };
}

/** `afterFrame` calls back once what is in the page now has been painted. */
export function keyFirst(afterFrame: (act: Act) => void) {
  let held: Act[] | null = null;
  const letGo = () => {
    const acts = held ?? [];
    held = null;
    doAll(acts);
  };
  return {
    pressed() {
      if (held !== null) return;
      const mine: Act[] = [];
      held = mine;
      // What a later key holds is not let go by an earlier one's frame.
      afterFrame(() => {
        if (held === mine) letGo();
      });
    },
    behind(act: Act) {
      if (held === null) act();
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

function afterFrame(act: Act): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  requestAnimationFrame(() => port2.postMessage(null));
  setTimeout(act, frameMaxMs);
}
