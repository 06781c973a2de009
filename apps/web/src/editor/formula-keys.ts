/** The ways to a formula without the mouse: Alt+= anywhere, `$` and then a space, and Enter on one that is selected. */
import { Extension } from '@tiptap/core';
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

export function formulaKeys(open: () => void) {
  return Extension.create({
    name: 'formulaKeys',
    addKeyboardShortcuts() {
      return {
        'Alt-=': () => {
          open();
          return true;
        },
        Enter: () => {
          if (!isFormula(this.editor.state.selection)) return false;
          open();
          return true;
        },
      };
    },
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              // What comes without a key, from another keyboard or an emoji list.
              beforeinput: (view, event) => {
                if (!isFormula(view.state.selection) || !event.data || view.composing) return false;
                event.preventDefault();
                view.dispatch(typeBehind(view.state, event.data));
                return true;
              },
            },
            handleTextInput: (view, from, to, text) => {
              const { state } = view;
              // Typing beside a selected formula goes on behind it: a click must not put the formula at risk.
              if (isFormula(state.selection)) {
                view.dispatch(typeBehind(state, text));
                return true;
              }
              if (text !== ' ' || from !== to) return false;
              const before = state.doc.textBetween(Math.max(0, from - 2), from, '\n', '￼');
              if (!/(^|[\s\n￼])\$$/.test(before)) return false;
              view.dispatch(state.tr.delete(from - 1, from));
              open();
              return true;
            },
          },
        }),
      ];
    },
  });
}

function isFormula(selection: Selection): boolean {
  return selection instanceof NodeSelection && /^formula/.test(selection.node.type.name);
}

/** Types behind the selected formula: in its line, in the text that follows it, or in a new paragraph where nothing follows. */
function typeBehind(state: EditorState, text: string): Transaction {
  const { tr, selection, schema } = state;
  const behind = Selection.findFrom(state.doc.resolve(selection.to), 1, true);
  if (behind) return tr.setSelection(behind).insertText(text);
  const paragraph = schema.nodes.paragraph?.create();
  if (paragraph) tr.insert(selection.to, paragraph);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(selection.to + 1))).insertText(text);
}
