/** The card of a row of a table of pairs. */
export const pairRowWords = {
  title: 'This row',
  share: 'Share as number',
  keepsGradeLevel: 'Keeps grade-level work',
  strategy: 'Strategy',
  source: 'Where it comes from',
  confirm: 'I looked: no name, no face, no voice, no school and no date is in it',
  unconfirmed: 'It counts as student work once somebody has looked.',
} as const;
