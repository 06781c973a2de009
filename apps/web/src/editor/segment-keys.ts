/**
 * The caret goes from one phase of a lesson into the next, up and down. Between two phases there is a place for a paragraph that belongs to
 * neither; arrows do not stop there, or what is written for the launch would stand below the warm-up.
 */
import { Extension } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export const segmentKeys = Extension.create({
  name: 'segmentKeys',
  priority: 200,
  addKeyboardShortcuts() {
    const go = (step: 1 | -1, horizontal: boolean) => intoNextSegment(this.editor.view, step, horizontal);
    return {
      ArrowDown: () => go(1, false),
      ArrowUp: () => go(-1, false),
      ArrowRight: () => go(1, true),
      ArrowLeft: () => go(-1, true),
    };
  },
});

function intoNextSegment(view: EditorView, step: 1 | -1, horizontal: boolean): boolean {
  const { state } = view;
  const { selection, doc } = state;
  const { $head, empty } = selection;
  if (!empty || $head.depth < 2 || $head.node(1).type.name !== 'lessonSegment') return false;
  const edge = step === 1 ? $head.after(1) : $head.before(1);
  const beyond = step === 1 ? doc.resolve(edge).nodeAfter : doc.resolve(edge).nodeBefore;
  if (beyond?.type.name !== 'lessonSegment') return false;
  const own = Selection.findFrom(doc.resolve(edge), -step);
  if (own === null || !own.$head.sameParent($head)) return false;
  if (!view.endOfTextblock(horizontal ? (step === 1 ? 'right' : 'left') : step === 1 ? 'down' : 'up')) return false;
  const next = Selection.findFrom(doc.resolve(edge), step);
  if (next === null) return false;
  view.dispatch(state.tr.setSelection(next).scrollIntoView());
  return true;
}
