/** What stands beside links from a plan to other plans. */
export const linkWords = {
  show: 'Show here',
  hide: 'Hide',
  useCopy: 'Use a copy here',
  copied: (title: string) =>
    `The link leads to “${title}” now. It is yours to change, and only you see it until you share it.`,
  textOf: (title: string) => `${title}, as it reads now`,
  noPlan: 'No plan fits. Try a word of its title, or its author.',
  whichLesson: 'Lesson',
  wholeUnit: 'The whole unit',
  lesson: (number: number, title: string) => (title === '' ? `Lesson ${number}` : `Lesson ${number}: ${title}`),
} as const;
