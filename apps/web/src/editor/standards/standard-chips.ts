/**
 * Codes of standards in the text, shown as chips that say what they mean. The text itself stays text: a code reads, copies, prints and
 * is searched as it was written, in every format and by every version.
 */
import { Extension } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { loadedCatalog, loadedFrameworks, loadStandards, today } from './standard-catalog.ts';
import { type CodeInText, codesIn, ownCodesIn } from './typed-standard.ts';

const found = new WeakMap<TextNode, readonly CodeInText[]>();
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
          loadStandards().then(
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
  const [frameworks, day] = [loadedFrameworks(), today()];
  const chips: Decoration[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const shown: CodeInText[] = [];
    for (const one of codesOf(node)) {
      const title = shown.some((other) => overlap(one, other))
        ? null
        : catalog.meaningInText(one.code, frameworks, day);
      if (title === null) continue;
      shown.push(one);
      const begins = at + 1 + one.at;
      chips.push(
        Decoration.inline(begins, begins + one.code.length, { nodeName: 'abbr', class: 'std-in-text', title }),
      );
    }
    return false;
  });
  return chips.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, chips);
}

const overlap = (one: CodeInText, other: CodeInText) =>
  one.at < other.at + other.code.length && other.at < one.at + one.code.length;

/** What may be the codes of a paragraph, the longer ones first; a paragraph that did not change is read once. */
function codesOf(block: TextNode): readonly CodeInText[] {
  const known = found.get(block);
  if (known) return known;
  const text = block.type.spec.code ? '' : block.textBetween(0, block.content.size, null, '￼');
  const codes = [...ownCodesIn(text), ...codesIn(text)];
  found.set(block, codes);
  return codes;
}
