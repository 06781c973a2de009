/**
 * A grant is the proof of a yes: this viewer may do this to this plan, asked just now.
 *
 * Only `decide` in rules.ts makes one (index.ts does not export `makeGrant`), so a query that takes a grant cannot be reached
 * by a door that forgot to ask.
 */
import type { PersonId, PlanId } from '@tangram/domain';
import type { AccessLevel, Action } from './action.ts';

declare const proof: unique symbol;

export interface Grant<A extends Action> {
  readonly [proof]: true;
  readonly action: A;
  readonly plan: PlanId;
  readonly person: PersonId;
  /** All that the person may do here, for pages that show or hide what goes with it. */
  readonly access: AccessLevel;
}

/** For rules.ts alone. */
export function makeGrant<A extends Action>(action: A, plan: PlanId, person: PersonId, access: AccessLevel): Grant<A> {
  return { action, plan, person, access } as Grant<A>;
}
