/** Every sentence of a mail. */
import type { NoticeReason, PlanKind } from '@tangram/domain';
import type { LeftOut } from './happenings.ts';
import { dayInWords, digestAt } from './school-days.ts';

export interface Deed {
  readonly reason: NoticeReason;
  /** The words that a thread is about, if any. */
  readonly about: string;
  readonly byDate: string | null;
  readonly whom: string | null;
  /** They used what the reader suggested. */
  readonly usedMine: boolean;
}

/** What somebody did, after their name. */
function happened({ reason, about, byDate, whom, usedMine }: Deed): string {
  const on = about === '' ? '' : ` on “${about}”`;
  switch (reason) {
    case 'mention':
      return `mentioned you${on}`;
    case 'groupMention':
      return `mentioned a group with you in it${on}`;
    case 'reply':
      return `replied to you${on}`;
    case 'comment':
      return `commented${on}`;
    case 'resolved':
      if (usedMine) return about === '' ? 'used what you suggested' : `used what you suggested for “${about}”`;
      return about === '' ? 'resolved a thread of yours' : `resolved the comments${on}`;
    case 'request':
      return `asks for your feedback${byDate === null ? '' : ` by ${dayInWords(byDate)}`}`;
    case 'requestDone':
      return 'is done with the feedback you asked for';
    case 'accessAsked':
      return `would like ${whom ?? 'a colleague'} to see what is`;
  }
}

/** Why a mail about it comes at once. */
const becauseOf: Partial<Record<NoticeReason, string>> = {
  mention: 'you are mentioned',
  reply: 'you wrote in this thread',
  request: 'you are asked',
};

const kinds: Record<PlanKind, string> = { unit: 'unit', task: 'task', intervention: 'intervention plan' };

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const mailWords = {
  sender: (name: string) => `${name} in Tangram`,
  product: 'Tangram',
  untitled: 'Untitled plan',
  happened,
  inPlan: (title: string, kind: PlanKind) => `in the ${kinds[kind]} “${title}”`,
  planHead: (title: string, kind: PlanKind) => `${title} (${kinds[kind]})`,
  /** Of a confidential plan. */
  hidden: (kind: PlanKind) =>
    kind === 'intervention'
      ? 'in an intervention plan'
      : `in a ${kinds[kind]} that only the people named in it can see`,
  hiddenWhy: 'What it is about is not in this mail: it stays in Tangram.',
  hiddenPlans: 'Plans that are not named in mails',
  leftOut: {
    student: 'The words are left out of this mail, because they may name a student.',
    narrowed: 'The words are left out of this mail, because this thread is not for everybody who sees the plan.',
  } satisfies Record<LeftOut['because'], string>,
  subjectAbout: (about: string, title: string) => `“${about}” in “${title}”`,
  subject: (title: string) => `Comments on “${title}”`,
  hiddenSubject: 'Something for you in Tangram',
  subjectOfRequest: (title: string) => `Your feedback on “${title}”`,
  digestSubject: (things: number, plans: number) =>
    `${counted(things, 'thing')} your colleagues did on ${counted(plans, 'plan')}`,
  digestLead: (name: string) =>
    `Hello ${name}, this is what your colleagues did on plans you share, and you have not read:`,
  andMore: (count: number) => `and ${count} more in your inbox`,
  openThread: 'Open the thread',
  openPlan: 'Open it in the plan',
  openInbox: 'Open your inbox',
  open: 'Open',
  notByMail: 'Answers to this mail are not read. Answer in Tangram.',
  because: (reason: NoticeReason) => `You get this at once because ${becauseOf[reason] ?? 'it concerns you'}.`,
  becauseDigest: `This comes once a school day, at ${digestAt}, when there is something new.`,
  settings: 'Choose what you get',
  stop: 'Stop all e-mail from Tangram',
} as const;
