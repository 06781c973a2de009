/** The ways to a formula without the mouse: Alt+= anywhere, `$` and then a space, and Enter on one that is selected. */
import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, Selection } from '@tiptap/pm/state';

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
            handleTextInput: (view, from, to, text) => {
              const { state } = view;
              // Typing beside a selected formula goes on behind it: a click must not put the formula at risk.
              if (isFormula(state.selection)) {
                const after = Selection.near(state.doc.resolve(state.selection.to), 1);
                view.dispatch(state.tr.setSelection(after).insertText(text));
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
