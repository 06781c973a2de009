/** Reads something from an editor's state and reads it again after every transaction; equal answers draw nothing anew. */
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { useSyncExternalStore } from 'react';

export function useEditorState<T>(editor: Editor, read: (state: EditorState) => T): T {
  return useSyncExternalStore(
    (changed) => {
      editor.on('transaction', changed);
      editor.on('focus', changed);
      editor.on('blur', changed);
      return () => {
        editor.off('transaction', changed);
        editor.off('focus', changed);
        editor.off('blur', changed);
      };
    },
    () => read(editor.state),
  );
}
