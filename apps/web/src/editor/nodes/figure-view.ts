/** A figure in the text: its title, its drawing with the words for those who do not see it, and its caption. */

import type { NodeViewRenderer } from '@tiptap/core';
import { showFigure } from '../figure-rendering.ts';

export const figureView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('figure');
  dom.className = 'figure-card';
  let shown: unknown = node.attrs.figure;
  showFigure(dom, shown);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      if (next.attrs.figure !== shown) {
        shown = next.attrs.figure;
        showFigure(dom, shown);
      }
      return true;
    },
    ignoreMutation: (mutation) => mutation.type !== 'selection',
  };
};
