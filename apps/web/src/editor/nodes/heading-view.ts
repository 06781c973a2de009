/**
 * A heading inside a body. On the page all of them stand one level below their section's own heading, so that the page's
 * outline has no holes; their level shows in their size, and copying keeps it.
 */
import type { NodeViewRenderer } from '@tiptap/core';

export const headingView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('h3');
  dom.dataset.level = String(node.attrs.level);
  return {
    dom,
    contentDOM: dom,
    update: (next) => next.type === node.type && next.attrs.level === node.attrs.level,
  };
};
