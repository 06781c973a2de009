/** A figure until it is drawn: its title and its text alternative on a card. */

import { readFigure } from '@tangram/plan/body';
import type { NodeViewRenderer } from '@tiptap/core';
import { words } from '../../words.ts';

export const figureView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('figure');
  dom.className = 'figure-card';
  const show = (text: unknown) => {
    const figure = readFigure(text);
    const title = document.createElement('figcaption');
    title.textContent = figure?.title || kindOf(figure?.type);
    const alternative = document.createElement('p');
    alternative.textContent = figure?.altText || words.editor.figureWithoutText;
    dom.replaceChildren(title, alternative);
  };
  show(node.attrs.figure);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      show(next.attrs.figure);
      return true;
    },
    ignoreMutation: (mutation) => mutation.type !== 'selection',
  };
};

/** The kind of a figure in words: `ratioTable` reads “Ratio table”. */
function kindOf(type: string | undefined): string {
  if (type === undefined || type === 'figure') return words.editor.figure;
  const spaced = type.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
