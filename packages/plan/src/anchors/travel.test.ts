/** Threads and the clipboard: what was cut keeps them once, though its words stand elsewhere under the same thread. */
import { sectionId, threadId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { Author } from '../../testing/author.ts';
import { openOn, seed } from '../../testing/builders.ts';
import { body, paragraph } from '../body/build.ts';
import { newSection } from '../kinds.ts';
import { ownSection } from '../sections/prose.ts';
import { setCommentMark } from './anchor.ts';
import { locateThreads } from './placement.ts';

const notes = sectionId('notes');
const thread = threadId('t');

/** Somebody writes in a section with a comment on the first words of it. */
function commented(until: number) {
  const start = body(paragraph('a1 b1 a13 b2'), paragraph('c1 c2'));
  const { open } = seed('unit', { sections: [newSection(ownSection, { id: notes, after: null, body: start })] });
  const doc = openOn(1, open);
  const author = new Author(doc, [notes]);
  const word = (at: number) => {
    const found = author.words(0)[at];
    if (!found) throw new Error(`no word ${at}`);
    return found;
  };
  expect(setCommentMark(doc, thread, author.quoting(0, word(0), word(until)))).toMatchObject({ set: true });
  const cut = (at: number) => author.cut(0, word(at).from, word(at).to);
  const paste = (before: string) => {
    const at = author.words(0).find((one) => one.word === before)?.from ?? 0;
    author.paste(0, at);
  };
  const marked = () => locateThreads(doc)[thread]?.flatMap(({ pieces }) => pieces) ?? [];
  return { author, cut, paste, marked };
}

test('a short word that was cut keeps its thread, though longer words under the same begin like it', () => {
  const { cut, paste, marked } = commented(2);
  cut(0);
  expect(marked()).toEqual([' b1 a13']);
  paste('c2');
  expect(marked()).toEqual([' b1 a13', 'a1']);
});

test('what was cut and brought back by an undo is put in again without its thread', () => {
  const { author, cut, paste, marked } = commented(2);
  cut(0);
  author.undoing.undo();
  paste('c2');
  expect(marked()).toEqual(['a1 b1 a13']);
});
