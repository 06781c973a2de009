/** Plans: make, list, open, rename, archive, import. Their words travel on the plan's socket; here are the facts around them. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { httpLimits } from './limits.ts';
import { problems } from './problem.ts';
import { requestToMe } from './requests.ts';
import {
  accessLevel,
  grade,
  id,
  instant,
  newId,
  personCard,
  planKind,
  planStatus,
  title,
  visibility,
} from './values.ts';

const base = oc.errors(problems);

/** A plan in a list. */
const planCard = z.object({
  id: z.string(),
  kind: planKind,
  title: z.string(),
  grade: z.number().int().nullable(),
  status: planStatus,
  visibility,
  /** Standard codes that the plan focuses on (an intervention: those it opens), at most a handful. */
  focusStandards: z.array(z.string()),
  /** Every standard that the plan names, for whoever links it. */
  standards: z.array(z.string()),
  /** What a task asks of students; null for other plans. */
  cognitiveDemand: z.string().nullable(),
  /** One line of facts such as “4 periods of 60 minutes” or “doing mathematics, 45 min”; numbers masked for this reader. */
  facts: z.string(),
  authors: z.array(personCard),
  /** What I may do. */
  access: accessLevel,
  openThreads: z.number().int(),
  updatedAt: instant,
  /** Who wrote last, if somebody has since the plan was made. */
  updatedBy: z.string().nullable(),
});
export type PlanCard = z.infer<typeof planCard>;

/** A number of an intervention plan as somebody outside the authors' circle may see it. */
const maskedNumber = z.object({ label: z.string(), value: z.string() });

const openPlan = planCard.extend({
  /** Who can see this, in one sentence for this reader. */
  circle: z.string(),
  circleAccess: z.enum(['comment', 'view']),
  /** The names of the plan's documents on the socket; `authors` is null for whoever may not read it. */
  documents: z.object({ open: z.string(), authors: z.string().nullable() }),
  /** Changes when a backup was restored; an older copy on a device is not merged blindly. */
  generation: z.number().int(),
  schemaVersion: z.number().int(),
  /** What it was copied from, as that was then; null for a plan that began by itself. */
  adaptedFrom: z.object({ planId: z.string(), title: z.string(), authors: z.array(z.string()) }).nullable(),
  /** The masked numbers of the authors' part, for whoever may not read it. */
  maskedNumbers: z.array(maskedNumber),
  /** What is asked of me here. */
  requests: z.array(requestToMe),
});
export type OpenPlan = z.infer<typeof openPlan>;

const outlineEntry = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  minutes: z.number().nullable(),
});

const notUnderstood = z.object({ line: z.number().int(), what: z.string() });

export const plans = {
  /** Mine (I am an author) and those shared with me, latest change first; the archived ones among them only when asked for. */
  list: base
    .route({ method: 'GET', path: '/plans' })
    .input(z.strictObject({ archived: z.stringbool().default(false) }))
    .output(z.object({ mine: z.array(planCard), shared: z.array(planCard) })),
  /** Makes a plan from its template. Idempotent by `planId`: the same person asking again gets the same plan. */
  create: base
    .route({ method: 'POST', path: '/plans' })
    .input(z.strictObject({ planId: newId, kind: planKind, title, grade }))
    .output(openPlan),
  /** Makes a plan from a Markdown file: headings become sections; what was not understood is listed, no words are dropped. */
  importMarkdown: base
    .route({ method: 'POST', path: '/plans/import/markdown' })
    .input(
      z.strictObject({
        planId: newId,
        kind: planKind,
        grade,
        fileName: z.string().min(1).max(httpLimits.importFileName),
        text: z.string().max(httpLimits.importBytes),
      }),
    )
    .output(z.object({ plan: openPlan, notUnderstood: z.array(notUnderstood) })),
  /**
   * Copies a plan to change it: its words without comments, without what was learned in teaching it and without its authors'
   * part. The copy is mine alone and says what it was adapted from. Idempotent by `copyId`.
   */
  adapt: base
    .route({ method: 'POST', path: '/plans/{planId}/adapt' })
    .input(z.strictObject({ planId: id, copyId: newId }))
    .output(openPlan),
  open: base
    .route({ method: 'GET', path: '/plans/{planId}' })
    .input(z.strictObject({ planId: id }))
    .output(openPlan),
  rename: base
    .route({ method: 'POST', path: '/plans/{planId}/title' })
    .input(z.strictObject({ planId: id, title }))
    .output(planCard),
  /** `archived` leaves the lists and can be brought back by another status; nothing is locked by it. */
  setStatus: base
    .route({ method: 'POST', path: '/plans/{planId}/status' })
    .input(z.strictObject({ planId: id, status: planStatus }))
    .output(planCard),
  /** The sections of the open part as a list, as of the last quiet moment: for whoever links to one of them. */
  outline: base
    .route({ method: 'GET', path: '/plans/{planId}/outline' })
    .input(z.strictObject({ planId: id }))
    .output(z.object({ sections: z.array(outlineEntry) })),
  /** The open part as safe, static HTML, for a page too old to write in it. */
  html: base
    .route({ method: 'GET', path: '/plans/{planId}/html' })
    .input(z.strictObject({ planId: id }))
    .output(z.object({ title: z.string(), html: z.string() })),
};
