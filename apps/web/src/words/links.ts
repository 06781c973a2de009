/** What stands beside links from a plan to other plans. */
export const linkWords = {
  show: 'Show here',
  hide: 'Hide',
  textOf: (title: string) => `${title}, as it reads now`,
  whichLesson: 'Lesson',
  wholeUnit: 'The whole unit',
  lesson: (number: number, title: string) => (title === '' ? `Lesson ${number}` : `Lesson ${number}: ${title}`),
} as const;
