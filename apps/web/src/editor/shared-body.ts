/**
 * Binds an editor to the shared text of one section, by y-tiptap's sync plugin alone: undo and cursors are the plan's.
 *
 * The editor begins with the text as it is, so that it is drawn once. Three things are kept from the binding. An editor that may not write
 * never does: the half that writes is not there, so not even a repair that ProseMirror makes on its own copy can travel.
 * From the moment that a name of a later version arrives, the binding neither reads nor writes: it would delete for
 * everybody what it cannot build. And it hears of changed words only, not of a caret that moves: it would compare the text with the
 * editor all the same, and while a colleague's paragraph is in the one and not yet in the other, delete it for everybody.
 *
 * And the caret goes where its letters go. The binding notes it both ways, beside its letters and as a number, and believes the number
 * wherever the words around it have changed: behind a colleague's letters in the same line of a lesson it would stay that many too far before.
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
            followLetters(ySyncPluginKey.getState(view.state)?.binding);
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

type Binding = NonNullable<ReturnType<typeof ySyncPluginKey.getState>>['binding'];

/** While the text that holds the caret stands, its letters say where the caret is; the number counts only when it was made anew. */
function followLetters(binding: Binding): void {
  if (!binding) return;
  let noted: typeof binding.beforeTransactionSelection | null = binding.beforeTransactionSelection;
  Object.defineProperty(binding, 'beforeTransactionSelection', {
    get: () => {
      const stands = noted !== null && [noted.anchor, noted.head].every((end) => standsIn(binding.doc, end));
      return stands ? { ...noted, absAnchor: null, absHead: null } : noted;
    },
    set: (next) => {
      noted = next;
    },
  });
}

/** Whether the text that a place was noted in is still in the document, and all that it stands in. */
function standsIn({ store }: Y.Doc, place: Y.RelativePosition | null): boolean {
  if (place?.type == null) return place?.tname != null;
  let item: Y.Item | null = holder(store, place.type);
  while (item !== null && !item.deleted) {
    const parent: unknown = item.parent;
    if (!(parent instanceof Y.AbstractType)) return false;
    item = parent._item;
    if (item === null) return true;
  }
  return false;
}

function holder(store: Y.Doc['store'], id: Y.ID): Y.Item | null {
  const item: unknown = Y.getItem(store, id);
  return item instanceof Y.Item ? item : null;
}

/** Looks at what a change touched and at its surroundings, not at the whole text. */
function bringsUnknown({ target }: Y.YEvent<Y.XmlFragment>): boolean {
  const around: unknown = target.parent instanceof Y.XmlFragment ? target.parent : target;
  return around instanceof Y.XmlFragment && unknownNames(around).length > 0;
}
