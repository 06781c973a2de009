/**
 * Binds an editor to the shared text of one section, by y-tiptap's sync plugin alone: undo and cursors are the plan's.
 *
 * The editor begins with the text as it is, so that it is drawn once. Two things are kept from the binding. An editor that may not write
 * never does: the half that writes is not there, so not even a repair that ProseMirror makes on its own copy can travel. And
 * from the moment that a name of a later version arrives, the binding neither reads nor writes: it would delete for
 * everybody what it cannot build.
 */

import { unknownNames } from '@tangram/plan/body';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { tellSelection } from './selection-in-time.ts';

type Mapping = ReturnType<typeof initProseMirrorDoc>['mapping'];

/** `onUnknown` is called when the text holds what this page does not know; the editor is to be taken away then. */
export function sharedBody(fragment: Y.XmlFragment, mayWrite: boolean, onUnknown: () => void) {
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
      return [
        new Plugin({
          ...plugin.spec,
          view: (view) => {
            let stopped = false;
            // Registered before the binding's own observer, and therefore asked first.
            const guard = (events: Y.YEvent<Y.XmlFragment>[], { local }: Y.Transaction) => {
              if (local || stopped) return;
              // A colleague's word is drawn with the caret where the editor believes it to be.
              if (view.hasFocus()) tellSelection();
              if (!events.some(bringsUnknown)) return;
              stopped = true;
              ySyncPluginKey.getState(view.state)?.binding.destroy();
              onUnknown();
            };
            fragment.observeDeep(guard);
            const binding = plugin.spec.view?.(view);
            return {
              update: (changed, before) => {
                if (mayWrite && !stopped) binding?.update?.(changed, before);
              },
              destroy: () => {
                fragment.unobserveDeep(guard);
                binding?.destroy?.();
              },
            };
          },
        }),
      ];
    },
  });
}

/** Looks at what a change touched and at its surroundings, not at the whole text. */
function bringsUnknown({ target }: Y.YEvent<Y.XmlFragment>): boolean {
  const around: unknown = target.parent instanceof Y.XmlFragment ? target.parent : target;
  return around instanceof Y.XmlFragment && unknownNames(around).length > 0;
}
