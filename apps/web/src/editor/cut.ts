/**
 * Cutting keeps the comments on the words, copying strips them: a piece that was cut is put in again as it was, marks of
 * threads and all, once, also in another section of the plan. The clipboard itself carries none.
 */
import { carriedThreads, withoutThreads } from '@tangram/plan';
import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type * as Y from 'yjs';

/** Asked for with the first cut, and there when it is pasted; without it the server sets the marks again. */
let locate: typeof import('../discussion/locate.ts').locateThreads | null = null;
async function fetchLocate(): Promise<void> {
  locate = (await import('../discussion/locate.ts')).locateThreads;
}

let cutLast: { readonly slice: Slice; readonly place: string } | null = null;

const textOf = (slice: Slice) => slice.content.textBetween(0, slice.content.size, '\n', ' ');

/** `place`: the plan and the part of it that the text stands in. A thread never leaves it. */
export function cutKeepsThreads(place: string, doc: Y.Doc | null) {
  return Extension.create({
    name: 'cutKeepsThreads',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              cut: (view) => {
                cutLast = { slice: view.state.selection.content(), place };
                void fetchLocate().catch(() => {});
                return false;
              },
              copy: () => {
                cutLast = null;
                return false;
              },
            },
            transformPasted: (pasted, view) => {
              // Dragged with the key that copies.
              if (view.dragging) return view.dragging.move ? pasted : withoutThreads(pasted);
              const cut = cutLast;
              if (cut === null || textOf(cut.slice) !== textOf(pasted)) return pasted;
              cutLast = null;
              if (cut.place !== place || doc === null || locate === null) return withoutThreads(cut.slice);
              const located = locate(doc);
              return carriedThreads(cut.slice, (thread) => (located[thread] ?? []).flatMap(({ pieces }) => pieces));
            },
          },
        }),
      ];
    },
  });
}
