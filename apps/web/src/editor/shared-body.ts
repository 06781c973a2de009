/**
 * Binds an editor to the shared text of one section, by y-tiptap's sync plugin alone: undo and cursors are the plan's.
 *
 * The editor begins with the text as it is, so that it is drawn once. An editor that may not write never does: its half of the binding
 * that writes is not there, so not even a repair that ProseMirror makes on its own copy can travel.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { initProseMirrorDoc, ySyncPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

type Mapping = ReturnType<typeof initProseMirrorDoc>['mapping'];

export function sharedBody(fragment: Y.XmlFragment, mayWrite: boolean) {
  let mapping: Mapping | undefined;
  return Extension.create({
    name: 'sharedBody',
    priority: 1000,
    onBeforeCreate() {
      // An empty body has no paragraph yet; the schema's own empty document stands in for it and is not written.
      if (fragment.length === 0) return;
      const start = initProseMirrorDoc(fragment, this.editor.schema);
      Object.assign(this.editor.options, { content: start.doc });
      mapping = start.mapping;
    },
    addProseMirrorPlugins() {
      const plugin: Plugin = ySyncPlugin(fragment, mapping === undefined ? {} : { mapping });
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
