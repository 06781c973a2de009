/**
 * Whoever reaches a text without a pointer finds the caret in it: by Tab, by a screen reader, by a script. A browser puts the caret at
 * the first place of what it focuses; where that is a label which nobody may write in (“Learning target”, a lesson's phase)
 * Chromium puts it nowhere, and what is typed then is lost; where it is a table, before the table and not into its first cell.
 *
 * From the first key on the caret is where the keys bring it. ProseMirror takes a caret that comes to the first place of a text within
 * 200 ms of the focus for the browser's doing and puts it back to where it was: Home, pressed by a fast hand in the first line
 * below a title, or just after a figure's editor was closed, would do nothing, and the next key would begin at the old place.
 *
 * Who comes with a pointer says where the caret goes: a caret that we put while the button is down is where the browser leaves it,
 * and what stood selected when the text was left would be typed over. On a figure, a picture or a label the browser finds no place for
 * it, and takes one nearby: there it is put as for everybody.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** What ProseMirror notes of a focus, which it names in no type. */
interface NotesFocus {
  readonly input: { lastFocus: number };
}

export const caretOnFocus = Extension.create({
  name: 'caretOnFocus',
  addProseMirrorPlugins: () => {
    let pressed = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            mousedown: (view, { target }) => {
              pressed = target instanceof Element && target.closest('[contenteditable]') === view.dom;
              return false;
            },
            blur: () => {
              pressed = false;
              return false;
            },
            focus: (view) => {
              if (pressed) return false;
              const caret = view.dom.ownerDocument.getSelection()?.anchorNode ?? null;
              // Only the caret is put: the element has the focus already.
              const nowhere = !view.dom.contains(caret);
              const beforeTable = caret === view.dom && view.state.selection.$head.parent.isTextblock;
              if (view.editable && (nowhere || beforeTable)) view.focus();
              return false;
            },
            keydown: (view) => {
              (view as EditorView & NotesFocus).input.lastFocus = 0;
              return false;
            },
          },
        },
      }),
    ];
  },
});
