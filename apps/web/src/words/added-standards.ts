/** What is said of adding a standard where it is named. */
export const addedStandardsWords = {
  alsoIn: (code: string, list: string) => `${code}, and add it to ${list}`,
  added: (code: string, list: string) => `${code} was added to ${list}.`,
  supporting: 'the supporting standards',
  ofThis: (section: string) => `the standards of this ${section}`,
} as const;
