/** A validation error as the person hears it: which field, what is wrong with it, and the bound that was passed. */
import { ORPCError, ValidationError } from '@orpc/server';
import type { ProblemData } from '@tangram/contract';
import { z } from 'zod';

/** The parts of a Zod issue that matter to whoever sent the input. */
const issueShape = z.object({
  code: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number(), z.object({ key: z.union([z.string(), z.number()]) })])).optional(),
  maximum: z.number().optional(),
  minimum: z.number().optional(),
  origin: z.string().optional(),
  keys: z.array(z.string()).optional(),
});

/** Those that have the wrong form altogether; all others have the right form and a value that cannot be taken. */
const wrongForm: readonly (string | undefined)[] = ['invalid_type', 'unrecognized_keys', 'invalid_union', undefined];

/** The answer for an input that does not fit the contract, or undefined when the error is another one. */
export function invalidInput(error: unknown): ORPCError<string, ProblemData> | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return undefined;
  const cause: unknown = error.cause;
  if (!(cause instanceof ValidationError)) return undefined;
  const issue = issueShape.safeParse(cause.issues[0]).data;
  if (issue === undefined) return new ORPCError('BAD_REQUEST', { message: 'The input cannot be read.', data: {} });
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const field = [...steps, ...(issue.keys?.slice(0, 1) ?? [])].join('.');
  const limit = issue.maximum ?? issue.minimum;
  const actual = sizeAt(cause.data, steps, issue.origin);
  const data: ProblemData = {
    ...(field !== '' && { field }),
    ...(limit !== undefined && { limit }),
    ...(limit !== undefined && actual !== undefined && { actual }),
  };
  const code = wrongForm.includes(issue.code) ? 'BAD_REQUEST' : 'UNPROCESSABLE_CONTENT';
  return new ORPCError(code, { message: `${field === '' ? 'The input' : field}: ${sentence(issue)}`, data });
}

function sentence(issue: z.infer<typeof issueShape>): string {
  const unit = issue.origin === 'string' ? ' characters' : '';
  if (issue.code === 'too_big' && issue.maximum !== undefined) return `at most ${issue.maximum}${unit}`;
  if (issue.code === 'too_small' && issue.minimum !== undefined) return `at least ${issue.minimum}${unit}`;
  return issue.message;
}

function sizeAt(input: unknown, steps: readonly string[], origin: string | undefined): number | undefined {
  let at: unknown = input;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = new Map(Object.entries(at)).get(step);
  }
  if (typeof at === 'string' && origin === 'string') return at.length;
  if (Array.isArray(at)) return at.length;
  return typeof at === 'number' ? at : undefined;
}
