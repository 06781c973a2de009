/** What is said of a standard where it stands in a plan. */

/** A day as people write it; `date` begins with year-month-day. */
export const dayWords = (date: string) =>
  new Date(`${date.slice(0, 10)}T12:00:00Z`).toLocaleDateString('en', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });

export const standardWords = {
  retired: 'retired',
  retiredSince: (date: string) => `Retired since ${dayWords(date)}.`,
  unknown: 'What this code stands for is not known here.',
  absent: 'The framework of this standard is not here any more. Its code is kept.',
  from: (framework: string) => `From: ${framework}`,
  links: {
    replacedBy: (names: string) => `Replaced by ${names}.`,
    same: (names: string) => `The same as ${names}.`,
    after: (names: string) => `Builds on ${names}.`,
    related: (names: string) => `Related to ${names}.`,
  },
  commonCore: (codes: string) => `In the Common Core: ${codes}.`,
} as const;
