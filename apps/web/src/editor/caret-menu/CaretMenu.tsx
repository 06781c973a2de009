/** The list at the caret of a text. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '../use-editor-state.ts';
import { CaretList } from './CaretList.tsx';
import { keyOf, type MenuSource } from './caret-menu.ts';

interface CaretMenuProps {
  readonly editor: Editor;
  readonly source: MenuSource;
  readonly label: string;
}

export function CaretMenu({ editor, source, label }: CaretMenuProps) {
  const open = useEditorState(editor, (state) => keyOf(source).getState(state)?.open ?? null);
  if (open === null || !editor.isFocused) return null;
  const offered = source.offered(open.asked);
  if (offered.length === 0) return null;
  return (
    <CaretList
      {...{ source, label, offered }}
      chosen={open.chosen}
      at={() => editor.view.coordsAtPos(open.from)}
      onTake={(option) => source.take(editor, open, option)}
    />
  );
}
