/**
 * What can be done with a plan, and the least access each action needs.
 *
 * The order of `accessLevels` is the whole hierarchy: whoever may do more may do all that is before it.
 */
export const accessLevels = ['view', 'comment', 'edit', 'author'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const actions = [
  'open',
  'export',
  'comment',
  'edit',
  'readAuthorsPart',
  // A photo of student work before somebody has said whose work it shows, or one that was taken out again.
  'seePictureInQuestion',
  'share',
  'archive',
] as const;
export type Action = (typeof actions)[number];

/** The least access that an action needs. */
export const needed: Readonly<Record<Action, AccessLevel>> = {
  open: 'view',
  export: 'view',
  comment: 'comment',
  edit: 'edit',
  readAuthorsPart: 'edit',
  seePictureInQuestion: 'edit',
  share: 'author',
  archive: 'author',
};

/** Whether one access is at least another. */
export function atLeast(held: AccessLevel, asked: AccessLevel): boolean {
  return accessLevels.indexOf(held) >= accessLevels.indexOf(asked);
}
