/** The inbox: what happened beside the plans, in one line each, and how much of a plan one wants to be told. */
import type { FollowLevel, NoticeReason } from '@tangram/domain';

/** What somebody did, between their name and what it was about. */
const did: Record<NoticeReason, readonly [onWords: string, alone: string]> = {
  mention: ['mentioned you on', 'mentioned you'],
  reply: ['replied to you on', 'replied to you'],
  comment: ['commented on', 'commented on this plan'],
  resolved: ['resolved the comments on', 'resolved a thread of yours'],
};

export const inboxWords = {
  title: 'Inbox',
  unread: (count: number) => (count === 0 ? 'Inbox' : `Inbox, ${count} unread`),
  shownCount: (count: number) => (count > 99 ? '99+' : String(count)),
  happened: (reason: NoticeReason, quote: string) => (quote === '' ? did[reason][1] : `${did[reason][0]} “${quote}”`),
  isUnread: 'Unread:',
  readAll: 'Mark all as read',
  readPlan: 'Mark as read',
  readPlanNamed: (title: string) => `Mark as read: everything on “${title}”`,
  options: (title: string) => `What to be told of “${title}”`,
  muted: 'Muted',
  empty: 'Nothing yet. When colleagues mention you, reply to you or comment on your plans, it is here.',
  allRead: 'You have read everything.',
  old: 'This is the inbox as it was when you were last connected.',
  tellMe: 'Tell me about',
  levels: {
    all: 'Every new comment thread',
    mine: 'Replies to me and mentions',
    muted: 'Nothing: mute this plan',
  } satisfies Record<FollowLevel, string>,
  levelSet: {
    all: 'You are told of every new thread on this plan.',
    mine: 'You are told of replies to you and of mentions.',
    muted: 'This plan is muted. Nothing of it comes into your inbox.',
  } satisfies Record<FollowLevel, string>,
} as const;
