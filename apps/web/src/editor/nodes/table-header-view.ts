/** A head cell of a table. While it is empty it is no head of anything, and a screen reader is told so. */
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

export const tableHeaderView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('th');
  const show = ({ attrs, content, textContent }: Node) => {
    dom.colSpan = Number(attrs.colspan ?? 1);
    dom.rowSpan = Number(attrs.rowspan ?? 1);
    let empty = textContent.trim() === '';
    content.descendants((inner) => {
      if (inner.isAtom && !inner.isText) empty = false;
    });
    if (empty) dom.setAttribute('role', 'cell');
    else dom.removeAttribute('role');
  };
  show(node);
  return {
    dom,
    contentDOM: dom,
    update(next) {
      if (next.type !== node.type) return false;
      show(next);
      return true;
    },
    ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
  };
};
