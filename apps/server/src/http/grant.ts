/** Facts from the store, a decision from access: what every handler asks before it does anything with a plan. */
import { type Action, decide, type Grant, type Refusal, type Viewer } from '@tangram/access';
import type { Plans } from '../store/plans.ts';
import { notThere, notYours } from './problem.ts';

/** May this viewer do this to this plan? Throws the answer when not; a “no” never tells that a plan exists. */
export type AskGrant = <A extends Action>(viewer: Viewer, action: A, plan: string) => Promise<Grant<A>>;

const sentences: Readonly<Record<Exclude<Refusal, 'notInCircle'>, string>> = {
  viewOnly: 'You can read this plan. Ask one of its authors if you want to write in it or comment on it.',
  commentOnly: 'You can read and comment on this plan. Ask one of its authors if you want to write in it.',
  notAuthor: 'Only the authors of this plan can do that.',
};

export function createGrants(plans: Pick<Plans, 'facts'>): AskGrant {
  return async (viewer, action, plan) => {
    const facts = await plans.facts(plan);
    if (facts === null) throw notThere();
    const decision = decide(viewer, action, facts);
    if (decision.allowed) return decision.grant;
    // Whoever is told this sees the plan already.
    throw decision.because === 'notInCircle' ? notThere() : notYours(sentences[decision.because]);
  };
}
