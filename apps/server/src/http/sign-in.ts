/**
 * The doors of better-auth that are open: sign in, sign out, and who the session is. All others are not there.
 *
 * Wrong passwords are counted before better-auth is asked. Signing out ends this session and what it has open, no other
 * device's; signing out everywhere ends them all.
 */

import type { PersonId } from '@tangram/domain';
import { z } from 'zod';
import type { Attempts } from '../auth/attempts.ts';
import type { Auth } from '../auth/auth.ts';
import { refusal } from './problem.ts';

export interface SignInParts {
  readonly auth: Auth;
  readonly attempts: Attempts;
  /** Called when somebody has signed out; closes the pages they have open by that session, or all of theirs. */
  readonly signedOut: (person: PersonId, session?: string) => void;
}

const credentials = z.object({ email: z.string().max(200), password: z.string().max(1_000) });

/** Answers a request under /api/auth that `routes.ts` knows. `address` is the other end of the connection. */
export function createSignIn({ auth, attempts, signedOut }: SignInParts) {
  return async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/auth/sign-in/email') return signIn(request, address);
    if (pathname === '/api/auth/sign-out') return signOut(request, 'here');
    if (pathname === '/api/auth/sign-out-everywhere') return signOut(request, 'everywhere');
    const found = await auth.session(request.headers);
    return Response.json(found === null ? null : { person: found.session.person });
  };

  async function signIn(request: Request, address: string): Promise<Response> {
    const input = credentials.safeParse(await request.json().catch(() => undefined)).data;
    if (input === undefined) return refusal(400, 'Send an e-mail address and a password.');
    const account = input.email.trim().toLowerCase();
    const waitMs = attempts.wait(account, address);
    if (waitMs > 0) {
      return refusal(429, 'Too many tries. Wait a few minutes, then try again.', {
        headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
      });
    }
    const answer = await auth.handler(
      new Request(request.url, {
        method: 'POST',
        headers: request.headers,
        body: JSON.stringify({ email: account, password: input.password, rememberMe: true }),
      }),
    );
    if (!answer.ok) return refusal(401, 'The e-mail address or the password is not right.');
    attempts.succeeded(account, address);
    // A cookie from before signing in is good for nothing after it.
    const before = await auth.session(request.headers);
    if (before !== null) await auth.end(before.session);
    return withCookies(Response.json({ ok: true }), answer.headers.getSetCookie());
  }

  async function signOut(request: Request, where: 'here' | 'everywhere'): Promise<Response> {
    const found = await auth.session(request.headers);
    if (found !== null && where === 'everywhere') await auth.endAll(found.session.person);
    const here = new URL('/api/auth/sign-out', request.url);
    const answer = await auth.handler(new Request(here, { method: 'POST', headers: request.headers, body: '{}' }));
    if (found !== null) signedOut(found.session.person, where === 'here' ? found.session.id : undefined);
    // A browser keeps pictures of plans for a day, and not for whoever sits down at it next.
    const ended = Response.json({ ok: true }, { headers: { 'clear-site-data': '"cache"' } });
    return withCookies(ended, answer.headers.getSetCookie());
  }
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
