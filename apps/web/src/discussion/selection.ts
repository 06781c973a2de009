/** The words that are selected on the page. They are read from the window's selection, which a reader without a caret has too. */
import type { SectionId } from '@tangram/domain';
import { type QuotedWords, quoteWords } from '@tangram/plan';
import type { Editor } from '@tiptap/core';

const quoteMax = 2_000;

/** What is selected in an editor's own text; null when nothing is, or more than a comment can quote. */
export function selectedWords(section: SectionId, editor: Editor): QuotedWords | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const { dom } = editor.view;
  if (!dom.contains(range.startContainer) || !dom.contains(range.endContainer)) return null;
  const from = editor.view.posAtDOM(range.startContainer, range.startOffset);
  const to = editor.view.posAtDOM(range.endContainer, range.endOffset);
  const quoted = quoteWords(section, editor.state, from, to);
  return quoted.quote === '' || quoted.quote.length > quoteMax ? null : quoted;
}
