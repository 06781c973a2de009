/**
 * The one door to the server's API: a typed client of the contract, and query options made from it.
 *
 * Of the contract the page knows types and routes alone; what is valid is decided on the server.
 */

import routes from 'virtual:routes';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract, ProblemData } from '@tangram/contract';
import { QueryClient } from '@tanstack/react-query';

export const client: JsonifiedClient<ContractRouterClient<Contract>> = createORPCClient(
  new OpenAPILink(routes, { url: `${location.origin}/api` }),
);

export const api = createTanstackQueryUtils(client);

/** Reads are tried again only when the network failed: a refusal is an answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => problemOf(error).kind === 'unreachable' && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

/**
 * Reads again what has just changed. A first answer that is still on its way may be of before the change, and would be taken for the
 * new one: it is not waited for.
 */
export async function readAgain(queryKey: readonly unknown[]): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}

/** Why a call failed, as the page tells people apart. */
export type Problem =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly data: ProblemData };

/** Reads an error of the client. Whatever is no answer of the server means that it could not be reached. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ORPCError)) return { kind: 'unreachable' };
  if (error.code === 'UNAUTHORIZED') return { kind: 'signedOut' };
  if (error.code === 'NOT_FOUND') return { kind: 'notFound' };
  if (error.status === 502 || error.status === 504) return { kind: 'unreachable' };
  const data: ProblemData = typeof error.data === 'object' && error.data !== null ? error.data : {};
  return { kind: 'refused', code: error.code, message: error.message, data };
}

/** Signing in and out is better-auth's own door, beside the contract. Resolves to null, or to why not. */
export async function signIn(email: string, password: string): Promise<'wrong' | 'tooMany' | 'unreachable' | null> {
  try {
    const answer = await post('/api/auth/sign-in/email', { email, password });
    if (answer.ok) return null;
    if (answer.status === 429) return 'tooMany';
    return answer.status < 500 ? 'wrong' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** Which devices are signed out: this one, or all on which the person is signed in. */
export type SignOutWhere = 'here' | 'everywhere';

/** Ends the session on the server. False when it could not be reached, and then the session is still open. */
export async function signOut(where: SignOutWhere): Promise<boolean> {
  try {
    return (await post(where === 'here' ? '/api/auth/sign-out' : '/api/auth/sign-out-everywhere', {})).ok;
  } catch {
    return false;
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
