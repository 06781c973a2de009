/**
 * Pasting into a section: what comes from other programs is read into blocks of our own, put in as one step of undo, and what was
 * left out of it is told. In a block of code everything is text.
 */
import type { LeftOut } from '@tangram/interchange/clipboard';
import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { pasteWords } from '../../words/paste.ts';
import { isPicture } from '../pictures/insert-pictures.ts';
import { clipboardCode, loadClipboardCode, prepareClipboard } from './code.ts';
import { htmlCharactersMax, type OnClipboard, readPaste } from './read-paste.ts';
import { roomFor, sliceOf } from './slice.ts';
import { withoutTables } from './without-tables.ts';

interface PasteSetting {
  /** Called after every paste with what was left out of it. */
  readonly onPasted: (leftOut: LeftOut) => void;
  /** Called with pictures that are on the clipboard as files, when there is nothing else. */
  readonly onPictures: (files: readonly File[]) => void;
  /** Called with pictures that stood in the pasted text, by the ids under which they stand in this one. */
  readonly onWrittenPictures: (pictures: ReadonlyMap<string, File>) => void;
  /** Called with the pictures of this house that were pasted. */
  readonly onOwnPictures: (ids: readonly string[]) => void;
  /** Says why nothing was pasted. */
  readonly onRefused: (sentence: string) => void;
}

export function paste(setting: PasteSetting) {
  return Extension.create({
    name: 'readPaste',
    addProseMirrorPlugins() {
      prepareClipboard();
      let withShift = false;
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              keydown: (_view, { key, shiftKey }) => {
                withShift = shiftKey && key.toLowerCase() === 'v';
                return false;
              },
              paste: (view, event) => {
                const plain = withShift;
                withShift = false;
                const data = event.clipboardData;
                if (data === null || view.composing || view.state.selection.$from.parent.type.spec.code) return false;
                const html = data.getData('text/html');
                const pictures = [...data.files].filter(isPicture);
                const given = { html, text: data.getData('text/plain'), plain, pictures };
                event.preventDefault();
                const code = clipboardCode();
                if (code) put(view, event, given, setting);
                else {
                  // Without a connection the text itself is still there.
                  const withoutCode = () => view.pasteText(given.text, event);
                  loadClipboardCode().then(() => view.isDestroyed || put(view, event, given, setting), withoutCode);
                }
                return true;
              },
            },
          },
        }),
      ];
    },
  });
}

function put(view: EditorView, event: ClipboardEvent, given: OnClipboard, setting: PasteSetting) {
  const { onPasted, onRefused, onPictures, onOwnPictures } = setting;
  const code = clipboardCode();
  if (code === null) return;
  const read = readPaste(code, given);
  switch (read.kind) {
    case 'tooLong':
      return onRefused(pasteWords.tooLong(read.characters, htmlCharactersMax));
    case 'onlyPicture':
      return given.pictures.length > 0 ? onPictures(given.pictures) : onRefused(pasteWords.onlyPicture);
    case 'own':
    case 'blocks': {
      const { content } = read;
      const { schema, selection } = view.state;
      const fitting = isInTable(view) ? withoutTables(content) : content;
      const slice = sliceOf(schema, fitting, selection.$from, read.kind === 'own' ? read.open : undefined);
      if (slice === null) return void view.pasteText(given.text, event);
      if (insert(view, event, slice)) onPasted(read.leftOut);
      if (read.kind === 'own') onOwnPictures(picturesIn(slice));
      else if (read.pictures.size > 0) setting.onWrittenPictures(read.pictures);
    }
  }
}

/** Puts a slice in the place of the selection, as the editor itself would. False when it was refused. */
function insert(view: EditorView, event: ClipboardEvent, given: Slice): boolean {
  let slice = given;
  view.someProp('transformPasted', (transform) => {
    slice = transform(slice, view, false);
  });
  const before = view.state.doc;
  if (view.someProp('handlePaste', (handle) => handle(view, event, slice))) return !view.state.doc.eq(before);
  const only =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1 ? slice.content.firstChild : null;
  const tr = roomFor(slice, view.state);
  if (only) tr.replaceSelectionWith(only, false);
  else tr.replaceSelection(slice);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

function picturesIn({ content }: Slice): string[] {
  const ids: string[] = [];
  content.descendants((node) => {
    if (node.type.name === 'picture') ids.push(String(node.attrs.picture));
  });
  return ids;
}

function isInTable({ state }: EditorView): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.spec.tableRole) return true;
  return false;
}
