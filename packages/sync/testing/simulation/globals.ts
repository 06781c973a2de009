/**
 * Time and chance of this thread, replaced. It must be imported before anything of Yjs: lib0 takes hold of
 * `Date.now` and the random numbers once, when it is loaded. While no world runs, everything is as it was.
 */

import { webcrypto } from 'node:crypto';

/** What a world puts in the place of the machine's time and chance. */
export interface Surroundings {
  now(): number;
  wall(): number;
  after(ms: number, act: () => void): () => void;
  /** from 0 to below 1 */
  fraction(): number;
}

class Timer {
  stop = () => {};
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

let current: Surroundings | null = null;

/** From now on this thread lives in a world, or outside all of them. */
export function surround(by: Surroundings | null): void {
  current = by;
}

const real = {
  now: performance.now.bind(performance),
  wall: Date.now,
  random: Math.random,
  fill: webcrypto.getRandomValues.bind(webcrypto),
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
};

function stop(real: (timer: never) => void) {
  return (timer: unknown) => (timer instanceof Timer ? timer.stop() : real(timer as never));
}

performance.now = () => (current === null ? real.now() : current.now());
Date.now = () => (current === null ? real.wall() : current.wall());
Math.random = () => (current === null ? real.random() : current.fraction());
webcrypto.getRandomValues = ((array: Uint32Array<ArrayBuffer>) => {
  if (current === null) return real.fill(array);
  for (let i = 0; i < array.length; i++) array[i] = Math.floor(current.fraction() * 2 ** 32);
  return array;
}) as unknown as typeof webcrypto.getRandomValues;

Object.assign(globalThis, {
  setTimeout(act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) {
    if (current === null) return real.setTimeout(act, ms, ...given);
    const timer = new Timer();
    timer.stop = current.after(ms, () => act(...given));
    return timer;
  },
  setInterval(act: () => void, ms: number) {
    if (current === null) return real.setInterval(act, ms);
    const { after } = current;
    const timer = new Timer();
    const again = () => {
      timer.stop = after(ms, () => {
        again();
        act();
      });
    };
    again();
    return timer;
  },
  clearTimeout: stop(real.clearTimeout),
  clearInterval: stop(real.clearInterval),
});
