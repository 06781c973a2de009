/** Puts the caret into a body now, not a frame later: the next key may already be on its way, and it belongs there. */
import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

/** Where in a body: at one of its ends, or at a point of the window. */
export type CaretPlace = 'start' | 'end' | { readonly left: number; readonly top: number };

export function putCaret({ view }: Editor, at: CaretPlace): void {
  // An editor that may only be read is focused too; ProseMirror's own way would leave it out.
  view.dom.focus({ preventScroll: true });
  view.focus();
  view.dispatch(view.state.tr.setSelection(selectionAt(view, at)).scrollIntoView());
}

function selectionAt(view: Editor['view'], at: CaretPlace): Selection {
  const { doc } = view.state;
  if (at === 'start') return Selection.atStart(doc);
  if (at === 'end') return Selection.atEnd(doc);
  const found = view.posAtCoords(at);
  return found === null ? Selection.atStart(doc) : Selection.near(doc.resolve(found.pos));
}
