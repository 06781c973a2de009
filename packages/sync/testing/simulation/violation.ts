/** What a world must never show. The first one ends it. */

/** Which promise was broken. `docs/simulation.md` says what each of them means. */
export type Invariant =
  | 'acknowledged'
  | 'converged'
  | 'rights'
  | 'owners'
  | 'log'
  | 'order'
  | 'shown'
  | 'history'
  | 'purged'
  | 'saved'
  | 'bounded'
  | 'presence'
  | 'refused'
  | 'settled'
  | 'failed';

export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: Invariant;

  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}

/** Says that a promise was broken, and lets whatever goes on go on. */
export type Accuse = (invariant: Invariant, what: string) => void;

/** An error as somebody needs it who looks for its cause. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
