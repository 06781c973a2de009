/** Naming somebody, or a group, in a comment. */
export const mentionWords = {
  offer: 'People and groups to mention',
  count: (count: number) => (count === 1 ? '1 name. Arrow keys choose.' : `${count} names. Arrow keys choose.`),
  cannotSee: 'cannot see this plan',
  /** Whom a group's name tells. */
  tells: (see: number, of: number) => {
    const told = see === 1 ? '1 person is told' : `${see} people are told`;
    return see === of ? told : `${told}, ${of - see} cannot see this plan`;
  },
  outside: (name: string) => `${name} cannot see this plan and is not told.`,
  leftOut: (name: string) => `${name} cannot read this thread and is not told.`,
  share: (name: string) => `Share it with ${name}`,
  askAuthors: 'Ask the authors to share it',
  askedAuthors: 'The authors are asked.',
  tooMany: (limit: number) => ({
    what: `One comment can mention ${limit} people or groups at most.`,
    next: 'Your words are kept. Take some names out, then send it again.',
  }),
} as const;
