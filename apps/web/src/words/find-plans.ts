/** The list of all plans: finding one, and what an empty list says. */
export const findWords = {
  label: 'Find a plan',
  hint: 'Title, author, school, grade 6, 6.RP …',
  found: (count: number) =>
    count === 0 ? 'No plan that you can see has these words.' : count === 1 ? '1 plan' : `${count} plans`,
  noPlans: 'You have no plans yet. Start one on your desk; nobody sees it until you share it.',
  nothingShared: 'Nothing has been shared with you yet. What colleagues share will be here.',
} as const;
