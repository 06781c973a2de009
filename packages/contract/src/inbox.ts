/** The inbox: what the signed-in person is told of comments and requests, and of which plans. */
import { oc } from '@orpc/contract';
import { followLevels, noticeReasons } from '@tangram/domain';
import { z } from 'zod';
import { problems } from './problem.ts';
import { id, instant, personCard, planKind } from './values.ts';

const base = oc.errors(problems);
const level = z.enum(followLevels);

const notice = z.object({
  id: z.number().int(),
  /** Null for what is about no comment. */
  threadId: z.string().nullable(),
  /** The request that it is about. */
  request: z.object({ id: z.string(), question: z.string(), byDate: z.string() }).nullable(),
  /** Where in the plan's own words I am mentioned. */
  sectionId: z.string().nullable(),
  /** Whom a colleague would like to see the plan. */
  about: personCard.nullable(),
  reason: z.enum(noticeReasons),
  by: personCard,
  at: instant,
  read: z.boolean(),
  /** The words that the thread is about, formulas as plain text; empty where it is about a section or the whole plan. */
  quote: z.string(),
  /** How the comment begins, or the words that I suggested and that were used, formulas as plain text; empty where it is about neither. */
  text: z.string(),
  /** What I suggested was used. */
  usedMine: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

const planNotices = z.object({
  plan: z.object({ id: z.string(), title: z.string(), kind: planKind }),
  level,
  notices: z.array(notice),
});
export type PlanNotices = z.infer<typeof planNotices>;

export const inbox = {
  /** The latest, newest first, grouped by plan; only of plans that may still be opened. */
  list: base.route({ method: 'GET', path: '/inbox' }).output(z.array(planNotices)),
  /** How many are not read; those of muted plans are not counted. */
  count: base.route({ method: 'GET', path: '/inbox/count' }).output(z.object({ unread: z.number().int() })),
  /** Marks as read: everything, or what is of one plan, or of one thread or request in it, or one notice. */
  read: base
    .route({ method: 'POST', path: '/inbox/read' })
    .input(
      z.strictObject({
        planId: id.optional(),
        threadId: id.optional(),
        requestId: id.optional(),
        noticeId: z.number().int().optional(),
      }),
    )
    .output(z.object({ unread: z.number().int() })),
  /** How much of a plan's comments one is told. */
  level: base
    .route({ method: 'GET', path: '/plans/{planId}/follow' })
    .input(z.strictObject({ planId: id }))
    .output(z.object({ level })),
  setLevel: base
    .route({ method: 'POST', path: '/plans/{planId}/follow' })
    .input(z.strictObject({ planId: id, level }))
    .output(z.object({ level })),
};
