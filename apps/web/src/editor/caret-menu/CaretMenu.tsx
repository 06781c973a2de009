/** The list at the caret. It shows and reports; the keys are the editor's (caret-menu.ts). */
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { Floating } from '../../ui/Floating.tsx';
import { useEditorState } from '../use-editor-state.ts';
import css from './caret-menu.module.css';
import { keyOf, listId, type MenuSource, optionId } from './caret-menu.ts';

interface CaretMenuProps {
  readonly editor: Editor;
  readonly source: MenuSource;
  readonly label: string;
}

export function CaretMenu({ editor, source, label }: CaretMenuProps) {
  const open = useEditorState(editor, (state) => keyOf(source).getState(state)?.open ?? null);
  const chosen = open?.chosen ?? null;
  useEffect(() => {
    if (chosen !== null) document.getElementById(optionId(source, chosen))?.scrollIntoView({ block: 'nearest' });
  }, [source, chosen]);
  if (open === null || !editor.isFocused) return null;
  const offered = source.offered(open.asked);
  if (offered.length === 0) return null;
  return (
    <Floating at={() => caretBox(editor, open.from)}>
      <div id={listId(source)} role="listbox" aria-label={label} className={css.list}>
        {offered.map((option, index) => (
          // The keyboard's way is in the editor, which keeps the focus.
          <div
            key={option.id}
            id={optionId(source, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === open.chosen}
            className={css.option}
            onMouseDown={(event) => {
              event.preventDefault();
              source.take(editor, open, option);
            }}
          >
            {option.detail === undefined ? (
              option.label
            ) : (
              <>
                <strong>{option.label}</strong> {option.detail}
              </>
            )}
          </div>
        ))}
      </div>
    </Floating>
  );
}

function caretBox(editor: Editor, at: number) {
  const { left, top, bottom } = editor.view.coordsAtPos(at);
  return { left, top, bottom };
}
