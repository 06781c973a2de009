/**
 * A figure in the text: its title, its drawing with the words for those who do not see it, and its caption. Who may write opens its editor
 * by the button, by a second click, or by Enter on it; for a reader a click selects it, so that a comment can begin there.
 */

import type { NodeViewRenderer } from '@tiptap/core';
import { words } from '../../words.ts';
import { figureTitle, showFigure } from '../figure-rendering.ts';

export function figureView(open: (at: number) => void): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    const dom = document.createElement('div');
    dom.className = 'figure-frame';
    const card = dom.appendChild(document.createElement('figure'));
    card.className = 'figure-card';
    let shown: unknown = node.attrs.figure;
    showFigure(card, shown);
    let name = () => {};
    const openHere = () => {
      const at = getPos();
      if (at !== undefined) open(at);
    };
    if (editor.isEditable) {
      const button = dom.appendChild(document.createElement('button'));
      button.type = 'button';
      button.className = 'figure-edit';
      button.textContent = words.editor.editFigure;
      button.addEventListener('click', openHere);
      name = () => button.setAttribute('aria-label', words.editor.editFigureNamed(figureTitle(shown)));
      name();
      dom.addEventListener('mousedown', (event) => {
        // Where a text begins with a figure it counts as selected before anybody has come.
        if (editor.view.hasFocus() && dom.classList.contains('ProseMirror-selectednode') && event.button === 0)
          dom.addEventListener('click', openHere, { once: true });
      });
    } else dom.addEventListener('click', () => getSelection()?.selectAllChildren(card));
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        if (next.attrs.figure !== shown) {
          shown = next.attrs.figure;
          showFigure(card, shown);
          name();
        }
        return true;
      },
      ignoreMutation: (mutation) => !editor.isEditable || mutation.type !== 'selection',
      stopEvent: (event) =>
        (!editor.isEditable && event instanceof MouseEvent) ||
        (event.target instanceof Element && event.target.closest('.figure-edit') !== null),
    };
  };
}
