/**
 * Binds an editor to the shared text of one section, by y-tiptap's sync plugin alone: undo and cursors are the plan's.
 *
 * The editor begins with the text as it is, so that it is drawn once. Three things are kept from the binding. An editor that may not write
 * never does: the half that writes is not there, so not even a repair that ProseMirror makes on its own copy can travel.
 * From the moment that a name of a later version arrives, the binding neither reads nor writes: it would delete for
 * everybody what it cannot build. And it hears of changed words only, not of a caret that moves: it would compare the text with the
 * editor all the same, and while a colleague's paragraph is in the one and not yet in the other, delete it for everybody.
 */

import { unknownNames } from '@tangram/plan/body';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

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
              if (!events.some(bringsUnknown)) return;
              stopped = true;
              ySyncPluginKey.getState(view.state)?.binding.destroy();
              onUnknown();
            };
            fragment.observeDeep(guard);
            const binding = plugin.spec.view?.(view);
            return {
              update: (changed, before) => {
                if (mayWrite && !stopped && changed.state.doc !== before.doc) binding?.update?.(changed, before);
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
