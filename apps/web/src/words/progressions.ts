/** What is said of what a standard rests on. */
export const progressionWords = {
  comesFrom: 'Comes from',
  leadsTo: 'Leads to',
  nothingBefore: 'Nothing earlier is in the catalog.',
  nothingAfter: 'Nothing later is in the catalog.',
  back: (code: string) => `Back to ${code}`,
  offerFor: 'Earlier grades, offered',
  add: (code: string, statement: string) => `Add ${code}: ${statement}`,
  addPrerequisite: (code: string) => `Add ${code} to the prerequisite standards`,
  allHeld: 'Everything that these standards build on directly is already here.',
  noFocus: 'Choose the focus standards first; then their prerequisites are offered here.',
  notLoaded: 'The catalog of standards cannot be loaded without a connection.',
} as const;
