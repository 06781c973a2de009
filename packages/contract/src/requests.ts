/**
 * Requests for feedback: an author asks people, a role or a school for it, by a day, with a question. The author sees who has
 * commented and who says they are done; that somebody has looked is told to nobody.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { httpLimits } from './limits.ts';
import { problems } from './problem.ts';
import { accessLevel, id, instant, line, newId, personCard } from './values.ts';

const base = oc.errors(problems);

/** The ids of people, and groups as `role:coach`, `school:…`, `team` and `authors`. */
const to = z.array(id).min(1).max(httpLimits.addressees);
const question = line(httpLimits.question);
const day = z.iso.date();

/** A request as somebody who was asked sees it. */
export const requestToMe = z.object({
  id: z.string(),
  by: personCard,
  question: z.string(),
  byDate: day,
  /** That day is over where the network is. */
  past: z.boolean(),
  /** I said that I am done. */
  done: z.boolean(),
});
export type RequestToMe = z.infer<typeof requestToMe>;

/** Somebody whom a request does not reach, and why. */
const notReached = z.object({ person: personCard, because: z.enum(['cannotSee', 'viewOnly']) });

/** A request as the plan's authors see it. */
const sentRequest = requestToMe.omit({ done: true }).extend({
  askedAt: instant,
  /** Whom it was sent to, as that was chosen, and in words. */
  to: z.array(z.object({ addressee: z.string(), name: z.string() })),
  /** Closed: no more is expected. */
  closedAt: instant.nullable(),
  people: z.array(
    z.object({
      person: personCard,
      /** Comments that they have written on the plan since they were asked. */
      comments: z.number().int(),
      done: z.boolean(),
      /** They could see the plan when they were asked, and cannot now. */
      gone: z.boolean(),
    }),
  ),
});
export type SentRequest = z.infer<typeof sentRequest>;

const addressees = z.object({
  /** Everybody of the network but me, and what they may do with the plan; null for whoever cannot see it. */
  people: z.array(z.object({ person: personCard, access: accessLevel.nullable() })),
  /** Groups with anybody else in them: how many there are of them, and how many of those can see the plan. */
  groups: z.array(z.object({ group: z.string(), name: z.string(), of: z.number().int(), see: z.number().int() })),
});
export type Addressees = z.infer<typeof addressees>;

export const requests = {
  /** Those that ask me and are open; and those that the plan's authors have sent, for an author. */
  list: base
    .route({ method: 'GET', path: '/plans/{planId}/requests' })
    .input(z.strictObject({ planId: id }))
    .output(z.object({ toMe: z.array(requestToMe), sent: z.array(sentRequest) })),
  /** Whom a comment on the plan can name, or a request ask. */
  addressees: base
    .route({ method: 'GET', path: '/plans/{planId}/addressees' })
    .input(z.strictObject({ planId: id }))
    .output(addressees),
  /** Whom a request would reach, and whom not; changes nothing. */
  preview: base
    .route({ method: 'POST', path: '/plans/{planId}/requests/preview' })
    .input(z.strictObject({ planId: id, to: to.min(0) }))
    .output(z.object({ reached: z.array(personCard), notReached: z.array(notReached) })),
  /** Asks whoever of them may comment on the plan. Idempotent by `requestId`; 422 when it would reach nobody or the day is over. */
  ask: base
    .route({ method: 'POST', path: '/plans/{planId}/requests' })
    .input(z.strictObject({ planId: id, requestId: newId, to, question, byDate: day }))
    .output(sentRequest),
  /** Asks otherwise: whoever is new is asked, whoever is left out no more, and all others hear of another question or day. */
  change: base
    .route({ method: 'POST', path: '/plans/{planId}/requests/{requestId}' })
    .input(z.strictObject({ planId: id, requestId: id, to, question, byDate: day }))
    .output(sentRequest),
  /** Closed, it stays for the authors to see. Withdrawn, it is as if nobody had been asked. */
  end: base
    .route({ method: 'POST', path: '/plans/{planId}/requests/{requestId}/end' })
    .input(z.strictObject({ planId: id, requestId: id, how: z.enum(['closed', 'withdrawn']) }))
    .output(z.object({ ok: z.literal(true) })),
  /** Somebody who was asked is done, or is not after all. 404 for whoever was not asked. */
  done: base
    .route({ method: 'POST', path: '/plans/{planId}/requests/{requestId}/done' })
    .input(z.strictObject({ planId: id, requestId: id, done: z.boolean() }))
    .output(z.object({ ok: z.literal(true) })),
  /** Tells the authors that I would like a colleague to see the plan; 422 when they see it already. */
  askToShare: base
    .route({ method: 'POST', path: '/plans/{planId}/share-with' })
    .input(z.strictObject({ planId: id, personId: id }))
    .output(z.object({ ok: z.literal(true) })),
};
