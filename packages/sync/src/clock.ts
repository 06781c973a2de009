/**
 * Time, handed in. Everything in the engine that waits or compares instants asks a clock, so that a
 * test can turn it by hand and a jump of the wall clock moves nobody.
 */

export interface Clock {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** The hour on the wall, milliseconds since 1970: for what is written down, never for waiting. */
  wall(): number;
  /** Calls `act` once, `ms` from now, unless the returned function is called before. */
  after(ms: number, act: () => void): () => void;
  /** Calls `act` once, when what has already arrived has been dealt with. */
  soon(act: () => void): void;
}

/** The machine's clock. */
export const machineClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  soon(act) {
    setImmediate(act);
  },
};
