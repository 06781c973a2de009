/** Where words stand that a check speaks of, or as many of their first ones as stand in one piece of text. */
import type { SectionView } from '../plan-document.ts';
import type { FieldDescriptor } from '../sections/descriptor.ts';
import { findInSection, type Match } from './find.ts';

/** A list of names may go over several lines, and a long one is quoted with its beginning alone. */
export function findFirstOf(
  words: string,
  section: SectionView,
  fields: readonly FieldDescriptor[],
): Match | undefined {
  const parts = words.replace(/…$/, '').split(' ');
  for (let count = parts.length; count > 0; count -= 1) {
    const text = parts.slice(0, count).join(' ');
    const all = findInSection(section, fields, { text, matchCase: true, wholeWords: false, inFormulas: false });
    // A figure and a picture have editors of their own.
    const found = all.find(({ run }) => run.kind !== 'atom');
    if (found !== undefined) return found;
  }
  return undefined;
}
