/**
 * A list that opens at the caret of a text while somebody types: of what can be inserted behind a `/`, of the standards that fit a code.
 * The caret stays in the text. menu-state.ts says when it opens and what the keys do, CaretMenu.tsx draws it; a screen reader is told of
 * it as of any list box.
 */
import type { Editor } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import {
  type Asked,
  closed,
  keyInMenu,
  listAttributes,
  type MenuOption,
  type MenuState,
  nextMenu,
  type Offers,
  type OpenMenu,
  type Told,
} from './menu-state.ts';

/** Where a list gets what it offers, and what is done with it. */
export interface MenuSource<Option extends MenuOption = MenuOption> extends Offers<Option> {
  /** Puts what was taken in place of what was typed. */
  take(editor: Editor, range: Pick<OpenMenu, 'from' | 'to'>, option: Option): void;
}

/** The list of a source, for one editor. */
export function caretMenuPlugin(editor: Editor, source: MenuSource): Plugin<MenuState> {
  const key = keyOf(source);
  const offeredIn = (state: EditorState) => {
    const open = key.getState(state)?.open ?? null;
    return open && source.offered(open.asked).length > 0 ? open : null;
  };
  return new Plugin<MenuState>({
    key,
    state: {
      init: () => closed,
      apply: (transaction, menu, old, state) => {
        const grown = state.doc.content.size > old.doc.content.size;
        return nextMenu(menu, {
          asked: askedIn(state, source),
          to: state.selection.from,
          typed: transaction.docChanged && grown && !transaction.getMeta(ySyncPluginKey)?.isChangeOrigin,
          told: transaction.getMeta(key),
        });
      },
    },
    props: {
      attributes: (state): Record<string, string> => {
        const open = offeredIn(state);
        return open ? { ...listAttributes(source, open) } : {};
      },
      handleKeyDown: (view, event) => {
        const open = offeredIn(view.state);
        const done = open && keyInMenu(event, open, source.offered(open.asked));
        if (!done) return false;
        if (typeof done === 'object' && 'take' in done) source.take(editor, open, done.take);
        else view.dispatch(view.state.tr.setMeta(key, done));
        return true;
      },
    },
    view: () => ({
      update: (view, before) => {
        if (!key.getState(view.state)?.open || key.getState(before)?.open) return;
        source.load?.()?.then(
          () => !view.isDestroyed && view.dispatch(view.state.tr.setMeta(key, 'loaded' satisfies Told)),
          // Without a connection nothing is offered.
          () => {},
        );
      },
    }),
  });
}

const keys = new WeakMap<MenuSource, PluginKey<MenuState>>();

/** The key under which a source's list is found in an editor's state. */
export function keyOf(source: MenuSource): PluginKey<MenuState> {
  const known = keys.get(source) ?? new PluginKey<MenuState>(source.id);
  keys.set(source, known);
  return known;
}

function askedIn({ selection }: EditorState, source: MenuSource): Asked | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  return source.read($from.parent.textBetween(Math.max(0, $from.parentOffset - 80), $from.parentOffset, null, '￼'));
}
