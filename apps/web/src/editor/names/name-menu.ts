/** People offered where an @ is typed in the text. What is taken stands as “@Name”, in letters; they are told by what is stored. */
import type { MenuSource } from '../caret-menu/caret-menu.ts';
import type { MenuOption } from '../caret-menu/menu-state.ts';
import type { KnownNames } from './known-names.ts';
import { nameBefore, namesLike } from './typed-name.ts';

interface NameOption extends MenuOption {
  readonly name: string;
}

const offeredMax = 6;

/** The list of people at the caret, without whoever writes. */
export function nameMenu(names: KnownNames, me: string): MenuSource<NameOption> {
  return {
    id: 'names-menu',
    read: nameBefore,
    load: names.load,
    offered: ({ query }) => {
      const others = (names.people() ?? []).filter(({ id }) => id !== me);
      return namesLike(query, others, offeredMax).map(({ id, name, roles }) => {
        const school = roles.find(({ schoolName }) => schoolName !== null)?.schoolName;
        return { id, name, label: name, ...(school == null ? {} : { detail: school }) };
      });
    },
    take: ({ view }, { from, to }, { name }) => {
      const behind = view.state.doc.textBetween(to, Math.min(to + 1, view.state.doc.content.size), ' ', ' ');
      const space = /^[\s.,;:!?)]/u.test(behind) ? '' : ' ';
      view.dispatch(view.state.tr.insertText(`@${name}${space}`, from, to).scrollIntoView());
    },
  };
}
