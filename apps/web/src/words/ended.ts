/** What stands where a plan was, when its connection has ended for good. */

/** By close code, shown with the words that were not sent. */
export const endings: Readonly<Record<number, string>> = {
  4400: 'This page sent something the server could not read. Reload the page; your last changes are kept on this device.',
  4403: 'You no longer have access to this plan.',
  4404: 'You no longer have access to this plan, or it does not exist any more.',
  4409: 'This page and the server disagree about the history of this plan. Your changes are kept as a copy.',
  4413: 'This change is too large for the plan. Import it as a file instead; your changes are kept as a copy.',
  4422: 'Part of this change cannot be stored in the plan. Your changes are kept as a copy.',
};

export const endedWords = {
  title: 'This plan is closed here',
  unsent: 'These words were not saved in the plan. Take a copy of them with you:',
  notOnServer: 'These words are on this page and not in the plan on the server. Take a copy of them with you:',
  copy: 'Copy the words',
  copied: 'Copied',
  download: 'Download the words',
  fileName: (title: string) => `${title === '' ? 'plan' : title}, not saved.txt`,
  openAgain: 'Open the plan again',
  toDesk: 'Back to the desk',
} as const;
