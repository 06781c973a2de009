/** The dialog in which a plan begins. */
export const newPlanWords = {
  title: (a: string) => `New ${a}`,
  name: 'Title',
  grade: 'Grade',
  create: 'Create',
  private: 'Only you can see it until you share it.',
  kind: 'What kind of plan?',
} as const;
