/** The inbox: what happened beside the plans, in one line each, and how much of a plan one wants to be told. */
import type { Notice } from '@tangram/contract';
import type { FollowLevel } from '@tangram/domain';
import { dayAndMonth } from '../ui/when.ts';

/** What somebody did, after their name. */
function happened({ reason, threadId, quote, request, about, usedMine }: Notice): string {
  const on = quote === '' ? '' : ` on “${quote}”`;
  switch (reason) {
    case 'mention':
      return threadId === null ? 'mentioned you in this plan' : `mentioned you${on}`;
    case 'groupMention':
      return `mentioned a group with you in it${on}`;
    case 'reply':
      return `replied to you${on}`;
    case 'comment':
      return quote === '' ? 'commented on this plan' : `commented${on}`;
    case 'resolved':
      if (usedMine) return quote === '' ? 'used what you suggested' : `used what you suggested for “${quote}”`;
      return quote === '' ? 'resolved a thread of yours' : `resolved the comments${on}`;
    case 'request':
      return `asks for your feedback by ${dayAndMonth(request?.byDate ?? '')}`;
    case 'requestDone':
      return 'is done with the feedback you asked for';
    case 'accessAsked':
      return `would like ${about?.name ?? 'a colleague'} to see this plan`;
  }
}

export const inboxWords = {
  title: 'Inbox',
  unread: (count: number) => (count === 0 ? 'Inbox' : `Inbox, ${count} unread`),
  shownCount: (count: number) => (count > 99 ? '99+' : String(count)),
  happened,
  isUnread: 'Unread:',
  readAll: 'Mark all as read',
  readPlan: 'Mark as read',
  readPlanNamed: (title: string) => `Mark as read: everything on “${title}”`,
  options: (title: string) => `What to be told of “${title}”`,
  muted: 'Muted',
  empty: 'Nothing yet. When colleagues mention you, ask you, reply to you or comment on your plans, it is here.',
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
