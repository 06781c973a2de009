/** What becomes an e-mail and when: one line for each kind of notice, so that a new kind is a new line. */
import type { NoticeReason } from './feedback.ts';

/** How somebody wants to get a kind of notice: at once, in the digest of the school day, or not by e-mail. */
export const mailWays = ['atOnce', 'digest', 'nothing'] as const;
export type MailWay = (typeof mailWays)[number];

/** How each kind is mailed until somebody chooses otherwise. What is not at once here is never at once. */
export const usualMail: Readonly<Record<NoticeReason, Exclude<MailWay, 'nothing'>>> = {
  mention: 'atOnce',
  request: 'atOnce',
  reply: 'atOnce',
  groupMention: 'digest',
  comment: 'digest',
  requestDone: 'digest',
  accessAsked: 'digest',
  resolved: 'digest',
};

/** What can be chosen for a kind of notice. */
export function mailWaysFor(reason: NoticeReason): readonly MailWay[] {
  return usualMail[reason] === 'atOnce' ? mailWays : mailWays.filter((way) => way !== 'atOnce');
}
