/** What the dialog for sharing says. */
export const shareWords = {
  title: 'Who can see this plan',
  visibility: 'Shared with',
  circleMay: 'They can',
  comment: 'comment',
  view: 'only view',
  add: 'Add a person',
  find: 'Name',
  nobodyFound: 'Nobody by that name in the network.',
  access: (name: string) => `What ${name} can do`,
  accessOfNew: 'What they can do',
  edit: 'edit',
  addButton: 'Add',
  remove: 'Remove',
  removePerson: (name: string) => `Remove ${name}`,
  authors: 'Authors',
  byName: 'By name',
  everybody: (count: number) => `Everybody who can see it (${count})`,
  gained: (count: number) =>
    count === 1 ? '1 more person will see this plan:' : `${count} more people will see this plan:`,
  lost: (count: number) => (count === 1 ? '1 person will no longer see it:' : `${count} people will no longer see it:`),
  nobodyNew: 'Nobody is added or taken away by this.',
  apply: 'Share like this',
  done: 'Done',
  /** of somebody whose right by name is lower than what their circle gives them */
  inFact: (access: string) => `${access}, as everyone in the circle`,
};
