/**
 * The named parts of a section that not every plan has: a lesson's homework, what students do in a segment. One is asked for by its name
 * and goes to its own place, wherever in the section the caret was; one that is there already is gone to.
 */
import {
  emptyRubric,
  type LabelledPartName,
  labelledPartLabel,
  part,
  segmentParts,
  studentWorkParts,
} from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import type { Schema, Node as TextNode } from '@tiptap/pm/model';
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
  const standing = own ?? newPart(schema, name);
  if (own === null) tr.insert(at, standing);
  const end = at + standing.nodeSize - 1;
  return tr.setSelection(
    own === null ? Selection.near(tr.doc.resolve(beginningIn(standing, at))) : Selection.near(tr.doc.resolve(end), -1),
  );
}

const newPart = (schema: Schema, name: LabelledPartName): TextNode =>
  schema.nodeFromJSON(part(name, name === 'rubric' ? [emptyRubric()] : undefined));

/** Where somebody begins to write in a new part that stands at this place: in a table below its head. */
function beginningIn({ firstChild }: TextNode, at: number): number {
  return firstChild?.type.name === 'table' ? at + 2 + (firstChild.firstChild?.nodeSize ?? 0) : at + 1;
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
