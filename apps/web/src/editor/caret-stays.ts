/**
 * The caret stays in the text that has the focus. Behind the last thing of a text that is no text itself, a browser finds no place for
 * an arrow key's caret, and takes the next words of the page, which nobody may write in: the text keeps the focus and shows no
 * caret, the next Ctrl Home goes nowhere, and what is typed stands where the caret was before. So it is put back there at once.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

export const caretStays = Extension.create({
  name: 'caretStays',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        const { ownerDocument } = view.dom;
        const stay = () => {
          if (!view.hasFocus()) return;
          const caret = ownerDocument.getSelection()?.anchorNode ?? null;
          if (caret !== null && !view.dom.contains(caret)) view.focus();
        };
        ownerDocument.addEventListener('selectionchange', stay);
        return { destroy: () => ownerDocument.removeEventListener('selectionchange', stay) };
      },
    }),
  ],
});
