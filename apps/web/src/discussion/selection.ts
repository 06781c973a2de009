/**
 * What a comment on the selection will be about: words, or one formula, figure, picture or cell of a table as a whole. It is read
 * from the window's selection, which a reader without a caret has too.
 */

import type { SectionId } from '@tangram/domain';
import { anchoredOn, type QuotedWords, quoteElement, quoteWords } from '@tangram/plan';
import { anchorAtoms, anchorCells } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

const quoteMax = 2_000;

export type AboutElement = 'formula' | 'figure' | 'picture' | 'cell';

export type Selected =
  | { readonly kind: 'words'; readonly selected: QuotedWords }
  | { readonly kind: 'element'; readonly about: AboutElement; readonly selected: QuotedWords }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'tooMuch' };

/** What is selected in an editor's own text; with nothing selected, the cell of a table that the caret is in. */
export function selectedIn(section: SectionId, editor: Editor): Selected {
  const { view, state } = editor;
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return { kind: 'nothing' };
  const range = selection.getRangeAt(0);
  if (!view.dom.contains(range.startContainer)) return { kind: 'nothing' };
  // It may end in the next section, or below them all.
  if (!view.dom.contains(range.endContainer)) return { kind: 'tooMuch' };
  // Inside what a formula draws there are no places: the selection begins before it and ends behind it.
  const from = view.posAtDOM(range.startContainer, range.startOffset, -1);
  const to = selection.isCollapsed ? from : view.posAtDOM(range.endContainer, range.endOffset, 1);
  const found = whatStands(state.doc, from, to);
  if (found === null) return { kind: 'nothing' };
  if (found.kind === 'words') {
    const selected = quoteWords(section, state, found.from, found.to);
    return selected.quote.length > quoteMax ? { kind: 'tooMuch' } : { kind: 'words', selected };
  }
  const selected = quoteElement(section, state, found.at);
  if (selected.quote.length > quoteMax) return { kind: 'tooMuch' };
  return { kind: 'element', about: found.about, selected };
}

type Standing =
  | { readonly kind: 'words'; readonly from: number; readonly to: number }
  | { readonly kind: 'element'; readonly about: AboutElement; readonly at: number };

/** What stands between two places of a text. Null where there is nothing that could be commented on. */
export function whatStands(doc: Node, from: number, to: number): Standing | null {
  if (/\S/.test(doc.textBetween(from, to, ' '))) return { kind: 'words', from, to };
  const atoms: { name: string; at: number }[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (anchorAtoms.has(node.type.name) && at < to) atoms.push({ name: node.type.name, at });
  });
  const [first, second] = atoms;
  if (first && second) return { kind: 'words', from, to };
  if (first) return elementAt(first.name, first.at);
  const $from = doc.resolve(from);
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (anchorCells.has(name)) return elementAt(name, $from.before(depth));
  }
  return null;
}

function elementAt(name: string, at: number): Standing | null {
  const about = anchoredOn(name);
  return about === 'words' ? null : { kind: 'element', about, at };
}
