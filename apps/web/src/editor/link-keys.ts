/** Ctrl+K, as in every other editor: gives the selected words an address, or shows the one that stands at the caret. */
import { Extension } from '@tiptap/core';

export function linkKeys(open: () => void) {
  return Extension.create({
    name: 'linkKeys',
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        open();
        return true;
      },
    }),
  });
}
