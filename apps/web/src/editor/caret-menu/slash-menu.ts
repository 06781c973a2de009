/**
 * The `/` menu: at the start of a paragraph or after a space it offers what can be inserted, narrowed by what is typed on. A digit or
 * any sign behind the slash makes it a slash, and so does a space that no name goes on behind: “/number line” asks, `and / or` and
 * `3 / 4` are never eaten.
 */
import type { InsertCommand } from '../commands.ts';
import type { MenuSource } from './caret-menu.ts';
import type { Asked } from './menu-state.ts';

/** The list of what can be inserted. */
export function slashMenu(commands: readonly InsertCommand[]): MenuSource<InsertCommand> {
  return {
    id: 'slash-menu',
    read: slashBefore,
    offered: ({ query }) => matching(commands, query),
    take: (editor, { from, to }, command) => {
      editor.view.dispatch(editor.state.tr.delete(from, to));
      command.run(editor);
    },
  };
}

/** The commands whose name, from any of its words on, or another word of theirs begins with what was typed after the slash. */
export function matching(commands: readonly InsertCommand[], query: string): readonly InsertCommand[] {
  const wanted = ` ${query.toLowerCase()}`;
  return commands.filter(({ label, also }) =>
    [label, ...also.split(' ')].some((name) => ` ${name.toLowerCase()}`.includes(wanted)),
  );
}

/** The slash that the caret stands behind. Within a sentence it is asked for only once a letter follows. */
export function slashBefore(before: string): Asked | null {
  const found = /(^|[\s￼])\/((?:\p{L}[\p{L} ]{0,29})?)$/u.exec(before);
  if (!found) return null;
  const query = found[2] ?? '';
  return { length: query.length + 1, query, eager: found[1] === '' || query !== '' };
}
