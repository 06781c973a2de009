/**
 * Binds an editor to the shared text of one section, by y-tiptap's sync plugin alone: undo and cursors are the plan's.
 *
 * An editor that may not write never does: its half of the binding that writes is not there, so not even a repair
 * that ProseMirror makes on its own copy can travel.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

export function sharedBody(fragment: Y.XmlFragment, mayWrite: boolean) {
  return Extension.create({
    name: 'sharedBody',
    priority: 1000,
    addProseMirrorPlugins() {
      const plugin: Plugin = ySyncPlugin(fragment);
      if (mayWrite) return [plugin];
      const { view } = plugin.spec;
      return [
        new Plugin({
          ...plugin.spec,
          view: (editor) => {
            const { destroy } = view?.(editor) ?? {};
            return destroy ? { destroy } : {};
          },
        }),
      ];
    },
  });
}
