/**
 * Accounts and sessions, kept by better-auth: e-mail and password, nothing else. What leaves this folder is a session
 * and its person; who that person is to the rules comes from the roster.
 *
 * Nobody signs up by themselves. Accounts are made by the set-up link, by an invitation, or by the demo.
 */
import { httpLimits } from '@tangram/contract';
import { type PersonId, personId } from '@tangram/domain';
import { betterAuth, type GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Store } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** A session ends after so long without use, and after so long in any case. */
const sessionLimits = { idleMs: 12 * 60 * 60 * 1000, absoluteMs: 14 * 24 * 60 * 60 * 1000 } as const;

export interface AuthOptions {
  readonly store: Store;
  /** Signs the cookies; known to this server alone. */
  readonly secret: string;
  /** The one address of this server, whatever a request says. */
  readonly origin: string;
  readonly trustedOrigins: readonly string[];
  readonly now: () => number;
}

export interface Session {
  readonly id: string;
  readonly person: PersonId;
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ store, secret, origin, trustedOrigins, now }: AuthOptions) {
  const https = origin.startsWith('https:');
  const auth = betterAuth({
    appName: 'Tangram',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [...trustedOrigins],
    database: { db: store, type: 'sqlite' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: httpLimits.passwordMin,
      maxPasswordLength: httpLimits.passwordMax,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: { expiresIn: sessionLimits.idleMs / 1000, updateAge: 10 * 60, cookieCache: { enabled: false } },
    // Attempts are counted in attempts.ts, by account and by address.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: newId },
      useSecureCookies: false, // the name carries the prefix itself: __Host-, which better-auth does not know
      ipAddress: { disableIpTracking: true },
      cookies: {
        session_token: {
          name: https ? '__Host-tangram.session' : 'tangram.session',
          attributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
    databaseHooks: {
      // What browser somebody uses is nothing that we need to know.
      session: { create: { before: async (session) => ({ data: { ...session, userAgent: null, ipAddress: null } }) } },
    },
    plugins: [signInAsPerson],
  });

  const passwordOf = async (person: PersonId): Promise<string | null> => {
    const account = await store
      .selectFrom('account')
      .select('password')
      .where('userId', '=', person)
      .where('providerId', '=', 'credential')
      .executeTakeFirst();
    return account?.password ?? null;
  };

  const end = async (session: Session): Promise<void> => {
    await store.deleteFrom('session').where('id', '=', session.id).execute();
  };

  return {
    /** The routes under /api/auth: sign-in, sign-out and the session. */
    handler: (request: Request): Promise<Response> => auth.handler(request),

    /** The session that a request's cookie opens, and the cookie that keeps it open; null when there is none. */
    async session(headers: Headers): Promise<{ session: Session; setCookies: readonly string[] } | null> {
      const { response, headers: answer } = await auth.api.getSession({ headers, returnHeaders: true });
      if (response === null) return null;
      if (response.session.createdAt.getTime() + sessionLimits.absoluteMs <= now()) return null;
      return {
        session: { id: response.session.id, person: personId(response.user.id) },
        setCookies: answer?.getSetCookie() ?? [],
      };
    },

    /** Ends a session: its cookie opens nothing any more. */
    end,

    /** Ends every session of a person. */
    async endAll(person: PersonId): Promise<void> {
      await store.deleteFrom('session').where('userId', '=', person).execute();
    },

    /** Whether this person signs in with a password; nobody of the demo network does. */
    async hasPassword(person: PersonId): Promise<boolean> {
      return (await passwordOf(person)) !== null;
    },

    /** Whether this is the person's password. */
    async isPassword(person: PersonId, password: string): Promise<boolean> {
      const kept = await passwordOf(person);
      return kept !== null && verifyPassword(kept, password);
    },

    /** Sets a person's password. Their sessions are not ended by it. */
    async setPassword(person: PersonId, password: string): Promise<void> {
      await store
        .updateTable('account')
        .set({ password: await hashPassword(password), updatedAt: new Date(now()).toISOString() })
        .where('userId', '=', person)
        .where('providerId', '=', 'credential')
        .execute();
    },

    /**
     * Begins a session for a person who has just been let in, and ends the one that the browser had before. Returns the
     * cookies to set.
     */
    async signInAs(person: PersonId, before: Session | null): Promise<readonly string[]> {
      if (before !== null) await end(before);
      const { headers } = await auth.api.signInAsPerson({ body: { person }, returnHeaders: true });
      return headers.getSetCookie();
    },

    /** Of these sessions, those that are still good. */
    async stillGood(sessions: readonly string[]): Promise<ReadonlySet<string>> {
      if (sessions.length === 0) return new Set();
      const rows = await store
        .selectFrom('session')
        .select('id')
        .where('id', 'in', [...sessions])
        .where('expiresAt', '>', new Date(now()).toISOString())
        .where('createdAt', '>', new Date(now() - sessionLimits.absoluteMs).toISOString())
        .execute();
      return new Set(rows.map((row) => row.id));
    },
  };
}

/** A session for a person whom the server itself lets in; no request reaches it. */
const signInAsPerson = {
  id: 'sign-in-as-person',
  endpoints: {
    signInAsPerson: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ person: z.string() }) },
      async (context: PersonContext) => {
        const user = await context.context.internalAdapter.findUserById(context.body.person);
        if (user === null) throw new APIError('NOT_FOUND');
        const session = await context.context.internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return { ok: true };
      },
    ),
  },
} as const;

type PersonContext = GenericEndpointContext & { readonly body: { readonly person: string } };
