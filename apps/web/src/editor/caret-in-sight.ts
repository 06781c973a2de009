/**
 * The caret stays in sight while the page scrolls after it: below the bars that stand at the top, whose height depends on the window and on
 * what they have to say. What a browser scrolls by itself, an arrow key or the Tab key, keeps off them by `scroll-padding`.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

const airPx = 8;

export const caretInSight = Extension.create({
  name: 'caretInSight',
  addProseMirrorPlugins() {
    const margin = { top: airPx, bottom: airPx, left: airPx, right: airPx };
    return [
      new Plugin({
        props: {
          scrollMargin: margin,
          scrollThreshold: margin,
          handleScrollToSelection: ({ dom }) => {
            const bars = dom.ownerDocument.querySelector('[data-toolbar]')?.getBoundingClientRect().bottom ?? 0;
            margin.top = Math.max(0, bars) + airPx;
            return false;
          },
        },
      }),
    ];
  },
});
