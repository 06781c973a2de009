/** One's own account over HTTP: changing the password, which puts out whoever else is signed in to it. */
import { ORPCError } from '@orpc/server';
import type { PersonId } from '@tangram/domain';
import type { Attempts } from '../auth/attempts.ts';
import type { Auth } from '../auth/auth.ts';
import { weakness } from '../auth/password.ts';
import type { Roster } from '../store/roster.ts';
import { api } from './api.ts';
import { notTaken, notThere } from './problem.ts';

export interface AccountParts {
  readonly auth: Auth;
  readonly attempts: Attempts;
  readonly roster: Roster;
  /** Called when a person's sessions have ended; closes the pages they have open by one of them, or by any. */
  readonly signedOut: (person: PersonId, session?: string) => void;
}

export function accountRoutes({ auth, attempts, roster, signedOut }: AccountParts) {
  return {
    changePassword: api.account.changePassword.handler(async ({ input, context }) => {
      const { viewer, answerHeaders } = context;
      const { person } = viewer;
      if (!(await auth.hasPassword(person))) throw notThere();
      // Whoever sits down at an open page must not guess faster than somebody at the door.
      const waitMs = attempts.wait(`password of ${person}`, 'an open page');
      if (waitMs > 0) {
        answerHeaders.set('retry-after', String(Math.ceil(waitMs / 1000)));
        throw new ORPCError('TOO_MANY_REQUESTS', { message: 'Too many tries. Wait a few minutes, then try again.' });
      }
      if (!(await auth.isPassword(person, input.current))) throw notTaken('current', 'This is not your password.');
      attempts.succeeded(`password of ${person}`, 'an open page');
      const network = await roster.network(viewer.network);
      const schools = await roster.schools(viewer.network);
      const names = [network, ...schools].flatMap((named) => named?.name ?? []);
      mustBeStrong('next', input.next, names);

      await auth.setPassword(person, input.next);
      await auth.endAll(person);
      signedOut(person);
      for (const cookie of await auth.signInAs(person, null)) answerHeaders.append('set-cookie', cookie);
      return { ok: true } as const;
    }),
  };
}

/** Refuses a password that would be guessed at once; `names` are those of the network and its schools. */
export function mustBeStrong(field: string, password: string, names: readonly string[]): void {
  const weak = weakness(password, names);
  if (weak !== null) throw notTaken(field, weak);
}
