/**
 * An editor without a page: ProseMirror's real state and the real binding to a shared body. Only drawing is left out,
 * so what it does to the shared document is what a browser's editor does.
 */

import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { type QuotedWords, quoteWords } from '../src/anchors/quote.ts';
import { bodySchema } from '../src/body/schema.ts';
import type { SectionView } from '../src/plan-document.ts';

export class HeadlessEditor {
  state: EditorState;
  readonly #section: SectionView;
  readonly #body: Y.XmlFragment;
  readonly #view: { update?: (view: EditorView, before: EditorState) => void; destroy?: () => void };

  constructor(section: SectionView) {
    if (!section.body) throw new Error(`${section.kind} has no body`);
    this.#section = section;
    this.#body = section.body;
    const sync = ySyncPlugin(this.#body);
    this.state = EditorState.create({ schema: bodySchema, plugins: [sync] });
    this.#view = { ...sync.spec.view?.(this as unknown as EditorView) };
  }

  hasFocus(): boolean {
    return false;
  }

  /** Carries out a transaction, as a view does after drawing it. */
  dispatch(tr: Transaction): void {
    const before = this.state;
    this.state = before.apply(tr);
    this.#view?.update?.(this as unknown as EditorView, before);
  }

  /** Carries out one of ProseMirror's commands; false when it does not apply here. */
  run(command: (state: EditorState, dispatch: (tr: Transaction) => void) => boolean): boolean {
    return command(this.state, (tr) => this.dispatch(tr));
  }

  /** Where these words begin in the editor's document. */
  find(words: string): number {
    const { doc } = this.state;
    for (let at = 0; at < doc.content.size; at++) {
      if (
        doc.textBetween(at, Math.min(at + words.length, doc.content.size)) === words &&
        doc.resolve(at).parent.isTextblock
      ) {
        return at;
      }
    }
    throw new Error(`no “${words}” in “${doc.textContent}”`);
  }

  /** Types words before the first place where `before` stands. */
  typeBefore(before: string, words: string): void {
    this.dispatch(this.state.tr.insertText(words, this.find(before)));
  }

  /** What a page sends to have these words marked. `until` ends the selection elsewhere than at the end of `words`. */
  quoting(words: string, until = words): QuotedWords {
    const [from, to] = [this.find(words), this.find(until) + until.length];
    return quoteWords(this.#section.id, this.state, from, to);
  }

  close(): void {
    this.#view?.destroy?.();
  }
}
