/** What stands in place of a plan that this device has no copy of, while the server cannot be reached. */
export const unopenedWords = {
  title: 'This plan could not be opened',
  unreachable: {
    what: 'The server could not be reached, and this device has no copy of this plan yet.',
    next: 'Check your connection and try again.',
  },
} as const;
