/** Backspace at the start of a list item takes back what Enter did: the item joins the one before it, and the first leaves its list. */
import { Extension } from '@tiptap/core';

const items = ['listItem', 'taskItem'];

export const listKeys = Extension.create({
  name: 'listKeys',
  priority: 200,
  addKeyboardShortcuts() {
    return {
      Backspace: () => {
        const { $from, empty } = this.editor.state.selection;
        if (!empty || $from.parentOffset > 0 || $from.depth < 2) return false;
        const item = $from.node(-1);
        if (!items.includes(item.type.name) || $from.index(-1) > 0) return false;
        if ($from.index(-2) > 0) return this.editor.commands.joinTextblockBackward();
        return this.editor.commands.liftListItem(item.type.name);
      },
    };
  },
});
