/** What we want of our figures: in numbers, beside Hocuspocus in the same run, or below the relays. */

import { ours, relays, rival } from './peers.ts';

/** Decides by the medians of every peer. */
export interface Goal {
  readonly words: string;
  readonly isReached: (medianOf: (peer: string) => number) => boolean;
}

export const atMost = (most: number): Goal => ({
  words: `≤ ${most}`,
  isReached: (of) => of(ours) <= most,
});

export const below = (bound: number): Goal => ({
  words: `< ${bound}`,
  isReached: (of) => of(ours) < bound,
});

/** Beside Hocuspocus on SQLite. */
export const ratioAtMost = (most: number): Goal => ({
  words: `≤ ${most.toFixed(2)}× Hocuspocus`,
  isReached: (of) => of(ours) / of(rival) <= most,
});

export const belowRelays = (): Goal => ({
  words: 'below both relays',
  isReached: (of) => relays.every((relay) => of(ours) < of(relay)),
});

export const all = (...goals: readonly Goal[]): Goal => ({
  words: goals.map(({ words }) => words).join(', '),
  isReached: (of) => goals.every(({ isReached }) => isReached(of)),
});
