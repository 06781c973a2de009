/** What stands on a comment, around it, and where one begins. */
import { keyNames } from '../ui/key-names.ts';
import type { Trouble } from '../words.ts';

export const discussionWords = {
  comment: 'Comment',
  commentKey: `Comment (${keyNames('Ctrl Alt M')})`,
  send: 'Send',
  yourComment: 'Your comment',
  yourReply: 'Your reply',
  reply: 'Reply',
  resolve: 'Resolve',
  reopen: 'Reopen',
  delete: 'Delete',
  threadBy: (name: string) => `Comment by ${name}`,
  aboutSection: (name: string) => `About the section “${name}”`,
  aboutPlan: 'About the whole plan',
  resolvedMeanwhile: (name: string) => `${name} resolved this while you wrote.`,
  resolvedBy: (name: string, when: string) => `Resolved by ${name}, ${when}`,
  selectFirst: 'Select the words that your comment is about first.',
  tooMuch: 'That is too much for one comment. Select a few words of one section.',
  wordsChanged: {
    what: 'These words have changed meanwhile, so the comment was not set on them.',
    next: 'Your text is kept. Cancel, select the words again and send it then.',
  } as Trouble,
} as const;
