/**
 * Names of colleagues in the text, shown as chips. The text itself stays text: a name reads, copies, prints and is searched as it was
 * written, in every format and by every version.
 */
import { Extension } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { KnownNames } from './known-names.ts';
import { namesIn } from './typed-name.ts';

const key = new PluginKey<DecorationSet>('nameChips');

export function nameChips(names: KnownNames) {
  return Extension.create({
    name: 'nameChips',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => chipsIn(doc, names),
          apply: (transaction, chips) =>
            transaction.docChanged || transaction.getMeta(key) ? chipsIn(transaction.doc, names) : chips,
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let asked = false;
          const ask = () => {
            if (asked || !hasAt(view.state.doc)) return;
            asked = true;
            names.load()?.then(
              () => !view.isDestroyed && view.dispatch(view.state.tr.setMeta(key, true)),
              // Without a connection a name is text.
              () => {
                asked = false;
              },
            );
          };
          ask();
          return { update: ask };
        },
      }),
    ],
  });
}

const found = new WeakMap<TextNode, string>();

/** The text of a paragraph with an @ in it, and none otherwise; one that did not change is read once. */
function textOf(block: TextNode): string {
  const known = found.get(block);
  if (known !== undefined) return known;
  const text = block.type.spec.code ? '' : block.textBetween(0, block.content.size, null, '￼');
  const read = text.includes('@') ? text : '';
  found.set(block, read);
  return read;
}

function hasAt(doc: TextNode): boolean {
  let has = false;
  doc.descendants((node) => {
    if (node.isTextblock && textOf(node) !== '') has = true;
    return !has && !node.isTextblock;
  });
  return has;
}

function chipsIn(doc: TextNode, names: KnownNames): DecorationSet {
  if (!hasAt(doc)) return DecorationSet.empty;
  const people = names.people();
  if (people === null) return DecorationSet.empty;
  const chips: Decoration[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = textOf(node);
    for (const { from, to } of text === '' ? [] : namesIn(text, people)) {
      chips.push(Decoration.inline(at + 1 + from, at + 1 + to, { class: 'name-in-text' }));
    }
    return false;
  });
  return DecorationSet.create(doc, chips);
}
