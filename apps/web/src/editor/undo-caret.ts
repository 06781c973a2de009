/**
 * Where the caret is after undo and redo. It stays beside the letters that it stood at; but when the block around it goes, as a list does
 * that is a paragraph again, the binding takes the next block of the text for it, which may be the next phase of a lesson. Then
 * it goes to the end of what was changed.
 */
import type { Editor } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Undoes or does again what `act` does, with the caret of the text that has the focus. */
export function withCaret(editor: Editor | null, act: () => void): void {
  const before = editor?.state.doc;
  const isLost = editor?.view.hasFocus() ? lossOfCaret(editor) : null;
  act();
  if (!editor || !before || editor.isDestroyed || !isLost?.()) return;
  const { state, view } = editor;
  const changed = endOfChange(before, state.doc);
  if (changed === null) return;
  view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(changed), -1)).scrollIntoView());
}

/** How to ask whether what the caret stands in has gone; null where something is selected. */
function lossOfCaret({ state }: Editor): (() => boolean) | null {
  const { selection } = state;
  const binding = ySyncPluginKey.getState(state)?.binding;
  if (!binding || !selection.empty) return null;
  const { item, type } = absolutePositionToRelativePosition(selection.head, binding.type, binding.mapping);
  const beside = item ?? type;
  if (!beside) return null;
  return () => {
    const now: unknown = Y.getItem(binding.doc.store, beside);
    return !(now instanceof Y.Item) || now.deleted;
  };
}

/** Where in the new text ends what differs from the old; null where nothing does. */
function endOfChange(before: TextNode, after: TextNode): number | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  return start === null || end === null ? null : Math.max(start, end.b);
}
