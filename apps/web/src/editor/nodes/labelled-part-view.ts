/** A piece of a body with a name that everybody knows, its name above it. */

import { labelledPartLabel } from '@tangram/plan/body';
import type { NodeViewRenderer } from '@tiptap/core';
import { hintFor, showHint } from '../part-hints.ts';
import { insideOf, leadsIntoText } from './label.ts';

export const labelledPartView: NodeViewRenderer = ({ node, getPos, editor }) => {
  const dom = document.createElement('div');
  dom.className = 'labelled-part';
  const label = document.createElement('div');
  label.className = 'labelled-part-label';
  label.contentEditable = 'false';
  const contentDOM = document.createElement('div');
  dom.append(label, contentDOM);
  leadsIntoText(label, editor, () => insideOf(getPos()));
  const show = (shown: typeof node) => {
    label.textContent = labelledPartLabel(shown.attrs.name);
    showHint(contentDOM, editor.isEditable ? hintFor(shown) : undefined);
  };
  show(node);
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      show(next);
      return true;
    },
    ignoreMutation: (mutation) => label.contains(mutation.target),
  };
};
