/** Putting a block that is no text, a figure or a picture, where the caret is. */
import type { Node as TextNode } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state';

/** A block in place of the empty line of the caret, or behind what is selected or the innermost block that may stand beside it; it is selected. */
export function putBlock(state: EditorState, block: TextNode): { transaction: Transaction; at: number } | null {
  const { $from, to } = state.selection;
  const { tr } = state;
  if (
    state.selection instanceof NodeSelection &&
    $from.parent.canReplaceWith($from.index() + 1, $from.index() + 1, block.type)
  ) {
    tr.insert(to, block);
    return { transaction: selected(tr, to), at: to };
  }
  for (let depth = $from.depth; depth >= 0; depth -= 1) {
    const parent = $from.node(Math.max(depth - 1, 0));
    const index = depth === 0 ? $from.indexAfter(0) : $from.index(depth - 1);
    const here = depth === 0 ? null : $from.node(depth);
    const isEmptyLine = here?.isTextblock === true && here.content.size === 0;
    if (isEmptyLine && parent.canReplaceWith(index, index + 1, block.type)) {
      const at = $from.before(depth);
      tr.replaceWith(at, $from.after(depth), block);
      return { transaction: selected(tr, at), at };
    }
    const behind = depth === 0 ? index : index + 1;
    if (!parent.canReplaceWith(behind, behind, block.type)) continue;
    const at = depth === 0 ? to : $from.after(depth);
    tr.insert(at, block);
    return { transaction: selected(tr, at), at };
  }
  return null;
}

/** Selects a block; where nothing stands behind it, a line to write on is put there. */
function selected(tr: Transaction, at: number): Transaction {
  const $behind = tr.doc.resolve(at + 1);
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
  if (
    $behind.nodeAfter === null &&
    paragraph &&
    $behind.parent.canReplaceWith($behind.index(), $behind.index(), paragraph.type)
  )
    tr.insert(at + 1, paragraph);
  return tr.setSelection(NodeSelection.create(tr.doc, at));
}
