/** The card of a link in the text. */
export const linkCardWords = {
  title: 'Link',
  address: 'Web page or e-mail address',
  done: 'Done',
  remove: 'Remove the link',
  refused: 'Only addresses that begin with http, https or mailto can be linked.',
} as const;
