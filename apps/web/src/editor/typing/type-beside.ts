/**
 * Typing where no text is: while a formula, a figure, a picture or a rule is selected, and in the gap between two things that are no
 * text. What is typed goes on behind it, and never takes its place: a click, or an arrow key, must not put it at risk.
 * It is the same by keys and without one, from another keyboard, by dictation or from an emoji list, where a browser would write
 * it into whatever text stands next.
 */
import { Extension } from '@tiptap/core';
import { GapCursor } from '@tiptap/pm/gapcursor';
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

export const typeBeside = Extension.create({
  name: 'typeBeside',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          beforeinput: (view, event) => {
            const typed = event.data && !view.composing ? beside(view.state, event.data) : null;
            if (typed === null) return false;
            event.preventDefault();
            view.dispatch(typed);
            return true;
          },
        },
        handleTextInput: (view, _from, _to, text) => {
          const typed = beside(view.state, text);
          if (typed !== null) view.dispatch(typed);
          return typed !== null;
        },
      },
    }),
  ],
});

/** Null where the caret stands in a text, or a text is selected. */
function beside(state: EditorState, text: string): Transaction | null {
  const { selection } = state;
  if (selection instanceof GapCursor) return state.tr.insertText(text).scrollIntoView();
  if (selection instanceof NodeSelection && selection.node.isAtom) return behind(state, text).scrollIntoView();
  return null;
}

/** Behind what is selected: in its line, in the text that follows it, or in a new paragraph where nothing follows. */
function behind(state: EditorState, text: string): Transaction {
  const { tr, selection, schema } = state;
  const next = Selection.findFrom(state.doc.resolve(selection.to), 1, true);
  if (next) return tr.setSelection(next).insertText(text);
  const paragraph = schema.nodes.paragraph?.create();
  if (paragraph) tr.insert(selection.to, paragraph);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(selection.to + 1))).insertText(text);
}
