/** What is said after a paste and a copy. */
import type { KindLeftOut, LeftOut } from '@tangram/interchange/clipboard';
import { keyNames } from '../ui/key-names.ts';

const count = (n: number, one: string, many: string) => (n === 1 ? one : `${n.toLocaleString('en')} ${many}`);

const leftOut: Record<KindLeftOut, (n: number) => string> = {
  pictures: (n) =>
    `${count(n, 'One picture was', 'pictures were')} not brought along. Where a picture had a description, it stands in its place.`,
  media: (n) => `${count(n, 'One video or embedded page was', 'videos or embedded pages were')} not brought along.`,
  links: (n) =>
    `${count(n, 'One link leads', 'links lead')} nowhere from here; ${n === 1 ? 'its' : 'their'} words are kept.`,
  nestedTables: (n) =>
    `${count(n, 'One table', 'tables')} inside of a table ${n === 1 ? 'is' : 'are'} kept as lines of text.`,
  wideTables: (n) =>
    `${count(n, 'One table has', 'tables have')} more than 30 columns and ${n === 1 ? 'is' : 'are'} kept as lines of text.`,
  longTables: (n) =>
    `${count(n, 'One table has', 'tables have')} more than 50 rows and ${n === 1 ? 'goes' : 'go'} on in another.`,
  deepLists: () => 'Lists deeper than ten levels are kept at the tenth.',
  longFormulas: (n) =>
    `${count(n, 'One formula is', 'formulas are')} longer than 2,000 characters and ${n === 1 ? 'is' : 'are'} kept as code.`,
};

export const pasteWords = {
  note: 'About what you pasted',
  closeNote: 'Close the note about what you pasted',
  /** What was left out of a paste, a sentence for each kind. */
  leftOut: (counts: LeftOut): string[] => Object.entries(counts).map(([kind, n]) => leftOut[kind as KindLeftOut](n)),
  onlyPicture:
    'This picture is on another site and is not fetched from there. Nothing was changed. Save it to this device, then put it in with “Picture”.',
  tooLong: (characters: number, max: number) =>
    `That is too much for one paste: ${characters.toLocaleString('en')} characters with their formatting; the limit is ${max.toLocaleString('en')}. Nothing was changed. Copy it in parts, or as plain text.`,
};

export const copyWords = {
  section: 'Copy as text',
  plan: 'Copy as text for Docs or Word',
  copied: (name: string) => `“${name}” is copied. Paste it into Google Docs, Word or another plan.`,
  planCopied: 'The whole plan is copied. Paste it into Google Docs, Word or another plan.',
  failed: `That could not be copied: the browser did not let us. Select the words instead and copy them with ${keyNames('Ctrl C')}.`,
};
