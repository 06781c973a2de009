/** What the page of the network's standards says: the frameworks, what is in them, and importing one. */
import { dayWords } from './standards.ts';

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const pageWords = {
  title: 'Standards',
  lead: 'Common Core codes for grades 3 to 8 are always here, each in our own words. A framework of your state or school adds its own codes and its own wording: in every plan of this network, the standards fields find them.',
  frameworks: 'Frameworks of this network',
  none: 'No framework has been brought here yet.',
  noneForReader:
    'No framework has been brought here yet. Facilitators, district leaders and principals can import one.',
  facts: (standing: number, retired: number) =>
    [counted(standing, 'standard'), ...(retired > 0 ? [`${retired.toLocaleString('en')} retired`] : [])].join(' · '),
  broughtBy: (name: string | null, date: string) =>
    name === null ? `Brought here on ${dayWords(date)}` : `Brought here by ${name} on ${dayWords(date)}`,
  lookInside: 'Look inside',
  lookInsideOf: (title: string) => `Look inside ${title}`,
  close: 'Close',
  download: 'Download as a CASE file',
  downloadOf: (title: string) => `Download as a CASE file: ${title}`,
  remove: 'Remove',
  removeOf: (title: string) => `Remove ${title}`,
  removeTitle: (title: string) => `Remove “${title}”?`,
  removeWhat:
    'Its standards will no longer be found in plans. Plans keep the codes that they have; what the codes mean is shown again when the same framework is imported again.',
  removed: (title: string) => `“${title}” was removed.`,
  find: 'Find in this framework, by code or words',
  nothingFits: 'Nothing fits. Try a code, or other words.',
  more: (count: number) => `Show ${counted(count, 'more standard')}`,
  inside: (title: string) => `Standards of ${title}`,
} as const;

export const commonCoreWords = {
  title: 'Common Core, grades 3 to 8',
  grade: 'Grade',
  gradeOf: (grade: number) => `Grade ${grade}`,
  practices: 'Mathematical practices',
  find: 'Find in all grades, by code or words',
  nothingFits: 'Nothing fits. Try a code such as 6.RP.A.3, or other words.',
} as const;

export const importWords = {
  title: 'Import a framework',
  lead: 'States and districts publish their standards as CASE files (JSON). Importing a newer file of a framework updates it: standards that it no longer has are kept as retired, so that no plan loses one.',
  choose: 'Choose a CASE file',
  chosen: (name: string, kilobytes: number) => `${name} (${kilobytes.toLocaleString('en')} kB)`,
  submit: 'Import',
  reading: 'Reading the file…',
  tooLarge: { what: 'This file is too large.', next: 'A framework can have up to 8 MB. Nothing was changed.' },
  notText: { what: 'This file is not text.', next: 'A CASE file is JSON; choose the file that ends in .json.' },
  new: (title: string, standing: number) => `“${title}” is here: ${counted(standing, 'standard')}.`,
  updated: (title: string, added: number, changed: number, retired: number) => {
    const parts = [
      ...(added > 0 ? [`${added} added`] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(retired > 0 ? [`${retired} retired`] : []),
    ];
    return `“${title}” is updated: ${parts.length > 0 ? parts.join(', ') : 'no standard reads differently'}.`;
  },
  same: (title: string) => `“${title}” is here already, and nothing in this file is different.`,
  understood: 'All of it was understood.',
  notes: 'Good to know',
  about: (names: readonly string[], count: number) =>
    count > names.length ? `${names.join(', ')}, and ${count - names.length} more` : names.join(', '),
  added: (count: number) => counted(count, 'standard was added', 'standards were added'),
  changed: (count: number) => counted(count, 'standard changed', 'standards changed'),
  retired: (count: number) => counted(count, 'standard is retired now', 'standards are retired now'),
  before: 'Before:',
  now: 'Now:',
  otherwise: 'same words; its code, place or grades changed',
  andMore: (count: number) => `and ${count.toLocaleString('en')} more`,
} as const;
