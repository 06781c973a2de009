/** The desk, and lists of plans that are empty. */
export const deskWords = {
  greeting: (hour: number, name: string) =>
    `Good ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}, ${name}`,
  newPlan: 'Start something new',
  mine: 'My plans',
  shared: 'Shared with me',
  allPlans: 'All plans',
  fromMarkdown: 'New plan from a Markdown file',
  noneMine: 'You have no plans yet. Start one above; nobody sees it until you share it.',
  noneShared: 'Nothing has been shared with you yet. What colleagues share will be here.',
  more: (count: number) => `and ${count} more`,
} as const;
