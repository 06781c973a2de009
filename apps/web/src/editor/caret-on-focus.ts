/**
 * Whoever reaches a text without a pointer finds the caret in it: by Tab, by a screen reader, by a script. A browser puts the caret at
 * the first place of what it focuses; where that is a label which nobody may write in (“Learning target”, a lesson's phase)
 * Chromium puts it nowhere, and what is typed then is lost; where it is a table, before the table and not into its first cell.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

export const caretOnFocus = Extension.create({
  name: 'caretOnFocus',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          focus: (view) => {
            const caret = view.dom.ownerDocument.getSelection()?.anchorNode ?? null;
            // Only the caret is put: the element has the focus already.
            const nowhere = !view.dom.contains(caret);
            const beforeTable = caret === view.dom && view.state.selection.$head.parent.isTextblock;
            if (view.editable && (nowhere || beforeTable)) view.focus();
            return false;
          },
        },
      },
    }),
  ],
});
