/**
 * Pasting into a section: what comes from other programs is read into blocks of our own, put in as one step of undo, and what was
 * left out of it is told. In a block of code everything is text.
 */
import type { LeftOut } from '@tangram/interchange/clipboard';
import type { JSONContent } from '@tangram/plan/body';
import { Extension } from '@tiptap/core';
import { Fragment, Node, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { pasteWords } from '../../words/paste.ts';
import { clipboardCode, loadClipboardCode, prepareClipboard } from './code.ts';
import { htmlCharactersMax, type OnClipboard, readPaste } from './read-paste.ts';
import { withoutTables } from './without-tables.ts';

interface PasteSetting {
  /** Called after every paste with what was left out of it. */
  readonly onPasted: (leftOut: LeftOut) => void;
  /** Says why nothing was pasted. */
  readonly onRefused: (sentence: string) => void;
}

export function paste(setting: PasteSetting) {
  return Extension.create({
    name: 'paste',
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
                const pictures = [...data.files].filter(({ type }) => type.startsWith('image/')).length;
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

function put(view: EditorView, event: ClipboardEvent, given: OnClipboard, { onPasted, onRefused }: PasteSetting) {
  const code = clipboardCode();
  if (code === null) return;
  const read = readPaste(code, given);
  switch (read.kind) {
    case 'tooLong':
      return onRefused(pasteWords.tooLong(read.characters, htmlCharactersMax));
    case 'onlyPicture':
      return onRefused(pasteWords.onlyPicture);
    case 'own': {
      const { content, openStart, openEnd } = read.blocks;
      const open = { start: openStart, end: openEnd };
      const slice = sliceOf(view.state.schema, isInTable(view) ? withoutTables(content) : content, open);
      if (slice === null) return void view.pasteText(given.text, event);
      if (insert(view, event, slice)) onPasted({});
      return;
    }
    case 'blocks': {
      const slice = sliceOf(view.state.schema, isInTable(view) ? withoutTables(read.content) : read.content);
      if (slice === null) return void view.pasteText(given.text, event);
      if (insert(view, event, slice)) onPasted(read.leftOut);
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
  const { tr } = view.state;
  if (only) tr.replaceSelectionWith(only, false);
  else tr.replaceSelection(slice);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

interface Open {
  readonly start: number;
  readonly end: number;
}

/** The blocks, open at both ends so that their words join those around; null if the schema refuses them. */
function sliceOf(schema: Schema, content: readonly JSONContent[], open?: Open): Slice | null {
  try {
    const nodes = content.map((block) => Node.fromJSON(schema, block));
    for (const node of nodes) node.check();
    const fragment = Fragment.from(nodes);
    return new Slice(
      fragment,
      open?.start ?? openAt(fragment, 'firstChild'),
      open?.end ?? openAt(fragment, 'lastChild'),
    );
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** How many levels of a fragment are open at one end: down to the words, but not into tables. */
function openAt(fragment: Fragment, end: 'firstChild' | 'lastChild'): number {
  let depth = 0;
  for (
    let node = fragment[end];
    node && !node.isAtom && !node.isInline && !node.type.spec.isolating;
    node = node[end]
  ) {
    depth += 1;
  }
  return depth;
}

function isInTable({ state }: EditorView): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.spec.tableRole) return true;
  return false;
}
