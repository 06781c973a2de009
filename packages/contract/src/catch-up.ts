/**
 * Coming back to a plan: when the signed-in person last had it open, and what others changed in it and wrote beside it since.
 * When somebody had a plan open is told to nobody but them.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { problems } from './problem.ts';
import { id, instant, personCard } from './values.ts';

const base = oc.errors(problems);
const change = z.enum(['same', 'gone', 'new']);
const ofPlan = z.strictObject({ planId: id });

const changedSection = z.object({
  /** Which of the plan's two documents it is in. */
  part: z.enum(['open', 'authors']),
  id: z.string(),
  /** Its own title, or the teacher's word for its kind. */
  name: z.string(),
  change: z.enum(['added', 'changed', 'moved', 'broughtBack', 'removed']),
  /** It also stands elsewhere now. */
  moved: z.boolean(),
  /** The others who wrote in it; none where only the server did. */
  by: z.array(personCard),
  /** When one of them last did. */
  at: instant.nullable(),
});
export type ChangedSection = z.infer<typeof changedSection>;

const changedThread = z.object({
  threadId: z.string(),
  /** A new thread, replies in an older one, or one of mine that was resolved. */
  what: z.enum(['new', 'replies', 'resolved']),
  by: z.array(personCard),
  at: instant,
  /** The words that the thread is about, formulas as plain text; empty where it is about a section or the whole plan. */
  quote: z.string(),
  /** How the latest of it begins, formulas as plain text; empty for a thread that was resolved. */
  text: z.string(),
  /** How many comments are new. */
  comments: z.number().int(),
});
export type ChangedThread = z.infer<typeof changedThread>;

const caughtUp = z.object({
  /** Since when; null where there is nothing to catch up with. */
  since: instant.nullable(),
  sections: z.array(changedSection),
  threads: z.array(changedThread),
  /** The sections are not listed: more was written than can be compared. */
  tooMuch: z.boolean(),
});
export type CatchUp = z.infer<typeof caughtUp>;

/** How something that stayed looked, and looks now: a line as `text` or `heading 2`, words as `bold italic`; plain ones as nothing. */
const look = z.object({ was: z.string(), is: z.string() }).nullable();

const diffLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('line'),
    as: z.enum(['title', 'field', 'heading', 'text', 'item', 'cell']),
    /** The name of a field or of a table's column. */
    label: z.string(),
    /** Of its beginning: a line that is new may hold words that stayed, where one was split. */
    change,
    look,
    runs: z.array(
      z.object({
        change,
        kind: z.enum(['text', 'formula', 'figure', 'picture']),
        /** A formula's LaTeX, a figure's title, a picture's words. */
        text: z.string(),
        /** A figure as JSON, a picture's id. */
        data: z.string(),
        look,
      }),
    ),
  }),
  /** So many lines in which nothing changed. */
  z.object({ kind: z.literal('gap'), lines: z.number().int() }),
]);
export type DiffLine = z.infer<typeof diffLine>;

export const catchUp = {
  /** Notes that the person has the plan before them now, and tells since when there may be something to catch up with. */
  visit: base
    .route({ method: 'POST', path: '/plans/{planId}/visit' })
    .input(ofPlan)
    .output(z.object({ since: instant.nullable(), /** They have looked at it in this visit. */ looked: z.boolean() })),
  read: base.route({ method: 'GET', path: '/plans/{planId}/catch-up' }).input(ofPlan).output(caughtUp),
  /** What changed in one of the sections, line by line. */
  section: base
    .route({ method: 'GET', path: '/plans/{planId}/catch-up/{part}/{sectionId}' })
    .input(z.strictObject({ planId: id, part: id, sectionId: id }))
    .output(z.object({ lines: z.array(diffLine) })),
  /** The person has looked at it, and is offered only what comes from now on the next time; or wants it no longer now. */
  done: base
    .route({ method: 'POST', path: '/plans/{planId}/catch-up/done' })
    .input(z.strictObject({ planId: id, how: z.enum(['looked', 'dismissed']) }))
    .output(z.object({ ok: z.literal(true) })),
};
