/** What a comment is about, in words; and what is said when that is gone. */
import type { AboutElement } from '../discussion/selection.ts';

const thing: Readonly<Record<AboutElement, string>> = {
  formula: 'formula',
  figure: 'figure',
  picture: 'picture',
  cell: 'cell',
};

const quoted = (words: string) => (words === '' ? '' : ` “${words}”`);
const where = (section: string) => (section === '' ? '' : ` in ${section}`);

export const anchorWords = {
  /** `figure`: what kind of figure, as teachers call it. */
  element: (about: AboutElement, figure: string | null, says: string, section: string) => {
    if (about === 'formula') return `On the formula ${says.replaceAll('$$', '$')}${where(section)}`;
    if (about === 'cell' && says === '') return `On an empty cell of a table${where(section)}`;
    return `On the ${figure ?? thing[about]}${quoted(says)}${where(section)}`;
  },
  field: (field: string, says: string, section: string) =>
    `On ${field}${says === '' ? '' : `: ${says}`}${where(section)}`,
  row: (says: string, field: string, section: string) => `On ${says} among ${field}${where(section)}`,
  titleField: 'the title',

  wordsGone: (quote: string) => `“${quote}” (the words were removed)`,
  elementGone: (about: AboutElement, says: string) =>
    about === 'formula'
      ? `The formula ${says.replaceAll('$$', '$')} (it was removed)`
      : `The ${thing[about]}${quoted(says)} (it was removed)`,
  rowGone: (says: string, field: string) => `${says} among ${field} (it was removed)`,
  placeGone: (section: string) =>
    section === '' ? 'A section that was removed' : `“${section}”, a section that was removed`,
  goneBy: (name: string, when: string) => `Removed by ${name}, ${when}`,
  goneWhen: (when: string) => `Removed ${when}`,
  attachedBy: (name: string, when: string, first: string) =>
    first === '' ? `Put here by ${name}, ${when}` : `Put here by ${name}, ${when}. It was about “${first}” first.`,

  attach: 'Put it on other words',
  attachHow: 'Select the words that it belongs to, then press “Put the comment here”.',
} as const;
