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

/** What was cut, with those threads that are nowhere on these words. `standing`: what each thread marks in the plan, piece by piece. */
export function carriedThreads(cut: Slice, standing: (thread: string) => readonly string[]): Slice {
  const words = new Map<string, string>();
  cut.content.descendants((node) => {
    for (const thread of threadsOf(node)) words.set(thread, (words.get(thread) ?? '') + wordsOf(node));
  });
  const there = [...words].flatMap(([thread, said]) => {
    const isThere = standing(thread).some((piece) => piece.includes(said)) || standing(thread).join('').includes(said);
    return isThere ? [thread] : [];
  });
  return without(cut, (thread) => there.includes(thread));
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
