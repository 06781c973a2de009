/** Naming somebody in a comment. */
export const mentionWords = {
  offer: 'People to mention',
  count: (count: number) => (count === 1 ? '1 person. Arrow keys choose.' : `${count} people. Arrow keys choose.`),
  cannotSee: 'cannot see this plan: ask its authors',
  tooMany: (limit: number) => ({
    what: `One comment can mention ${limit} people at most.`,
    next: 'Your words are kept. Take some names out, then send it again.',
  }),
} as const;
