/** A paste that is too large for one change is refused in the editor, with the figure, before the document changes. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { words } from '../words.ts';

const charactersMax = 200_000;
const blocksMax = 2_000;

export function pasteLimits(onTooMuch: (sentence: string) => void) {
  return Extension.create({
    name: 'pasteLimits',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handlePaste: (_view, _event, slice) => {
              const characters = slice.content.size;
              let blocks = 0;
              slice.content.descendants((node) => {
                if (node.isBlock) blocks += 1;
              });
              if (characters <= charactersMax && blocks <= blocksMax) return false;
              onTooMuch(words.editor.pasteTooLarge(characters, charactersMax, blocks, blocksMax));
              return true;
            },
          },
        }),
      ];
    },
  });
}
