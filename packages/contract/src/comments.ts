/**
 * Comments: threads beside a plan, written by the signed-in person.
 *
 * Where a thread belongs is a mark in the section's text that the server sets first; whoever starts a thread says where
 * by two Yjs relative positions and the quoted words, and a mark is set only on those words.
 */
import { oc } from '@orpc/contract';
import { anchorKinds, feedbackKinds, reactions, threadReaders } from '@tangram/domain';
import { z } from 'zod';
import { httpLimits } from './limits.ts';
import { problems } from './problem.ts';
import { id, instant, newId, personCard } from './values.ts';

const base = oc.errors(problems);
const feedback = z.enum(feedbackKinds);
const reaction = z.enum(reactions);
const text = z.string().trim().min(1).max(httpLimits.commentText);
/** Ids of the people, and the groups, whose “@Name” in the text is meant; whoever may not open the plan is left out. */
const mentions = z.array(id).max(httpLimits.mentions).optional();

const comment = z.object({
  id: z.string(),
  author: personCard,
  text: z.string(),
  /** The people whose “@Name” in the text is meant. */
  mentions: z.array(personCard),
  /** The groups whose “@Name” in the text is meant, as they were called then. */
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  writtenAt: instant,
  editedAt: instant.nullable(),
  /** A deleted first comment keeps its place while replies stand under it; its text is empty. */
  deleted: z.boolean(),
  /** Who answered it with one tap; kinds that nobody chose are left out. */
  reactions: z.array(z.object({ reaction, people: z.array(personCard) })),
});
export type Comment = z.infer<typeof comment>;

const thread = z.object({
  id: z.string(),
  sectionId: z.string().nullable(),
  /** The words the thread was written about, kept when they are gone. */
  quote: z.string(),
  /** Whom it is for. */
  readers: z.enum(threadReaders),
  /** Who alone may read it; empty for everyone who may read the plan. */
  onlyFor: z.array(personCard),
  /** What it is about. */
  about: z.enum([...anchorKinds, 'plan']),
  /** The field that it is about: `title` for a section's title; and the row of it, for one chip or line. */
  field: z.string().nullable(),
  row: z.string().nullable(),
  /** Who took away what it was about, and when; nobody where that is not known. Null while it stands. */
  gone: z.object({ by: personCard.nullable(), at: instant }).nullable(),
  /** Who put it on other words than `firstQuote`, which it was about first. */
  attached: z.object({ by: personCard, at: instant, firstQuote: z.string() }).nullable(),
  /** The kind of feedback that it gives, where whoever started it said so. */
  feedback: feedback.nullable(),
  /** Other words for those that it is about, formulas between dollar signs, none to take them out; and who used them. */
  suggestion: z.object({ words: z.string(), used: z.object({ by: personCard, at: instant }).nullable() }).nullable(),
  comments: z.array(comment),
  resolved: z.object({ by: personCard, at: instant }).nullable(),
  /** Who opened it again after it was resolved, while it is open. */
  reopened: z.object({ by: personCard, at: instant }).nullable(),
  startedAt: instant,
});
export type Thread = z.infer<typeof thread>;

/** Yjs relative positions in the section's body, encoded and then base64. */
const position = z.string().max(1_000);
const words = z.strictObject({
  kind: z.literal('words'),
  sectionId: id,
  from: position,
  to: position,
  quote: z.string().min(1).max(httpLimits.quote),
});
/** One formula, figure, picture or cell of a table; the quote is what it says, as far as it has words. */
const element = z.strictObject({
  kind: z.literal('element'),
  sectionId: id,
  about: z.enum(['formula', 'figure', 'picture', 'cell']),
  at: position,
  quote: z.string().max(httpLimits.quote),
});

/** Where a new thread belongs: words or one thing in a section's body, a field, a whole section, or the whole plan. */
const place = z.discriminatedUnion('kind', [
  words,
  element,
  z.strictObject({
    kind: z.literal('field'),
    sectionId: id,
    /** `title` for a section's title. */
    field: z.string().min(1).max(100),
    row: z.string().max(100).nullish(),
  }),
  z.strictObject({ kind: z.literal('section'), sectionId: id }),
  z.strictObject({ kind: z.literal('plan') }),
]);
export type Place = z.infer<typeof place>;
export type AttachPlace = Extract<Place, { kind: 'words' | 'element' }>;

export const comments = {
  list: base
    .route({ method: 'GET', path: '/plans/{planId}/threads' })
    .input(z.strictObject({ planId: id }))
    .output(z.array(thread)),
  /** Starts a thread. Idempotent by `threadId`. 409 when the quoted words are no longer there. */
  start: base
    .route({ method: 'POST', path: '/plans/{planId}/threads' })
    .input(
      z
        .strictObject({
          planId: id,
          threadId: newId,
          commentId: newId,
          place,
          text,
          mentions,
          feedback: feedback.nullish(),
          suggestion: z.string().trim().max(httpLimits.quote).nullish(),
          /** Everyone who may read the plan, where nothing is said. */
          readers: z.enum(threadReaders).optional(),
        })
        .refine(({ place, suggestion }) => suggestion == null || place.kind === 'words', {
          path: ['suggestion'],
          message: 'only words can be replaced by others',
        }),
    )
    .output(thread),
  /**
   * Asks for the right to put a thread's suggestion into the plan, which the editor then does and says so (`used`). Of many who
   * ask at once one gets it, for two minutes; 409 for the others. Idempotent by `useId`. Reopened, it can be used again.
   */
  use: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/use' })
    .input(z.strictObject({ planId: id, threadId: id, useId: newId }))
    .output(thread),
  /** What came of `use`: the words are stored in the plan, and the thread is resolved; or they are not, and it is anybody's again. */
  used: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/used' })
    .input(z.strictObject({ planId: id, threadId: id, useId: newId, put: z.boolean() }))
    .output(thread),
  /** Puts a thread on other words, for whoever may edit and for whoever began it. 409 when they are no longer there. */
  attach: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/attach' })
    .input(z.strictObject({ planId: id, threadId: id, place: z.discriminatedUnion('kind', [words, element]) }))
    .output(thread),
  /** Adds a reply. Idempotent by `commentId`. */
  reply: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/replies' })
    .input(z.strictObject({ planId: id, threadId: id, commentId: newId, text, mentions }))
    .output(thread),
  resolve: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/resolve' })
    .input(z.strictObject({ planId: id, threadId: id }))
    .output(thread),
  reopen: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/reopen' })
    .input(z.strictObject({ planId: id, threadId: id }))
    .output(thread),
  /** Puts other words into one's own comment, which is then marked as edited. */
  edit: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/comments/{commentId}/edit' })
    .input(z.strictObject({ planId: id, threadId: id, commentId: id, text, mentions }))
    .output(thread),
  /** Answers a comment with one tap, or takes the answer back. Each person once for each kind, however often it is asked. */
  react: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/comments/{commentId}/reactions' })
    .input(z.strictObject({ planId: id, threadId: id, commentId: id, reaction, given: z.boolean() }))
    .output(thread),
  /** Deletes one's own comment. A thread whose last comment goes is gone, and its mark with it: the answer is null. */
  remove: base
    .route({ method: 'POST', path: '/plans/{planId}/threads/{threadId}/comments/{commentId}/delete' })
    .input(z.strictObject({ planId: id, threadId: id, commentId: id }))
    .output(thread.nullable()),
};
