/** A pair table with the words above its two columns, and what its rows say of themselves beside the second cell. */

import { pairRowNote, pairTableHeads } from '@tangram/plan/body';
import type { NodeViewRenderer } from '@tiptap/core';
import { insideOf, leadsIntoText } from './label.ts';

export const pairTableView: NodeViewRenderer = ({ node, getPos, editor }) => {
  const dom = document.createElement('table');
  dom.className = 'pair-table';
  const contentDOM = document.createElement('tbody');
  const heads = pairTableHeads(node.attrs.kind);
  if (heads[0] !== '') {
    const head = document.createElement('thead');
    head.contentEditable = 'false';
    const row = head.insertRow();
    for (const text of heads) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = text;
      row.append(cell);
    }
    dom.append(head);
    leadsIntoText(head, editor, (on) => {
      const place = insideOf(getPos());
      const column = [...row.cells].findIndex((cell) => cell === on);
      const cells = place === undefined ? null : editor.state.doc.nodeAt(place);
      if (place === undefined || column < 0 || !cells) return undefined;
      return place + 1 + cells.children.slice(0, column).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    });
  }
  dom.append(contentDOM);
  return {
    dom,
    contentDOM,
    update: (next) => next.type === node.type && next.attrs.kind === node.attrs.kind,
    ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
  };
};

export const pairRowView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('tr');
  const show = (attrs: Readonly<Record<string, unknown>>) => {
    const note = pairRowNote(attrs);
    if (note === '') delete dom.dataset.note;
    else dom.dataset.note = note;
  };
  show(node.attrs);
  return {
    dom,
    contentDOM: dom,
    update(next) {
      if (next.type !== node.type) return false;
      show(next.attrs);
      return true;
    },
    ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
  };
};
