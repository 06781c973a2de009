/**
 * The ways to a formula without the mouse: Alt+= anywhere, `$` and then a space (`$$` for a line of its own), `$3/4$` as LaTeX writers
 * do, and Enter on one that is selected. A dollar sign before an amount stays one.
 */
import { Extension } from '@tiptap/core';
import { type EditorState, NodeSelection, Plugin, type Selection } from '@tiptap/pm/state';
import { closedFormula } from './closed-formula.ts';

/** Opens the formula that is selected or a new one in the line; with a kind, always a new one. */
export type OpenFormula = (kind?: 'formula' | 'formulaBlock') => void;

/** `onStep`: what comes next is a step of undo of its own. */
export function formulaKeys(open: OpenFormula, onStep: () => void) {
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
              if (from !== to || state.doc.resolve(from).parent.type.spec.code) return false;
              const before = textBefore(state, from);
              const dollars = text === ' ' ? (/(?:^|[\s(￼])(\${1,2})$/.exec(before)?.[1]?.length ?? 0) : 0;
              if (dollars > 0) {
                view.dispatch(state.tr.delete(from - dollars, from));
                open(dollars === 1 ? 'formula' : 'formulaBlock');
                return true;
              }
              const closed = text === '$' ? closedFormula(before) : null;
              const formula = state.schema.nodes.formula;
              if (closed === null || !formula) return false;
              // First as it was typed, so that one step back gives that.
              view.dispatch(state.tr.insertText('$', from));
              onStep();
              const node = formula.create({ latex: closed.latex });
              view.dispatch(view.state.tr.replaceWith(from - closed.length, from + 1, node));
              onStep();
              return true;
            },
          },
        }),
      ];
    },
  });
}

function textBefore(state: EditorState, at: number): string {
  const { parent, parentOffset } = state.doc.resolve(at);
  return parent.textBetween(Math.max(0, parentOffset - 300), parentOffset, '\n', '￼');
}

function isFormula(selection: Selection): boolean {
  return selection instanceof NodeSelection && /^formula/.test(selection.node.type.name);
}
