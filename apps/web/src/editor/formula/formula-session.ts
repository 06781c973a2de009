/**
 * Writing in one formula, from the moment it is opened until it is left. Each change goes into the plan at once, so that nothing waits
 * for a button, and all of them together are one step of undo. What a colleague writes in the same formula meanwhile is told and
 * not taken over: whoever writes last stands, and neither is lost unseen.
 */
import { FORMULA_CHARACTERS_MAX } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import type { PlanUndo } from '../undo.ts';
import type { FormulaPlace } from './formula-place.ts';

export type Side = 'before' | 'after';

export interface FormulaSession {
  /** Writes the formula; false when it is too long to be written. */
  write(latex: string): boolean;
  /** What this page wrote last, to tell a colleague's change from its own. */
  written(): string;
  /** Goes on from what a colleague wrote. */
  adopt(latex: string): void;
  /** Ends it: an empty formula goes. With a side, the caret stands there; without one it stays wherever it is now. */
  end(side: Side | null): void;
}

/** `fresh`: the formula was put there a moment ago for this, which is the same step of undo. */
export function beginFormula(editor: Editor, place: FormulaPlace, undo: PlanUndo, fresh: boolean): FormulaSession {
  let written = place.latex();
  let begun = fresh;
  let ended = false;
  const myStep = () => {
    if (begun) undo.goOn();
    else undo.step();
    begun = true;
  };
  return {
    written: () => written,
    adopt: (latex) => {
      written = latex;
    },
    write(latex) {
      const at = place.at();
      if (latex.length > FORMULA_CHARACTERS_MAX) return false;
      if (ended || at === undefined || latex === written) return true;
      myStep();
      written = latex;
      editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'latex', latex));
      return true;
    },
    end(side) {
      const at = place.at();
      if (ended || editor.isDestroyed || at === undefined) return;
      ended = true;
      place.release();
      const { tr, doc } = editor.state;
      const size = doc.nodeAt(at)?.nodeSize ?? 0;
      const empty = place.latex().trim() === '';
      if (empty) {
        myStep();
        tr.delete(at, at + size);
      }
      if (side !== null) tr.setSelection(beside(tr.doc, at, empty ? 0 : size, side));
      if (tr.docChanged || tr.selectionSet) editor.view.dispatch(tr.scrollIntoView());
      if (side !== null) editor.view.focus();
      undo.step();
    },
  };
}

/** The caret before or after what stands there; a formula that stands alone is selected, and what is typed then comes behind it. */
function beside(doc: Editor['state']['doc'], at: number, size: number, side: Side): Selection {
  const edge = doc.resolve(side === 'before' ? at : at + size);
  if (edge.parent.isTextblock) return Selection.near(edge, side === 'before' ? -1 : 1);
  const found = Selection.findFrom(edge, side === 'before' ? -1 : 1, true);
  if (found) return found;
  return size > 0 ? NodeSelection.create(doc, at) : Selection.near(edge);
}
