/**
 * Puts the caret into a body now, not a frame later: the next key may already be on its way, and it belongs there. TipTap's own command
 * gives the focus with the next frame, and keys that come before it are lost; so nobody calls that.
 */
import type { ChainedCommands, Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

/** Where in a body: at one of its ends, in a column of its first or last line, or at a point of the window. */
export type CaretPlace =
  | 'start'
  | 'end'
  | { readonly edge: 'start' | 'end'; readonly left: number }
  | { readonly left: number; readonly top: number };

/** Gives the focus back to a text, with its caret where it was. */
export function focusText({ view }: Editor): void {
  if (!view.isDestroyed) view.focus();
}

/** Commands for a text that somebody goes on writing in; `run` does them. */
export function chainIn(editor: Editor): ChainedCommands {
  focusText(editor);
  return editor.chain();
}

/** `shown`: the place has been brought into sight, and the window stays where it is. */
export function putCaret({ view }: Editor, at: CaretPlace, shown = false): void {
  // An editor that may only be read is focused too; ProseMirror's own way would leave it out.
  view.dom.focus({ preventScroll: true });
  view.focus();
  if (typeof at === 'object' && 'edge' in at) {
    // Only what is in sight can be asked which letter stands in a column.
    view.dispatch(view.state.tr.setSelection(atEnd(view, at.edge)).scrollIntoView());
    view.dispatch(view.state.tr.setSelection(inColumn(view, at.edge, at.left)));
    return;
  }
  const moved = view.state.tr.setSelection(selectionAt(view, at));
  view.dispatch(shown ? moved : moved.scrollIntoView());
}

const atEnd = ({ state }: Editor['view'], edge: 'start' | 'end') =>
  edge === 'start' ? Selection.atStart(state.doc) : Selection.atEnd(state.doc);

function inColumn(view: Editor['view'], edge: 'start' | 'end', left: number): Selection {
  const end = atEnd(view, edge);
  const { top, bottom } = view.coordsAtPos(end.head);
  const found = view.posAtCoords({ left, top: (top + bottom) / 2 });
  const near = found === null ? end : Selection.near(view.state.doc.resolve(found.pos));
  return near.$head.sameParent(end.$head) ? near : end;
}

function selectionAt(view: Editor['view'], at: Exclude<CaretPlace, { readonly edge: unknown }>): Selection {
  const { doc } = view.state;
  if (at === 'start' || at === 'end') return atEnd(view, at);
  const found = view.posAtCoords(at);
  return found === null ? Selection.atStart(doc) : Selection.near(doc.resolve(found.pos));
}
