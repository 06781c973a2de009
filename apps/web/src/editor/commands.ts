/** What can be done to the text, by name: the toolbar, the `/` menu and the keys all say it here. */
import type { Editor } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { words } from '../words.ts';
import { chainIn } from './put-caret.ts';

export interface InsertCommand {
  readonly id: string;
  readonly label: string;
  /** Other words by which it is found in the `/` menu. */
  readonly also: string;
  readonly run: (editor: Editor) => void;
}

/** What the `/` menu offers, in order. A formula opens where it is put, which is handed in. */
export function insertCommands(
  newFormula: (editor: Editor, kind: 'formula' | 'formulaBlock') => void,
): readonly InsertCommand[] {
  const { commands } = words;
  return [
    { id: 'paragraph', label: commands.paragraph, also: 'plain', run: (e) => chainIn(e).setParagraph().run() },
    { id: 'heading', label: commands.heading, also: 'title', run: (e) => toggleHeading(e, 2) },
    { id: 'smallHeading', label: commands.smallHeading, also: 'subheading', run: (e) => toggleHeading(e, 3) },
    {
      id: 'bullets',
      label: commands.bullets,
      also: 'list points',
      run: (e) => chainIn(e).toggleBulletList().run(),
    },
    { id: 'numbers', label: commands.numbers, also: 'list', run: (e) => chainIn(e).toggleOrderedList().run() },
    { id: 'checks', label: commands.checks, also: 'list to do', run: (e) => chainIn(e).toggleTaskList().run() },
    { id: 'formula', label: commands.formula, also: 'math latex equation', run: (e) => newFormula(e, 'formula') },
    {
      id: 'formulaBlock',
      label: commands.formulaBlock,
      also: 'math latex display',
      run: (e) => newFormula(e, 'formulaBlock'),
    },
    { id: 'table', label: commands.table, also: 'grid', run: insertTable },
    { id: 'pairs', label: commands.pairs, also: 'pair table', run: insertPairTable },
    { id: 'segment', label: commands.segment, also: 'minutes phase launch explore', run: insertSegment },
    { id: 'quote', label: commands.quote, also: 'citation', run: (e) => chainIn(e).toggleBlockquote().run() },
    { id: 'rule', label: commands.rule, also: 'divider', run: (e) => chainIn(e).setHorizontalRule().run() },
  ];
}

export function toggleHeading(editor: Editor, level: 2 | 3): void {
  chainIn(editor).toggleHeading({ level }).run();
}

export function insertTable(editor: Editor): void {
  chainIn(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
}

export function insertPairTable(editor: Editor): void {
  const { nodes } = editor.schema;
  const row = nodes.pairRow?.createAndFill(null, [cell(editor), cell(editor)]);
  const table = row && nodes.pairTable?.create({ kind: 'pairs' }, row);
  if (table) insertBlock(editor, table, false);
}

export function insertSegment(editor: Editor): void {
  const segment = editor.schema.nodes.lessonSegment?.createAndFill({ phase: 'explore', minutes: 10 });
  if (segment) insertBlock(editor, segment, true);
}

/** Puts a formula on a line of its own, and answers where it stands. */
export function insertFormulaBlock(editor: Editor, latex: string): number {
  const formula = editor.schema.nodes.formulaBlock?.create({ latex });
  return formula ? insertBlock(editor, formula, false) : -1;
}

const cell = (editor: Editor): TextNode => {
  const made = editor.schema.nodes.pairCell?.createAndFill();
  if (!made) throw new Error('the schema has no pair cell');
  return made;
};

/** Puts a block in place of an empty paragraph or after the block of the caret, and answers where; `top` keeps it out of lists and tables. */
function insertBlock(editor: Editor, block: TextNode, top: boolean): number {
  const { state, view } = editor;
  const { $from, to } = state.selection;
  const depth = Math.min(top ? 1 : $from.depth, $from.depth);
  const { tr } = state;
  let at = to;
  if (depth === 0) {
    tr.insert(to, block).setSelection(Selection.near(tr.doc.resolve(to + 1)));
  } else {
    const here = $from.node(depth);
    const empty = here.isTextblock && here.content.size === 0;
    at = empty ? $from.before(depth) : $from.after(depth);
    if (empty) tr.replaceWith(at, at + here.nodeSize, block);
    else tr.insert(at, block);
    tr.setSelection(Selection.near(tr.doc.resolve(at + 1)));
  }
  view.dispatch(tr.scrollIntoView());
  view.focus();
  return at;
}

/** Adds a row to the pair table of the caret, below its row. False outside of one. */
export function addPairRow(editor: Editor): boolean {
  const { state, view } = editor;
  const row = ancestor(state, 'pairRow');
  const made = editor.schema.nodes.pairRow?.createAndFill(null, [cell(editor), cell(editor)]);
  if (!row || !made) return false;
  const at = row.at + row.node.nodeSize;
  const tr = state.tr.insert(at, made);
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  view.focus();
  return true;
}

/** Removes the row of the caret; the last row takes its pair table with it. */
export function removePairRow(editor: Editor): boolean {
  const { state, view } = editor;
  const row = ancestor(state, 'pairRow');
  const table = ancestor(state, 'pairTable');
  if (!row || !table) return false;
  const gone = table.node.childCount === 1 ? table : row;
  const tr = state.tr.delete(gone.at, gone.at + gone.node.nodeSize);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(gone.at, tr.doc.content.size)))));
  view.focus();
  return true;
}

/** Removes the nearest block of this name around the caret, a segment or a named part, with all that is in it. */
export function removeAround(editor: Editor, name: 'lessonSegment' | 'labelledPart'): void {
  const { state, view } = editor;
  const found = ancestor(state, name);
  if (!found) return;
  view.dispatch(state.tr.delete(found.at, found.at + found.node.nodeSize).scrollIntoView());
  view.focus();
}

/** The node of a name around the caret, and where it begins. */
export function ancestor(state: EditorState, name: string): { node: TextNode; at: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === name) return { node, at: $from.before(depth) };
  }
  return null;
}

/** The kinds of pair table whose rows have something to say of themselves. */
export const tellingRows: readonly unknown[] = [
  'strategies',
  'differentiation',
  'interventionStrategies',
  'studentWork',
];
