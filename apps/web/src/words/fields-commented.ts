/** Comments on the fields of a section, as they stand beside them. */
export const fieldWords = {
  comment: (field: string) => `Comment on ${field}`,
  threads: (count: number, field: string) => (count === 1 ? `1 comment on ${field}` : `${count} comments on ${field}`),
  onTitle: 'Comment on the title',
  onPlan: 'Comment on the whole plan',
} as const;
