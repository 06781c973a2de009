/**
 * How the server says no: the envelope of the API library, with a sentence for the person who reads it. Those that a
 * handler throws and those of the doors before it look alike.
 */
import { ORPCError } from '@orpc/server';
import type { ProblemData } from '@tangram/contract';

/** The answer to everything that a person may not know of, whether it exists or not. */
export function notThere(): ORPCError<'NOT_FOUND', undefined> {
  return new ORPCError('NOT_FOUND', { message: 'There is nothing here, or it is not shared with you.' });
}

/** The answer to somebody who is not signed in, for what needs it. */
export function signInFirst(): ORPCError<'UNAUTHORIZED', undefined> {
  return new ORPCError('UNAUTHORIZED', { message: 'Sign in to go on.' });
}

/** Something of a plan that the person sees and may not do. */
export function notYours(message: string): ORPCError<'FORBIDDEN', undefined> {
  return new ORPCError('FORBIDDEN', { message });
}

/** An input that has the right form and cannot be taken. */
export function notTaken(field: string, message: string): ORPCError<'UNPROCESSABLE_CONTENT', ProblemData> {
  return new ORPCError('UNPROCESSABLE_CONTENT', { message, data: { field } });
}

/** A link that worked once. */
export function usedUp(message: string): ORPCError<'GONE', undefined> {
  return new ORPCError('GONE', { status: 410, message });
}

/** The same envelope for a refusal before any handler. */
export function refusal(
  status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503,
  message: string,
  more: { headers?: Record<string, string>; data?: ProblemData } = {},
): Response {
  const body = { defined: false, code: codes[status], status, message, ...(more.data && { data: more.data }) };
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...more.headers } });
}

const codes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const;
