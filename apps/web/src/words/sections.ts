/** What is said about whole sections: folding, moving by hand, duplicating. */
import { keyNames } from '../ui/key-names.ts';

export const sectionWords = {
  fold: 'Fold',
  unfold: 'Unfold',
  foldNamed: (name: string) => `Fold ${name}`,
  unfoldNamed: (name: string) => `Unfold ${name}`,
  foldAll: 'Fold all sections',
  unfoldAll: 'Unfold all sections',
  foldAllShort: 'Fold all',
  unfoldAllShort: 'Unfold all',
  foldedAll: (count: number) => `${count} sections are folded. Find in the browser still looks into them.`,
  unfoldedAll: 'All sections are open.',
  drag: 'Drag to move this section',
  addPart: (name: string, label: string) => (name === 'attachment' ? `+ ${label}: a link or a picture` : `+ ${label}`),
  addAfter: (kind: string) => `Add another ${kind.toLowerCase()} after this`,
  duplicate: 'Duplicate',
  duplicated: (name: string) => `“${name}” was duplicated. Comments stay with the original.`,
};

/** What the toolbar says of itself. */
export const toolbarWords = {
  /** of a tool that has no text to act on */
  resting: (label: string) => `${label}. Click into a text first.`,
  label: 'Text tools',
  labelFor: (section: string) => `Text tools for ${section}`,
  for: (section: string) => `In: ${section}`,
  places: {
    text: { button: 'Insert', says: 'Insert a table, a segment or a part of the section' },
    table: { button: 'Table', says: 'Rows and columns of this table' },
    pairTable: { button: 'Rows', says: 'Rows of this table' },
  },
  keys: `${keyNames('Alt F10')} leads from the text to these tools, the arrow keys from one to the next, Escape back. F6 leads from the text to the comments, the top of the page and the outline.`,
};

export const selectionWords = {
  /** where somebody would select beyond a section, or asks for everything twice */
  ends: 'A selection ends with its section.',
  /** to a screen reader, of a list at the caret in which nothing is chosen yet */
  offered: (list: string, count: number) => `${list}: ${count}. The arrow keys choose.`,
  /** to a screen reader, of one thing in the text that the caret has selected */
  selected: (kind: string, name: string) =>
    `${kind === 'figure' ? 'Figure' : kind === 'picture' ? 'Picture' : 'Formula'}: ${name || 'no description yet'}. Enter opens it.`,
};
