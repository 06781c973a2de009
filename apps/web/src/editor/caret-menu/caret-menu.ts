/**
 * A list that opens at the caret while somebody types: of what can be inserted behind a `/`, of the standards that fit a code. The caret
 * stays in the text. Arrows choose, Tab takes, Enter takes what was asked for or chosen and is a new line otherwise, Escape leaves
 * the text as it was typed. CaretMenu.tsx draws it; a screen reader is told of it as of any list box.
 */
import type { Editor } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** What the words before the caret ask for. */
export interface Asked {
  /** How many characters before the caret are meant. */
  readonly length: number;
  readonly query: string;
  /** Somebody asked for this list, so that Enter takes its first option. */
  readonly eager: boolean;
}

export interface MenuOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

/** Where a list gets what it offers, and what is done with it. */
export interface MenuSource<Option extends MenuOption = MenuOption> {
  readonly id: string;
  /** What the words of the paragraph before the caret ask for; null closes the list. */
  readonly read: (before: string) => Asked | null;
  readonly offered: (asked: Asked) => readonly Option[];
  /** Puts what was taken in place of what was typed. */
  take(editor: Editor, range: Range, option: Option): void;
  /** Fetches what the options are made of; null when it is here. */
  readonly load?: () => Promise<unknown> | null;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** An open list: the words it is about, and the option that is chosen. */
interface OpenMenu extends Range {
  readonly asked: Asked;
  readonly chosen: number | null;
}

interface MenuState {
  readonly open: OpenMenu | null;
  /** Where words begin that are to stay words. */
  readonly dismissed: number | null;
}

type Told = { readonly chosen: number } | 'dismissed' | 'loaded';

const closed: MenuState = { open: null, dismissed: null };

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
      apply: (transaction, { open, dismissed }, old, state) => {
        const told: Told | undefined = transaction.getMeta(key);
        const asked = askedIn(state, source);
        if (asked === null) return closed;
        const to = state.selection.from;
        const from = to - asked.length;
        if (told === 'dismissed') return { open: null, dismissed: from };
        if (from === dismissed) return { open: null, dismissed };
        // It opens for what is typed here, not for a caret that comes by, a colleague's words, or a letter taken back.
        const grown = state.doc.content.size > old.doc.content.size;
        const mine = transaction.docChanged && grown && !transaction.getMeta(ySyncPluginKey)?.isChangeOrigin;
        if (open === null && !mine) return closed;
        const same = open?.asked.query === asked.query && open.from === from;
        const first = asked.eager ? 0 : null;
        const chosen = typeof told === 'object' ? told.chosen : same ? open.chosen : first;
        return { open: { from, to, asked, chosen }, dismissed: null };
      },
    },
    props: {
      attributes: (state): Record<string, string> => {
        const open = offeredIn(state);
        if (!open) return {};
        return {
          'aria-controls': listId(source),
          'aria-autocomplete': 'list',
          ...(open.chosen === null ? {} : { 'aria-activedescendant': optionId(source, open.chosen) }),
        };
      },
      handleKeyDown: (view, event) => {
        const open = offeredIn(view.state);
        if (!open || event.ctrlKey || event.metaKey || event.altKey) return false;
        const offered = source.offered(open.asked);
        const tell = (told: Told) => view.dispatch(view.state.tr.setMeta(key, told));
        const { chosen } = open;
        if (event.key === 'Escape') tell('dismissed');
        else if (event.key === 'ArrowDown') tell({ chosen: ((chosen ?? -1) + 1) % offered.length });
        else if (event.key === 'ArrowUp') tell({ chosen: ((chosen ?? 0) + offered.length - 1) % offered.length });
        else if ((event.key === 'Enter' && chosen !== null) || (event.key === 'Tab' && !event.shiftKey)) {
          const option = offered[chosen ?? 0];
          if (option) source.take(editor, open, option);
        } else return false;
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

export const listId = ({ id }: MenuSource) => id;
export const optionId = ({ id }: MenuSource, index: number) => `${id}-option-${index}`;

function askedIn({ selection }: EditorState, source: MenuSource): Asked | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  return source.read($from.parent.textBetween(Math.max(0, $from.parentOffset - 80), $from.parentOffset, null, '￼'));
}
