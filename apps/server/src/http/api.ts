/**
 * The contract, ready to be implemented: who asks, and what may be answered with. Everything a handler knows of the
 * caller is in the context, and all of it comes from the session.
 */
import { implement } from '@orpc/server';
import type { Viewer } from '@tangram/access';
import { contract } from '@tangram/contract';
import type { Session } from '../auth/auth.ts';
import { signInFirst } from './problem.ts';

export interface ApiContext {
  /** Null for somebody who is not signed in. */
  readonly viewer: Viewer | null;
  readonly session: Session | null;
  /** What the answer carries besides: cookies to set, how long to wait. */
  readonly answerHeaders: Headers;
}

const asked = implement(contract).$context<ApiContext>();

/** For the routes that anybody may ask. */
export const open = asked;

/** For all others: the viewer is there, or the answer is 401 before the input is looked at. */
export const api = asked.use(({ context, next }) => {
  if (context.viewer === null) throw signInFirst();
  return next({ context: { viewer: context.viewer } });
});
