/**
 * How often somebody may try to sign in. Strict for one account from one address, because that is guessing; strict for
 * one account over a day, wherever the guesses come from; generous for an address, because a school is one address.
 *
 * It is kept in memory: a restart forgives.
 */
export interface AttemptRules {
  /** Wrong passwords for one account from one address, before it has to wait. */
  readonly failuresHere: number;
  readonly waitMs: number;
  /** Wrong passwords for one account in a day, from addresses that never signed in to it. */
  readonly failuresAnywhere: number;
  readonly dayMs: number;
  /** Attempts of one address in a minute, right or wrong. */
  readonly perAddress: number;
  readonly minuteMs: number;
}

const attemptRules: AttemptRules = {
  failuresHere: 10,
  waitMs: 15 * 60_000,
  failuresAnywhere: 100,
  dayMs: 24 * 60 * 60_000,
  perAddress: 600,
  minuteMs: 60_000,
};

/** Counters kept at most; above it the oldest are forgotten. */
const remembered = 50_000;

export type Attempts = ReturnType<typeof createAttempts>;

export function createAttempts(now: () => number, rules: AttemptRules = attemptRules) {
  const counters = new Map<string, { count: number; until: number }>();
  const known = new Set<string>();

  const read = (key: string): { count: number; until: number } | undefined => {
    const counter = counters.get(key);
    if (counter === undefined || counter.until > now()) return counter;
    counters.delete(key);
    return undefined;
  };
  const add = (key: string, forMs: number): void => {
    const counter = read(key) ?? { count: 0, until: now() + forMs };
    counter.count += 1;
    counters.set(key, counter);
    for (const oldest of counters.keys()) {
      if (counters.size <= remembered) break;
      counters.delete(oldest);
    }
  };
  const waitOf = (key: string, most: number): number => {
    const counter = read(key);
    return counter === undefined || counter.count < most ? 0 : counter.until - now();
  };

  return {
    /**
     * How long to wait before this attempt, in milliseconds; 0 when it may go on. An attempt counts as wrong until it is
     * said to have succeeded, so that a thousand at once are not a thousand tries.
     */
    wait(account: string, address: string): number {
      const here = `${account} ${address}`;
      const wait = Math.max(
        waitOf(`address ${address}`, rules.perAddress),
        waitOf(`here ${here}`, rules.failuresHere),
        known.has(here) ? 0 : waitOf(`account ${account}`, rules.failuresAnywhere),
      );
      add(`address ${address}`, rules.minuteMs);
      if (wait > 0) return wait;
      add(`here ${here}`, rules.waitMs);
      if (!known.has(here)) add(`account ${account}`, rules.dayMs);
      return 0;
    },
    succeeded(account: string, address: string): void {
      const here = `${account} ${address}`;
      counters.delete(`here ${here}`);
      const anywhere = read(`account ${account}`);
      if (anywhere !== undefined && !known.has(here)) anywhere.count -= 1;
      if (known.size >= remembered) known.clear();
      known.add(here);
    },
  };
}
