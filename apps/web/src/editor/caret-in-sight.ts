/**
 * The caret stays in sight while the page scrolls after it: below the bars that stand at the top, whose height depends on the window and on
 * what they have to say. Where an arrow key takes the caret a browser scrolls by itself, and knows nothing of them.
 */
import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const airPx = 8;

export const caretInSight = Extension.create({
  name: 'caretInSight',
  addProseMirrorPlugins() {
    const margin = { top: airPx, bottom: airPx, left: airPx, right: airPx };
    let byKey = false;
    return [
      new Plugin({
        props: {
          scrollMargin: margin,
          scrollThreshold: margin,
          handleScrollToSelection: (view) => {
            margin.top = footOfBars(view) + airPx;
            return isInSight(view, margin.top);
          },
          handleDOMEvents: {
            keydown: () => {
              byKey = true;
            },
            mousedown: () => {
              byKey = false;
            },
          },
        },
        view: () => ({
          update: (view, before) => {
            const { selection, doc } = view.state;
            if (!byKey || selection.eq(before.selection) || doc !== before.doc || !view.hasFocus()) return;
            // Nothing wants to be in sight that may be larger than the window.
            if (selection instanceof NodeSelection) return;
            const hidden = footOfBars(view) + airPx - view.coordsAtPos(selection.head).top;
            if (hidden > 0) scrollBy(0, -hidden);
          },
        }),
      }),
    ];
  },
});

/** Where a letter is typed in sight, nothing has to be asked of everything that the text stands in. Code scrolls sideways as well. */
function isInSight(view: EditorView, fromTop: number): boolean {
  const { empty, head, $head } = view.state.selection;
  if (!empty || $head.parent.type.spec.code) return false;
  const { top, bottom } = view.coordsAtPos(head, 1);
  return top >= fromTop && bottom <= (visualViewport?.height ?? innerHeight) - airPx;
}

function footOfBars({ dom }: EditorView): number {
  return Math.max(0, dom.ownerDocument.querySelector('[data-toolbar]')?.getBoundingClientRect().bottom ?? 0);
}
