/** The arrow keys walk from the last line of one section into the first of the next, as in one long text. */
import { Extension } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

export function acrossSections(onLeave: (direction: 'up' | 'down') => void) {
  return Extension.create({
    name: 'acrossSections',
    addKeyboardShortcuts() {
      const leave = (direction: 'up' | 'down', horizontal: boolean) => {
        const { state, view } = this.editor;
        const { selection, doc } = state;
        if (!selection.empty) return false;
        const edge = direction === 'up' ? Selection.atStart(doc) : Selection.atEnd(doc);
        const atEdge = horizontal
          ? selection.eq(edge)
          : selection.$head.sameParent(edge.$head) && view.endOfTextblock(direction);
        if (atEdge) onLeave(direction);
        return atEdge;
      };
      return {
        ArrowUp: () => leave('up', false),
        ArrowDown: () => leave('down', false),
        ArrowLeft: () => leave('up', true),
        ArrowRight: () => leave('down', true),
      };
    },
  });
}
