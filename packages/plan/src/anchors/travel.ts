/**
 * What becomes of threads when words are copied or cut. They belong to a place: a copy has none, wherever it is put in. What was cut
 * is put in again with its threads, unless the same words stand under them already, because the cut was undone.
 */
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { readThreads, threadsWith } from '../body/threads-on.ts';
import { atomWords } from './atom-words.ts';

/** A piece of text without any thread. */
export function withoutThreads(slice: Slice): Slice {
  return without(slice, () => true);
}

/** What each thread marks in the plan, piece by piece. */
export type Marking = (thread: string) => readonly string[];

/**
 * What was cut, with those threads that do not stand on these words already. `left`: what they marked just after the cut; the same words
 * may stand under a thread more than once.
 */
export function carriedThreads(cut: Slice, standing: Marking, left: Marking): Slice {
  const words = new Map<string, string>();
  cut.content.descendants((node) => {
    for (const thread of threadsOf(node)) words.set(thread, (words.get(thread) ?? '') + wordsOf(node));
  });
  const isBack = (thread: string) => {
    const said = words.get(thread) ?? '';
    return times(standing(thread), said) > times(left(thread), said);
  };
  return without(cut, isBack);
}

/** How often words stand in pieces of a text: most often in one of them, and perhaps across several. */
function times(pieces: readonly string[], words: string): number {
  const inOne = pieces.reduce((sum, piece) => sum + piece.split(words).length - 1, 0);
  return Math.max(inOne, pieces.join('').split(words).length - 1);
}

/** The threads that a node of a text carries, by its marks or as a whole. */
export function threadsOf(node: Node): string[] {
  const marked = node.marks.flatMap(({ type, attrs }) => (type.name === 'comment' ? [String(attrs.thread)] : []));
  return [...marked, ...readThreads(node.attrs.threads)];
}

function without({ content, openStart, openEnd }: Slice, drop: (thread: string) => boolean): Slice {
  return new Slice(withoutIn(content, drop), openStart, openEnd);
}

function withoutIn(fragment: Fragment, drop: (thread: string) => boolean): Fragment {
  return Fragment.from(
    fragment.content.map((node) => {
      const marks = node.marks.filter(({ type, attrs }) => type.name !== 'comment' || !drop(String(attrs.thread)));
      if (node.isText) return node.mark(marks);
      const dropped = readThreads(node.attrs.threads).filter(drop);
      const threads = dropped.reduce((all, thread) => threadsWith(all, thread, false), node.attrs.threads);
      const attrs = dropped.length > 0 ? { ...node.attrs, threads } : node.attrs;
      return node.type.create(attrs, withoutIn(node.content, drop), marks);
    }),
  );
}

const wordsOf = (node: Node): string => (node.isText ? (node.text ?? '') : atomWords(node.type.name, node.attrs));
