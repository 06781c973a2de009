/** The list of the `/` menu at the caret. It shows and reports; the keys are the editor's (slash-menu.ts). */
import type { Editor } from '@tiptap/core';
import { Floating } from '../ui/Floating.tsx';
import { words } from '../words.ts';
import type { InsertCommand } from './commands.ts';
import css from './SlashMenu.module.css';
import { listId, matching, optionId, runSlash, slashKey } from './slash-menu.ts';
import { useEditorState } from './use-editor-state.ts';

export function SlashMenu({ editor, commands }: { editor: Editor; commands: readonly InsertCommand[] }) {
  const open = useEditorState(editor, (state) => slashKey.getState(state)?.open ?? null);
  if (open === null || !editor.isFocused) return null;
  const offered = matching(commands, open.query);
  if (offered.length === 0) return null;
  return (
    <Floating at={() => caretBox(editor, open.from)}>
      <div id={listId} role="listbox" aria-label={words.editor.insert} className={css.list}>
        {offered.map((command, index) => (
          // The keyboard's way is in the editor, which keeps the focus.
          <div
            key={command.id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === open.chosen}
            className={css.option}
            onMouseDown={(event) => {
              event.preventDefault();
              runSlash(editor.view, open, () => command.run(editor));
            }}
          >
            {command.label}
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
