/**
 * A formula in the text: drawn, with its source beside it for a screen reader. A click shows the popover that changes it; for a reader
 * it selects the formula, so that a comment can begin there.
 */
import type { NodeViewRenderer } from '@tiptap/core';
import { words } from '../../words.ts';
import { showFormula } from '../formula-rendering.ts';

export type EditFormula = (at: number, focus: boolean) => void;

export function formulaView(display: boolean, edit: EditFormula): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    const dom = document.createElement(display ? 'div' : 'span');
    dom.className = display ? 'formula-block' : 'formula-inline';
    let latex = String(node.attrs.latex);
    const show = () => {
      if (latex === '') dom.textContent = words.formula.empty;
      else showFormula(dom, latex, display);
    };
    const editHere = (focus: boolean) => {
      const at = getPos();
      if (!editor.isEditable) getSelection()?.selectAllChildren(dom);
      else if (at !== undefined) edit(at, focus);
    };
    dom.addEventListener('click', () => editHere(false));
    dom.addEventListener('dblclick', () => editHere(true));
    show();
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        if (String(next.attrs.latex) !== latex) {
          latex = String(next.attrs.latex);
          show();
        }
        return true;
      },
      // The drawing is ours, not text that somebody typed; a caret that lands in it selects the formula, except for a reader, whose
      // selection is the window's alone.
      ignoreMutation: (mutation) => !editor.isEditable || mutation.type !== 'selection',
      stopEvent: (event) => !editor.isEditable && event instanceof MouseEvent,
    };
  };
}
