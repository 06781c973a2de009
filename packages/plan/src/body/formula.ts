/**
 * Formulas: LaTeX source kept as an attribute of one atom, in a line or on a line of its own. A formula that
 * nobody can render stays visible as its source.
 */

import { mergeAttributes, Node } from '@tiptap/core';

export const FORMULA_CHARACTERS_MAX = 2000;

function checkLatex(value: unknown): void {
  if (typeof value !== 'string' || value.length > FORMULA_CHARACTERS_MAX) {
    throw new RangeError(`a formula is text of at most ${FORMULA_CHARACTERS_MAX} characters`);
  }
}

const latex = {
  default: '',
  validate: checkLatex,
  parseHTML: (element: { textContent: string | null }) => element.textContent ?? '',
  rendered: false,
};

/** A formula in a line of text. */
export const Formula = Node.create({
  name: 'formula',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return { latex };
  },
  parseHTML() {
    return [{ tag: 'code.formula', priority: 60 }];
  },
  renderHTML({ node, HTMLAttributes }) {
    return ['code', mergeAttributes(HTMLAttributes, { class: 'formula' }), String(node.attrs.latex)];
  },
  renderText({ node }) {
    return `$${node.attrs.latex}$`;
  },
});

/** A formula on a line of its own. */
export const FormulaBlock = Node.create({
  name: 'formulaBlock',
  group: 'block',
  atom: true,
  addAttributes() {
    return { latex };
  },
  parseHTML() {
    return [{ tag: 'div.formula', priority: 60 }];
  },
  renderHTML({ node, HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { class: 'formula' }), ['code', String(node.attrs.latex)]];
  },
  renderText({ node }) {
    return `$$${node.attrs.latex}$$`;
  },
});
