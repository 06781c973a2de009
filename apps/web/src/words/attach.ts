/** What stands beside selected words while a comment is being put on them. */
export const attachWords = {
  here: 'Put the comment here',
  not: 'Leave it where it is',
  done: 'The comment is on these words now.',
  changed: 'These words have changed meanwhile. Select them again.',
} as const;
