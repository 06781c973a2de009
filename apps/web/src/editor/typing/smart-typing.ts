/**
 * Typing as a teacher expects it: straight quotation marks curl, two hyphens become a dash, `3 x 4` a product. What was typed is put
 * down first and replaced in a step of its own, so that one Backspace or one Ctrl+Z gives it back. Code, formulas and what is pasted
 * stay as they are.
 */
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { smartSign } from './smart-signs.ts';

/** A replacement that Backspace would take back: where it ends, and what was typed. */
interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

const key = new PluginKey<Replaced | null>('smartTyping');

/** `onStep`: what comes next is a step of undo of its own. */
export function smartTyping(onStep: () => void) {
  return Extension.create({
    name: 'smartTyping',
    // Before the keys of lists and blocks, which have a Backspace of their own.
    priority: 940,
    addProseMirrorPlugins() {
      return [
        new Plugin<Replaced | null>({
          key,
          state: {
            init: () => null,
            apply: (transaction, before) => {
              const told: Replaced | undefined = transaction.getMeta(key);
              if (told) return told;
              return transaction.docChanged || transaction.selectionSet ? null : before;
            },
          },
          props: {
            handleTextInput: (view, from, to, text) => {
              if (from !== to || text.length !== 1 || view.composing || isCode(view.state)) return false;
              const { parent, parentOffset } = view.state.doc.resolve(from);
              const before = parent.textBetween(Math.max(0, parentOffset - 200), parentOffset, null, '￼');
              const sign = smartSign(before + text);
              if (sign === null) return false;
              view.dispatch(view.state.tr.insertText(text, from));
              onStep();
              const end = from + 1;
              const start = end - sign.length;
              const typed = view.state.doc.textBetween(start, end);
              const replaced = { from: start, to: start + sign.put.length, typed };
              view.dispatch(view.state.tr.insertText(sign.put, start, end).setMeta(key, replaced).scrollIntoView());
              onStep();
              return true;
            },
            handleKeyDown: (view, event) => {
              const replaced = key.getState(view.state);
              if (!replaced || event.key !== 'Backspace' || event.ctrlKey || event.metaKey || event.altKey)
                return false;
              const { selection } = view.state;
              if (!(selection instanceof TextSelection) || !selection.empty || selection.from !== replaced.to)
                return false;
              onStep();
              view.dispatch(view.state.tr.insertText(replaced.typed, replaced.from, replaced.to));
              onStep();
              return true;
            },
          },
        }),
      ];
    },
  });
}

function isCode({ selection, storedMarks }: EditorState): boolean {
  const { $from } = selection;
  const marks = storedMarks ?? $from.marks();
  return Boolean($from.parent.type.spec.code) || marks.some(({ type }) => type.spec.code);
}
