/** The lists at the caret of one editor, as an extension. */
import { Extension } from '@tiptap/core';
import { caretMenuPlugin, type MenuSource } from './caret-menu.ts';

export function caretMenus(sources: readonly MenuSource[]) {
  return Extension.create({
    name: 'caretMenus',
    priority: 945,
    addProseMirrorPlugins() {
      return sources.map((source) => caretMenuPlugin(this.editor, source));
    },
  });
}
