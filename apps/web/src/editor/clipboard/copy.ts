/** Copying and cutting words of a section: other programs get clean HTML and Markdown, a plan gets the blocks as they are. */
import type { JSONContent } from '@tangram/plan/body';
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { whenIdle } from '../../ui/when-idle.ts';
import { clipboardCode, loadClipboardCode, prepareClipboard } from './code.ts';
import type { PhotoAddress } from './pictures.ts';

export const copy = (addressOf: PhotoAddress) =>
  Extension.create({
    name: 'copy',
    // After what notes that something is being cut, so that comments go along.
    priority: 10,
    addProseMirrorPlugins() {
      prepareClipboard();
      return [
        new Plugin({
          // A copy is made in one go: what is selected is drawn before somebody asks for it.
          view: () => ({
            update: ({ state }, before) => {
              if (state.selection.eq(before.selection) || !holdsPictures(state)) return;
              whenIdle(() => void preparePictures(state, addressOf).catch(() => {}));
            },
          }),
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

function holdsPictures({ doc, selection: { from, to, empty } }: EditorState): boolean {
  let found = false;
  if (!empty)
    doc.nodesBetween(from, to, ({ type }) => {
      found ||= type.name === 'figure' || type.name === 'picture';
      return !found;
    });
  return found;
}

async function preparePictures({ selection }: EditorState, addressOf: PhotoAddress): Promise<void> {
  const code = await loadClipboardCode();
  await code.preparePictures(code.shownIn(selection.content().content.toJSON() ?? []), addressOf);
}

/** Puts the selection onto the clipboard. False where the editor's own way is to do it. */
function put({ state }: EditorView, event: ClipboardEvent): boolean {
  const code = clipboardCode();
  const { clipboardData } = event;
  if (state.selection.empty || code === null || clipboardData === null) return false;
  const { content, openStart, openEnd } = state.selection.content();
  const blocks: JSONContent[] = content.toJSON() ?? [];
  // Rows that were chosen in a table are a table elsewhere.
  const shown = blocks[0]?.type === 'tableRow' ? [{ type: 'table', content: blocks }] : blocks;
  const { html, text } = code.flavoursOf({ content: blocks, openStart, openEnd }, shown);
  event.preventDefault();
  clipboardData.clearData();
  clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', text);
  return true;
}
