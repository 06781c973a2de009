/** A click on a label in a text puts the caret into what the label names; a browser would put it nowhere. */
import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

/** `named`: where in the text that begins; undefined where the click is not on a label. */
export function leadsIntoText(
  label: HTMLElement,
  editor: Editor,
  named: (on: EventTarget | null) => number | undefined,
) {
  label.addEventListener('mousedown', (event) => {
    if (event.button !== 0 || event.shiftKey || !editor.isEditable) return;
    const at = named(event.target);
    if (at === undefined) return;
    event.preventDefault();
    const { view } = editor;
    view.focus();
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at))));
  });
}

/** Where the inside of a node begins. */
export const insideOf = (at: number | undefined): number | undefined => (at === undefined ? undefined : at + 1);
