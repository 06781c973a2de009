/** Who can read a thread. */
import type { ThreadReaders } from '@tangram/domain';

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

export const readerWords = {
  label: 'Who can read this',
  choices: {
    everyone: 'Everyone who can read the plan',
    authors: 'Only the authors and me',
    coach: 'Only my coach and me',
  } satisfies Record<ThreadReaders, string>,
  authorsAmongThem: 'Only the authors',
  onlyMe: 'Only me',
  everyone: 'Everyone who can read this plan can read this.',
  only: (others: readonly string[]) =>
    others.length === 0 ? 'Only you can read this.' : `Only ${listed.format([...others, 'you'])} can read this.`,
} as const;
