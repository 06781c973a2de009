/** What is said while somebody finds and replaces over the whole plan. */
import { keyNames } from '../ui/key-names.ts';

export const findKeys = keyNames('Ctrl H', 'Ctrl Shift H');

export const findWords = {
  label: 'Find in this plan',
  labelReplace: 'Find and replace in this plan',
  short: 'Find',
  open: `Find and replace (${findKeys})`,
  menu: 'Find',
  menuReplace: 'Find and replace',
  find: 'Find',
  replaceWith: 'Replace with',
  next: 'Next (Enter)',
  previous: `Previous (${keyNames('Shift Enter')})`,
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  inFormulas: 'Formulas too',
  replace: 'Replace',
  replaceAll: 'Replace all',
  close: 'Close (Escape)',
  count: (at: number, count: number) => (count === 0 ? 'Nothing found' : `${at} of ${count}`),
  replaced: (count: number, sections: number) =>
    `Replaced ${count} in ${sections === 1 ? '1 section' : `${sections} sections`}.`,
  left: (count: number) =>
    count === 0
      ? ''
      : ` ${count} ${count === 1 ? 'was' : 'were'} left: the text would become too long, or cannot be changed here.`,
  more: (count: number) => ` ${count} more are still there: press “Replace all” again.`,
};
