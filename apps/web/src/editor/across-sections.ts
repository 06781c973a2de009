/**
 * Where a body ends, the keys go on in the plan: arrows into what is above or below, in the same column; Ctrl Home and Ctrl End, pressed
 * twice, to the ends of the plan. Pressed once they go to the ends of the body, which a browser does not find where it begins with a label,
 * a phase or a table's heading that nobody may write in. A selection ends with its section, and that is said where somebody would have more.
 */
import { Extension } from '@tiptap/core';
import { GapCursor } from '@tiptap/pm/gapcursor';
import { type EditorState, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import type { Direction } from './walk.ts';

export interface Leaving {
  /** The caret leaves upwards or downwards; `left` is its column, where it has one to keep. */
  readonly onLeave: (direction: Direction, left: number | null) => void;
  readonly onEnd: (end: 'first' | 'last') => void;
  /** Somebody would select more than this section. */
  readonly onMore: () => void;
}

export function acrossSections({ onLeave, onEnd, onMore }: Leaving) {
  return Extension.create({
    name: 'acrossSections',
    addKeyboardShortcuts() {
      let last = '';
      // Every other key, and every click, ends a pair.
      const twice = (key: string) => {
        const again = last === key;
        last = key;
        return again;
      };
      const { editor } = this;
      editor.on('transaction', ({ transaction }) => {
        if (transaction.docChanged) last = '';
      });
      editor.on('blur', () => {
        last = '';
      });
      const atEdge = (direction: Direction) => {
        const { state, view } = editor;
        const { selection, doc } = state;
        const edge = direction === 'up' ? Selection.atStart(doc) : Selection.atEnd(doc);
        return selection.$head.sameParent(edge.$head) && view.endOfTextblock(direction);
      };
      const leave = (direction: Direction, horizontal: boolean) => {
        last = '';
        const { state, view } = editor;
        const { selection, doc } = state;
        const edge = direction === 'up' ? Selection.atStart(doc) : Selection.atEnd(doc);
        const leaves = isBesideText(selection)
          ? standsAtEdge(selection, direction)
          : horizontal
            ? selection.eq(edge)
            : selection.empty && atEdge(direction);
        if (leaves) onLeave(direction, horizontal ? null : view.coordsAtPos(selection.head).left);
        return leaves;
      };
      const select = (direction: Direction) => {
        last = '';
        const { selection, doc } = editor.state;
        const edge = direction === 'up' ? Selection.atStart(doc) : Selection.atEnd(doc);
        if (selection.head === edge.head) onMore();
        return false;
      };
      const edgeOf = ({ doc }: EditorState, end: 'first' | 'last') =>
        end === 'first' ? Selection.atStart(doc) : Selection.atEnd(doc);
      const toEnd = (end: 'first' | 'last') => {
        if (twice(end)) {
          onEnd(end);
          return true;
        }
        const { state, view } = editor;
        view.dispatch(state.tr.setSelection(edgeOf(state, end)).scrollIntoView());
        return true;
      };
      const selectToEnd = (end: 'first' | 'last') => {
        last = '';
        const { state, view } = editor;
        const to = edgeOf(state, end);
        if (state.selection.head === to.head) onMore();
        const selected = TextSelection.between(state.selection.$anchor, to.$head);
        view.dispatch(state.tr.setSelection(selected).scrollIntoView());
        return true;
      };
      return {
        ArrowUp: () => leave('up', false),
        ArrowDown: () => leave('down', false),
        ArrowLeft: () => leave('up', true),
        ArrowRight: () => leave('down', true),
        'Shift-ArrowUp': () => select('up'),
        'Shift-ArrowDown': () => select('down'),
        'Mod-Home': () => toEnd('first'),
        'Mod-End': () => toEnd('last'),
        'Shift-Mod-Home': () => selectToEnd('first'),
        'Shift-Mod-End': () => selectToEnd('last'),
        'Mod-a': () => {
          if (twice('a')) onMore();
          return false;
        },
      };
    },
  });
}

/** A figure or a formula is selected, or the caret stands in the gap before or behind a table. */
function isBesideText(selection: Selection): boolean {
  return selection instanceof NodeSelection || selection instanceof GapCursor;
}

/** Nothing stands above or below it. */
function standsAtEdge({ $from, $to }: Selection, direction: Direction): boolean {
  const place = direction === 'up' ? $from : $to;
  if (place.depth !== 0) return false;
  return direction === 'up' ? place.pos === 0 : place.pos === place.doc.content.size;
}
