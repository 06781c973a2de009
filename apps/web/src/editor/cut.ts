/**
 * Cutting keeps the comments on the words, copying strips them: a piece that was cut is put in again as it was, marks of
 * threads and all, once, also in another section of the plan. The clipboard itself carries none.
 */
import { carriedThreads, type Marking, withoutThreads } from '@tangram/plan';
import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type * as Y from 'yjs';

type Locate = typeof import('../discussion/locate.ts').locateThreads;

/** `left`: how to find the threads, and what they marked just after the cut; null until the code for it has come. */
interface Cut {
  readonly slice: Slice;
  readonly place: string;
  left: { readonly locate: Locate; readonly marked: Marking } | null;
}

let cutLast: Cut | null = null;

function marking(locate: Locate, doc: Y.Doc): Marking {
  const located = locate(doc);
  return (thread) => (located[thread] ?? []).flatMap(({ pieces }) => pieces);
}

/** When its code comes, the words have been taken away: the browser and the editor do that before they do anything else. */
async function findLeft(cut: Cut, doc: Y.Doc): Promise<void> {
  const { locateThreads } = await import('../discussion/locate.ts');
  cut.left = { locate: locateThreads, marked: marking(locateThreads, doc) };
}

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
                cutLast = { slice: view.state.selection.content(), place, left: null };
                if (doc !== null) void findLeft(cutLast, doc).catch(() => {});
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
              if (cut.place !== place || doc === null || cut.left === null) return withoutThreads(cut.slice);
              return carriedThreads(cut.slice, marking(cut.left.locate, doc), cut.left.marked);
            },
          },
        }),
      ];
    },
  });
}
