/**
 * The named parts of a section that not every plan has: a lesson's homework, what students do in a segment. One is asked for by its name
 * and goes to its own place, wherever in the section the caret was; one that is there already is gone to.
 */
import { type LabelledPartName, labelledPartLabel, segmentParts, studentWorkParts } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { ancestor, type InsertCommand } from './commands.ts';

type Names = readonly LabelledPartName[];

/** The parts that stand above everything else. */
const above: readonly string[] = ['learningTarget', 'languageGoal'];

/** Which parts can be asked for at the caret, in a section that has these. */
export function partsAt(state: EditorState, ofSection: Names): Names {
  if (ancestor(state, 'pairTable')?.node.attrs.kind === 'studentWork') return studentWorkParts;
  return ancestor(state, 'lessonSegment') ? [...segmentParts, ...ofSection] : ofSection;
}

/** What the `/` menu offers of them; `timed`: the section has segments. */
export function partCommands(ofSection: Names, timed: boolean): readonly InsertCommand[] {
  return [...(timed ? segmentParts : []), ...ofSection].map((name) => ({
    ...{ id: name, label: labelledPartLabel(name), also: 'part' },
    run: (editor) => goToPart(editor, name, ofSection),
  }));
}

/** Puts the caret into a part, which is made where it belongs if it is not there. */
export function goToPart({ state, view }: Editor, name: LabelledPartName, ofSection: Names): void {
  view.dispatch(toPart(state, name, ofSection).scrollIntoView());
  view.focus();
}

/** How a text becomes one with the caret in this part. */
export function toPart(state: EditorState, name: LabelledPartName, ofSection: Names): Transaction {
  const { tr, schema } = state;
  const holder = holderOf(state, name);
  const order = segmentParts.includes(name) ? segmentParts : ofSection;
  const isAbove = above.includes(name);
  let at = isAbove ? holder.start : holder.start + holder.node.content.size;
  let own: TextNode | null = null;
  holder.node.forEach((child, offset) => {
    if (child.type.name !== 'labelledPart' || own !== null) return;
    const other = child.attrs.name;
    const behind = order.indexOf(other) > order.indexOf(name);
    const start = holder.start + offset;
    if (other === name) [own, at] = [child, start];
    else if (isAbove && above.includes(other) && !behind) at = start + child.nodeSize;
    else if (!isAbove && !above.includes(other) && behind) at = Math.min(at, start);
  });
  const part: TextNode | null | undefined = own ?? schema.nodes.labelledPart?.createAndFill({ name });
  if (!part) return tr;
  if (own === null) tr.insert(at, part);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + part.nodeSize - 1), -1));
}

interface Holder {
  readonly node: TextNode;
  /** Where its content begins. */
  readonly start: number;
}

/** What a part stands in: a segment, a sample's second cell, or the whole text. */
function holderOf(state: EditorState, name: LabelledPartName): Holder {
  if (segmentParts.includes(name)) {
    const around = ancestor(state, 'lessonSegment') ?? segmentBefore(state);
    if (around) return { node: around.node, start: around.at + 1 };
  }
  const row = studentWorkParts.includes(name) ? ancestor(state, 'pairRow') : null;
  const cell = row?.node.lastChild;
  if (row && cell) return { node: cell, start: row.at + row.node.nodeSize - 1 - cell.nodeSize + 1 };
  return { node: state.doc, start: 0 };
}

/** The segment that ends before the caret last, or else the first one. */
function segmentBefore({ doc, selection }: EditorState): { node: TextNode; at: number } | null {
  let found: { node: TextNode; at: number } | null = null;
  doc.forEach((node, at) => {
    if (node.type.name === 'lessonSegment' && (found === null || at < selection.from)) found = { node, at };
  });
  return found;
}
