/**
 * How an answer says no. Every refusal has a code, a sentence for the person who reads it, and the facts behind it.
 *
 * “Not allowed” and “not there” are the same answer: `NOT_FOUND` for everything a person may not know of.
 */
import { z } from 'zod';

const problemData = z.object({
  /** The input that was wrong, as a path: `sections.0.title`. */
  field: z.string().optional(),
  /** The bound that was passed, in the field's own unit. */
  limit: z.number().optional(),
  actual: z.number().optional(),
  /** What to name when asking for help; the server's log has the rest. */
  ref: z.string().optional(),
});
export type ProblemData = z.infer<typeof problemData>;

export const problems = {
  BAD_REQUEST: { status: 400, data: problemData.optional() },
  UNAUTHORIZED: { status: 401, data: problemData.optional() },
  FORBIDDEN: { status: 403, data: problemData.optional() },
  NOT_FOUND: { status: 404, data: problemData.optional() },
  CONFLICT: { status: 409, data: problemData.optional() },
  GONE: { status: 410, data: problemData.optional() },
  PAYLOAD_TOO_LARGE: { status: 413, data: problemData.optional() },
  UNPROCESSABLE_CONTENT: { status: 422, data: problemData.optional() },
  TOO_MANY_REQUESTS: { status: 429, data: problemData.optional() },
  SERVICE_UNAVAILABLE: { status: 503, data: problemData.optional() },
} as const;
