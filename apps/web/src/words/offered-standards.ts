/** What is said where standards are offered. */
export const offeredStandardsWords = {
  offered: 'Standards that fit',
  alsoIn: (code: string, list: string) => `${code}, and add it to ${list}`,
  added: (code: string, list: string) => `${code} was added to ${list}.`,
  supporting: 'the supporting standards',
  ofThis: (section: string) => `the standards of this ${section}`,
  earlierGrades: 'What comes before, in earlier grades?',
} as const;
