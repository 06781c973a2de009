/**
 * The words that comments are about, shown in the text: a decoration over each comment mark whose thread is open, and a
 * stronger one over the thread that is chosen. Marks of threads that are not of this plan are not shown.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { tellSelection } from '../editor/selection-in-time.ts';

export interface Highlighted {
  readonly open: ReadonlySet<string>;
  readonly chosen: string | null;
}

const nothing: Highlighted = { open: new Set(), chosen: null };
const key = new PluginKey<{ highlighted: Highlighted; shown: DecorationSet }>('threadHighlights');

/** Tells an editor which threads to show. */
export function highlight(view: EditorView, highlighted: Highlighted): void {
  if (key.getState(view.state)?.highlighted === highlighted) return;
  if (view.hasFocus()) tellSelection();
  view.dispatch(view.state.tr.setMeta(key, highlighted).setMeta('addToHistory', false));
}

export function threadHighlights(onThread: (thread: string) => void) {
  return Extension.create({
    name: 'threadHighlights',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key,
          state: {
            init: () => ({ highlighted: nothing, shown: DecorationSet.empty }),
            apply: (transaction, value, _old, state) => {
              const told: Highlighted | undefined = transaction.getMeta(key);
              const highlighted = told ?? value.highlighted;
              if (!told && !transaction.docChanged) return value;
              const shown: Decoration[] = [];
              if (highlighted.open.size > 0) {
                state.doc.descendants((node, at) => {
                  if (!node.isInline) return;
                  const threads = threadsOf(node.marks).filter((thread) => highlighted.open.has(thread));
                  if (threads.length === 0) return;
                  const chosen = highlighted.chosen !== null && threads.includes(highlighted.chosen);
                  shown.push(
                    Decoration.inline(at, at + node.nodeSize, {
                      class: chosen ? 'commented commented-chosen' : 'commented',
                    }),
                  );
                });
              }
              return { highlighted, shown: DecorationSet.create(state.doc, shown) };
            },
          },
          props: {
            decorations: (state) => key.getState(state)?.shown,
            handleClick: (view, at) => {
              const { highlighted } = key.getState(view.state) ?? { highlighted: nothing };
              const $at = view.state.doc.resolve(at);
              const marks = [...($at.nodeAfter?.marks ?? []), ...($at.nodeBefore?.marks ?? [])];
              const thread = threadsOf(marks).find((one) => highlighted.open.has(one));
              if (thread) onThread(thread);
              return false;
            },
          },
        }),
      ];
    },
  });
}

function threadsOf(marks: readonly { type: { name: string }; attrs: Readonly<Record<string, unknown>> }[]): string[] {
  return marks.flatMap(({ type, attrs }) => (type.name === 'comment' ? [String(attrs.thread)] : []));
}
