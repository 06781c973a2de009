/** What is said where standards are offered. */
export const offeredStandardsWords = {
  offered: 'Standards that fit',
  earlierGrades: 'What comes before, in earlier grades?',
} as const;
