/** Copying and cutting words of a section: other programs get clean HTML and Markdown, a plan gets the blocks as they are. */
import type { JSONContent } from '@tangram/plan/body';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { clipboardCode, prepareClipboard } from './code.ts';
import { flavoursOf } from './flavours.ts';

export const copy = Extension.create({
  name: 'copy',
  // After what notes that something is being cut, so that comments go along.
  priority: 10,
  addProseMirrorPlugins() {
    prepareClipboard();
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            copy: (view, event) => put(view, event),
            cut: (view, event) => {
              if (!view.editable || !put(view, event)) return false;
              view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
              return true;
            },
          },
        },
      }),
    ];
  },
});

/** Puts the selection onto the clipboard. False where the editor's own way is to do it. */
function put({ state }: EditorView, event: ClipboardEvent): boolean {
  const code = clipboardCode();
  const { clipboardData } = event;
  if (state.selection.empty || code === null || clipboardData === null) return false;
  const { content, openStart, openEnd } = state.selection.content();
  const blocks: JSONContent[] = content.toJSON() ?? [];
  // Rows that were chosen in a table are a table elsewhere.
  const shown = blocks[0]?.type === 'tableRow' ? [{ type: 'table', content: blocks }] : blocks;
  const { html, text } = flavoursOf(code, { content: blocks, openStart, openEnd }, shown);
  event.preventDefault();
  clipboardData.clearData();
  clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', text);
  return true;
}
