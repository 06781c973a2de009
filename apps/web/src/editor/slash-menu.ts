/**
 * The `/` menu: typed where a word could begin, it offers what can be inserted, narrowed by what is typed on. The caret stays in
 * the text; arrows choose, Enter inserts, Escape lets the slash be a slash. SlashMenu.tsx draws it.
 */
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { InsertCommand } from './commands.ts';

export interface SlashState {
  readonly from: number;
  readonly query: string;
  readonly chosen: number;
}

interface SlashPlugin {
  readonly open: SlashState | null;
  /** Where a slash stands that is to be a slash. */
  readonly dismissed: number | null;
}

export const slashKey = new PluginKey<SlashPlugin>('slashMenu');

type Told = { readonly chosen: number } | 'dismissed';

/** The commands that fit what was typed after the slash. */
export function matching(commands: readonly InsertCommand[], query: string): readonly InsertCommand[] {
  const wanted = query.toLowerCase();
  return commands.filter(({ label, also }) => `${label} ${also}`.toLowerCase().includes(wanted));
}

export const slashMenu = Extension.create<{ commands: readonly InsertCommand[] }>({
  name: 'slashMenu',
  priority: 900,
  addOptions: () => ({ commands: [] }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        key: slashKey,
        state: {
          init: (): SlashPlugin => ({ open: null, dismissed: null }),
          apply: (transaction, { open, dismissed }, _old, state): SlashPlugin => {
            const told: Told | undefined = transaction.getMeta(slashKey);
            const slash = slashBefore(state);
            if (slash === null) return { open: null, dismissed: null };
            if (told === 'dismissed') return { open: null, dismissed: slash.from };
            if (slash.from === dismissed) return { open: null, dismissed };
            const mine = transaction.docChanged && !transaction.getMeta(ySyncPluginKey)?.isChangeOrigin;
            if (open === null && !mine) return { open: null, dismissed: null };
            const chosen = told?.chosen ?? (open?.query === slash.query ? open.chosen : 0);
            return { open: { ...slash, chosen }, dismissed: null };
          },
        },
        props: {
          attributes: (state): Record<string, string> => {
            const open = slashKey.getState(state)?.open;
            return open ? { 'aria-activedescendant': optionId(open.chosen), 'aria-controls': listId } : {};
          },
          handleKeyDown: (view, event) => {
            const open = slashKey.getState(view.state)?.open;
            if (!open) return false;
            const offered = matching(options.commands, open.query);
            const tell = (told: Told) => view.dispatch(view.state.tr.setMeta(slashKey, told));
            if (event.key === 'Escape') tell('dismissed');
            else if (offered.length === 0) return false;
            else if (event.key === 'ArrowDown') tell({ chosen: (open.chosen + 1) % offered.length });
            else if (event.key === 'ArrowUp') tell({ chosen: (open.chosen + offered.length - 1) % offered.length });
            else if (event.key === 'Enter' || event.key === 'Tab') {
              const command = offered[open.chosen];
              if (command) runSlash(view, open, () => command.run(editor));
            } else return false;
            return true;
          },
        },
      }),
    ];
  },
});

export const listId = 'slash-menu';
export const optionId = (index: number) => `slash-option-${index}`;

/** Takes the slash and what was typed after it out of the text, then does what was chosen. */
export function runSlash(
  view: { state: EditorState; dispatch(transaction: EditorState['tr']): void },
  open: SlashState,
  run: () => void,
): void {
  view.dispatch(view.state.tr.delete(open.from, open.from + 1 + open.query.length));
  run();
}

function slashBefore(state: EditorState): { from: number; query: string } | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 30), $from.parentOffset, null, '￼');
  const match = /(?:^|[\s￼])\/([\p{L}]{0,20})$/u.exec(before);
  if (!match) return null;
  const query = match[1] ?? '';
  return { from: $from.pos - query.length - 1, query };
}
