/** The card of a row of a table of pairs. */
export const pairRowWords = {
  title: 'This row',
  share: 'Share as number',
  keepsGradeLevel: 'Keeps grade-level work',
  strategy: 'Strategy',
  source: 'Where it comes from',
  confirm: 'I looked: no name, no face, no voice, no school and no date is in it',
  unconfirmed:
    'It counts as student work once somebody has looked. Whoever reads the plan sees its pictures from then on.',
  takeOut: 'If you can tell whose it is, take it out: plans travel, and students stay unnamed in them.',
} as const;
