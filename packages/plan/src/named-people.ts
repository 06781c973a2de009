/**
 * Who is named in a plan's words: “@Name” as it stands there, in letters. Which names there are is known to whoever asks; of two that
 * begin alike the longer one is meant.
 */
import type { SectionId } from '@tangram/domain';
import type * as Y from 'yjs';
import { standingSections } from './plan-document.ts';
import { sectionWords } from './summary.ts';

/** The words of a section behind each of its @, as far as a name can reach. */
export interface WordsBehindAt {
  readonly section: SectionId;
  readonly behind: readonly string[];
}

/** Nobody's name is longer. */
const nameMax = 60;
/** A section that names more often than this names for another reason. */
const namesMax = 200;

/** The sections with an @ in them, as a name begins: not within a word, as in an address. */
export function wordsBehindAt(doc: Y.Doc): readonly WordsBehindAt[] {
  return standingSections(doc).flatMap((section) => {
    const words = sectionWords(section);
    const behind = [...words.matchAll(/(?:^|[\s(])@/gu)]
      .slice(0, namesMax)
      .map(({ index, 0: found }) => words.slice(index + found.length, index + found.length + nameMax + 1));
    return behind.length === 0 ? [] : [{ section: section.id, behind }];
  });
}

/** The people whose name stands behind one of these @: two of the same name are both meant. */
export function peopleNamed<Named extends { readonly name: string }>(
  behind: readonly string[],
  people: readonly Named[],
): readonly Named[] {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length);
  const names = new Set(behind.map((words) => longestFirst.find(({ name }) => isNameAt(words, name))?.name));
  return people.filter(({ name }) => names.has(name));
}

/** The name, and not the beginning of a longer word. */
function isNameAt(words: string, name: string): boolean {
  return words.startsWith(name) && !/^[\p{L}\p{N}]/u.test(words.slice(name.length));
}
