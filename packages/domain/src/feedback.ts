/** What colleagues say beside a plan, and how: the kinds of feedback, and the few ways to answer with one tap. */

/** Warm: what works. Cool: what does not yet. Clarifying: what is not understood. Probing: what to think further. */
export const feedbackKinds = ['warm', 'cool', 'clarifying', 'probing', 'resource'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

export const reactions = ['thanks', 'helpful', 'willTry'] as const;
export type Reaction = (typeof reactions)[number];

/**
 * Why somebody is told of something beside a plan. `request`: an author asks for feedback. `groupMention`: a school, a role or another
 * group was named that they belong to. `requestDone`: somebody who was asked is done. `accessAsked`: a colleague would like
 * somebody to see the plan.
 */
export const noticeReasons = [
  'mention',
  'request',
  'reply',
  'groupMention',
  'comment',
  'requestDone',
  'accessAsked',
  'resolved',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** How much of a plan's comments somebody is told: every new thread too, only what concerns them, or nothing. */
export const followLevels = ['all', 'mine', 'muted'] as const;
export type FollowLevel = (typeof followLevels)[number];

/** Who of those who may read a plan may read a thread on it: all of them, its authors, or whoever began it with their coach. */
export const threadReaders = ['everyone', 'authors', 'coach'] as const;
export type ThreadReaders = (typeof threadReaders)[number];
