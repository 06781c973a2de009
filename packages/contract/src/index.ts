/** What server and web agree on: routes, shapes, limits. The web imports the types alone. */
import { account } from './account.ts';
import { catchUp } from './catch-up.ts';
import { comments } from './comments.ts';
import { frameworks } from './frameworks.ts';
import { inbox } from './inbox.ts';
import { mail } from './mail.ts';
import { network } from './network.ts';
import { pictures } from './pictures.ts';
import { plans } from './plans.ts';
import { requests } from './requests.ts';
import { sharing } from './sharing.ts';

/** Every route of the API, served under /api. */
export const contract = {
  network,
  account,
  plans,
  sharing,
  comments,
  requests,
  inbox,
  catchUp,
  mail,
  frameworks,
  pictures,
};
export type Contract = typeof contract;

export type { CatchUp, ChangedSection, ChangedThread, DiffLine } from './catch-up.ts';
export type { AttachPlace, Comment, Place, Thread } from './comments.ts';
export type { FrameworkCard, ImportedFramework } from './frameworks.ts';
export type { Notice, PlanNotices } from './inbox.ts';
export { httpLimits } from './limits.ts';
export type { MailSettings } from './mail.ts';
export type { Invitation, Me, SchoolCard } from './network.ts';
export type { OpenPlan, PlanCard } from './plans.ts';
export type { ProblemData } from './problem.ts';
export type { Addressees, RequestToMe, SentRequest } from './requests.ts';
export type { Circle } from './sharing.ts';
export { type Telling, telling } from './tellings.ts';
export type { PersonCard } from './values.ts';
