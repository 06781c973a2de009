/**
 * Codes of standards in the text, shown as chips that say what they mean. The text itself stays text: a code reads, copies, prints and
 * is searched as it was written, in every format and by every version.
 */
import { Extension } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { loadCatalog, loadedCatalog } from './standard-catalog.ts';
import { codesIn } from './typed-standard.ts';

interface FoundCode {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

const found = new WeakMap<TextNode, readonly FoundCode[]>();
const key = new PluginKey<DecorationSet>('standardChips');

export const standardChips = Extension.create({
  name: 'standardChips',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, { doc }) => chipsIn(doc),
        apply: (transaction, chips) =>
          transaction.docChanged || transaction.getMeta(key) ? chipsIn(transaction.doc) : chips,
      },
      props: { decorations: (state) => key.getState(state) },
      view: (view) => {
        let asked = false;
        const ask = () => {
          if (asked || !hasCodes(view.state.doc)) return;
          asked = true;
          loadCatalog()?.then(
            () => !view.isDestroyed && view.dispatch(view.state.tr.setMeta(key, true)),
            // Without a connection a code is text.
            () => {
              asked = false;
            },
          );
        };
        ask();
        return { update: (_view, before) => before.doc !== view.state.doc && ask() };
      },
    }),
  ],
});

function hasCodes(doc: TextNode): boolean {
  let has = false;
  doc.descendants((node) => {
    if (node.isTextblock && codesOf(node).length > 0) has = true;
    return !has && !node.isTextblock;
  });
  return has;
}

function chipsIn(doc: TextNode): DecorationSet {
  const catalog = loadedCatalog();
  if (catalog === null) return DecorationSet.empty;
  const chips: Decoration[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    for (const { code, from, to } of codesOf(node)) {
      const title = catalog.findStandard(code)?.statement;
      if (title === undefined) continue;
      chips.push(Decoration.inline(at + 1 + from, at + 1 + to, { nodeName: 'abbr', class: 'std-in-text', title }));
    }
    return false;
  });
  return chips.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, chips);
}

/** The codes of a paragraph; a paragraph that did not change is read once. */
function codesOf(block: TextNode): readonly FoundCode[] {
  const known = found.get(block);
  if (known) return known;
  const text = block.type.spec.code ? '' : block.textBetween(0, block.content.size, null, '￼');
  const codes = codesIn(text).map(({ code, at }) => ({ code, from: at, to: at + code.length }));
  found.set(block, codes);
  return codes;
}
