/**
 * A thread's suggestion put into the text: the marked words are found and other words, with formulas between dollar signs, stand in
 * their place, still marked. Whether they are still those that the suggestion was made for is said first.
 */
import { threadsOf, wordsBetween } from '@tangram/plan';
import { threadsWith } from '@tangram/plan/body';
import { formulaPieces } from '@tangram/plan/formulas';
import type { Mark, Node, ResolvedPos, Schema } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

interface Marked {
  readonly from: number;
  readonly to: number;
  /** What stands there now. */
  readonly words: string;
  readonly marks: readonly Mark[];
}

/** The words that carry a thread's mark; `gone` when none does, `apart` when they do not stand in one line any more. */
export function markedWords(doc: Node, thread: string, quote: string): Marked | 'gone' | 'apart' {
  const places: { from: number; to: number; marks: readonly Mark[] }[] = [];
  doc.descendants((node, at) => {
    if (!node.isInline || !threadsOf(node).includes(thread)) return;
    places.push({ from: at, to: at + node.nodeSize, marks: node.isText ? node.marks : [] });
  });
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return 'gone';
  const [$from, $to] = [doc.resolve(first.from), doc.resolve(last.to)];
  if (!$from.sameParent($to)) return 'apart';
  // A formula at either end belongs to what was selected; in threads of an earlier version it carries nothing.
  const [left, right] = [formulasBeside($from, -1), formulasBeside($to, 1)];
  const stretches = [
    [first.from, last.to],
    [first.from - left, last.to],
    [first.from, last.to + right],
    [first.from - left, last.to + right],
  ] as const;
  const [from, to] = stretches.find(([start, end]) => wordsBetween(doc, start, end) === quote) ?? stretches[0];
  const marks = places.find((place) => place.marks.length > 0)?.marks ?? [doc.type.schema.mark('comment', { thread })];
  return { from, to, words: wordsBetween(doc, from, to), marks };
}

/** Other words in place of the marked ones, in one step; the blanks around them stay. */
export function replaceMarked(state: EditorState, { from, to, marks }: Marked, words: string): Transaction {
  const old = state.doc.textBetween(from, to, undefined, '\ufffc');
  const before = /^\s*/.exec(old)?.[0] ?? '';
  const after = old.slice(before.length).match(/\s*$/)?.[0] ?? '';
  const nodes = inlineNodes(state.schema, words === '' ? before : before + words + after, marks);
  return nodes.length === 0 ? state.tr.delete(from, to) : state.tr.replaceWith(from, to, nodes);
}

function inlineNodes(schema: Schema, words: string, marks: readonly Mark[]): Node[] {
  const threads = marks.reduce<string | null>(
    (all, { type, attrs }) => (type.name === 'comment' ? threadsWith(all, String(attrs.thread), true) : all),
    null,
  );
  return formulaPieces(words).flatMap((piece) => {
    // A formula carries no marks; its threads stand in an attribute.
    if (typeof piece !== 'string') return [schema.node('formula', { latex: piece.latex, threads })];
    const text = piece.replaceAll(/\s*\n\s*/g, ' ');
    return text === '' ? [] : [schema.text(text, marks)];
  });
}

/** How much the formulas take up that stand directly beside a place. */
function formulasBeside($place: ResolvedPos, way: -1 | 1): number {
  const { parent } = $place;
  let size = 0;
  for (let at = way === 1 ? $place.indexAfter() : $place.index() - 1; ; at += way) {
    const node = parent.maybeChild(at);
    if (node?.type.name !== 'formula') return size;
    size += node.nodeSize;
  }
}
