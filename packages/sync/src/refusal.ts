/** How the checks say no. */

import type { RejectionReason } from '../client/codes.ts';

export interface Refused {
  readonly kind: 'refused';
  readonly reason: RejectionReason;
  readonly limit?: number;
  readonly actual?: number;
}

/** A refusal with the bound that was passed, if a number explains it. */
export function refused(reason: RejectionReason, limit?: number, actual?: number): Refused {
  return limit === undefined || actual === undefined
    ? { kind: 'refused', reason }
    : { kind: 'refused', reason, limit, actual };
}

/** A refusal on its way out of a nested value. Caught where the walk began, never further. */
export class RefusedContent extends Error {
  readonly refused: Refused;

  constructor(reason: RejectionReason, limit?: number, actual?: number) {
    super(reason);
    this.refused = refused(reason, limit, actual);
  }
}
