/** One's own account. Signing in and out is better-auth's own, under /api/auth. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { problems } from './problem.ts';
import { password } from './values.ts';

const base = oc.errors(problems);

export const account = {
  /**
   * Changes my password, ends every session of mine and begins a new one here. 422 naming `current` when that is not my
   * password, `next` when it would be guessed at once; 404 for people of the demo network, who have none.
   */
  changePassword: base
    .route({ method: 'POST', path: '/account/password' })
    .input(z.strictObject({ current: z.string().max(1_000), next: password }))
    .output(z.object({ ok: z.literal(true) })),
};
