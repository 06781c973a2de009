/**
 * Cutting keeps the comments on the words, copying strips them: a piece that was cut is put in again as it was, marks of
 * threads and all, once, also in another section of the plan. The clipboard itself carries none.
 */
import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

let cutLast: Slice | null = null;

const textOf = (slice: Slice) => slice.content.textBetween(0, slice.content.size, '\n', ' ');

export const cutKeepsThreads = Extension.create({
  name: 'cutKeepsThreads',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            cut: (view) => {
              cutLast = view.state.selection.content();
              return false;
            },
            copy: () => {
              cutLast = null;
              return false;
            },
          },
          transformPasted: (pasted) => {
            const cut = cutLast;
            if (cut === null || textOf(cut) !== textOf(pasted)) return pasted;
            cutLast = null;
            return cut;
          },
        },
      }),
    ];
  },
});
