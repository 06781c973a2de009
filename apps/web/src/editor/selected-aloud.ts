/**
 * Says what the caret has come to select. A formula, figure or picture is one thing in the text, and while the focus stays in the text
 * a screen reader reads nothing of it by itself.
 */
import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { selectionWords } from '../words/sections.ts';

/** Where each kind says its name, as its view draws it. */
const namedBy: Readonly<Record<string, (drawn: HTMLElement) => string | null | undefined>> = {
  formula: (drawn) => drawn.getAttribute('aria-label'),
  formulaBlock: (drawn) => drawn.getAttribute('aria-label'),
  figure: (drawn) => drawn.querySelector('figcaption')?.textContent,
  picture: (drawn) => drawn.querySelector('img')?.alt ?? drawn.textContent,
};

/** `say` is told a sentence for each thing that is selected, and '' when the caret goes on. */
export function selectedAloud(say: (sentence: string) => void) {
  return Extension.create({
    name: 'selectedAloud',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: () => ({
          update: (view, before) => {
            if (!view.state.selection.eq(before.selection)) say(view.hasFocus() ? sentenceFor(view) : '');
          },
        }),
      }),
    ],
  });
}

function sentenceFor(view: EditorView): string {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection)) return '';
  const kind = selection.node.type.name;
  const drawn = view.nodeDOM(selection.from);
  const name = drawn instanceof HTMLElement ? namedBy[kind]?.(drawn) : undefined;
  return name === undefined ? '' : selectionWords.selected(kind, name ?? '');
}
