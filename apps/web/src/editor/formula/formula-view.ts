/**
 * A formula in the text: drawn, and said in words to a screen reader. A click opens it where it stands; for a reader it selects the
 * formula, so that a comment can begin there. While somebody writes in it, their field stands in place of the drawing.
 */
import type { NodeViewRenderer } from '@tiptap/core';
import { words } from '../../words.ts';
import { type FormulaHolder, type FormulaPlace, registerPlace } from './formula-place.ts';
import { doNotDraw, showFormula } from './formula-rendering.ts';

/** Opens a formula, with the caret at a point of the window or at its end. */
export type EditFormula = (place: FormulaPlace, point: Point | null) => void;

export interface Point {
  readonly left: number;
  readonly top: number;
}

export function formulaView(display: boolean, edit: EditFormula): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    const dom: HTMLElement = document.createElement(display ? 'div' : 'span');
    dom.className = display ? 'formula-block' : 'formula-inline';
    let latex = String(node.attrs.latex);
    let holder: FormulaHolder | null = null;
    const show = () => {
      if (latex !== '') return showFormula(dom, latex, display);
      dom.textContent = words.formula.empty;
      dom.setAttribute('role', 'math');
      dom.setAttribute('aria-label', words.formula.empty);
    };
    const place: FormulaPlace = {
      element: dom,
      display,
      at: getPos,
      latex: () => latex,
      hold(next) {
        holder = next;
        if (next.field === null) return;
        doNotDraw(dom);
        dom.dataset.held = '';
        dom.removeAttribute('role');
        dom.removeAttribute('aria-label');
        dom.replaceChildren(next.field);
      },
      release() {
        holder = null;
        if (dom.dataset.held === undefined) return;
        delete dom.dataset.held;
        dom.replaceChildren();
        show();
      },
    };
    registerPlace(place);
    dom.addEventListener('click', (event) => {
      if (holder?.field) return;
      if (editor.isEditable) edit(place, { left: event.clientX, top: event.clientY });
      else getSelection()?.selectAllChildren(dom);
    });
    show();
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        if (String(next.attrs.latex) === latex) return true;
        latex = String(next.attrs.latex);
        if (!holder?.field) show();
        holder?.changed(latex);
        return true;
      },
      destroy: () => holder?.gone(),
      // The drawing is ours, not text that somebody typed; a caret that lands in it selects the formula, except for a reader, whose
      // selection is the window's alone.
      ignoreMutation: (mutation) => Boolean(holder?.field) || !editor.isEditable || mutation.type !== 'selection',
      // What happens in the field is the field's.
      stopEvent: (event) => Boolean(holder?.field) || (!editor.isEditable && event instanceof MouseEvent),
    };
  };
}
