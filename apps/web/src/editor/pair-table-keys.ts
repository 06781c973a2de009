/**
 * Tab in a pair table goes from cell to cell, as in any table, and behind its last cell into a new row; out of a last row without a word
 * it goes on in the page and takes that row away, so that nobody is caught and nothing empty is left. Shift Tab goes back.
 */
import { Extension } from '@tiptap/core';
import { type EditorState, Selection } from '@tiptap/pm/state';
import { addPairRow, ancestor, removePairRow } from './commands.ts';

export const pairTableKeys = Extension.create({
  name: 'pairTableKeys',
  addKeyboardShortcuts() {
    const goTo = (cell: number | null) => {
      const { state, view } = this.editor;
      if (cell === null) return false;
      view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(cell + 1))).scrollIntoView());
      return true;
    };
    return {
      Tab: () => {
        const { state } = this.editor;
        const row = ancestor(state, 'pairRow');
        const table = ancestor(state, 'pairTable');
        if (row === null || table === null) return false;
        const last = row.at + row.node.nodeSize === table.at + table.node.nodeSize - 1;
        if (last && row.node.textContent === '') {
          if (table.node.childCount > 1) removePairRow(this.editor);
          return false;
        }
        return goTo(cellBeside(state, 1)) || addPairRow(this.editor);
      },
      'Shift-Tab': () => goTo(cellBeside(this.editor.state, -1)),
    };
  },
});

/** Where the cell before or behind the caret's begins, in its row or the next; null outside of a pair table and at its ends. */
function cellBeside(state: EditorState, step: 1 | -1): number | null {
  const table = ancestor(state, 'pairTable');
  const own = ancestor(state, 'pairCell');
  if (table === null || own === null) return null;
  const cells: number[] = [];
  table.node.descendants((node, at) => {
    if (node.type.name === 'pairCell') cells.push(table.at + 1 + at);
    return node.type.name === 'pairRow';
  });
  return cells[cells.indexOf(own.at) + step] ?? null;
}
