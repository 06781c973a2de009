/**
 * What a list at the caret is about, which of its options is chosen, and how typing, the caret and the keys change that: the same in a
 * text (caret-menu.ts) as in a title or a plain field (field-menu.ts). Arrows choose, Tab takes, Enter takes what was asked for or
 * chosen and is what it always is otherwise, Escape leaves the words as they were typed. Pure.
 */

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
  /** It does more than put words in place of others, so that nobody takes it who has not chosen it. */
  readonly onlyChosen?: boolean;
}

/** Where a list gets what it offers. */
export interface Offers<Option extends MenuOption = MenuOption> {
  readonly id: string;
  /** What the words of the line before the caret ask for; null closes the list. */
  readonly read: (before: string) => Asked | null;
  readonly offered: (asked: Asked) => readonly Option[];
  /** Fetches what the options are made of; null when it is here. */
  readonly load?: () => Promise<unknown> | null;
}

/** An open list: the words it is about, where they stand, and the option that is chosen. */
export interface OpenMenu {
  readonly from: number;
  readonly to: number;
  readonly asked: Asked;
  readonly chosen: number | null;
}

export interface MenuState {
  readonly open: OpenMenu | null;
  /** Where words begin that are to stay words. */
  readonly dismissed: number | null;
}

export type Told = { readonly chosen: number } | 'dismissed' | 'loaded';

export const closed: MenuState = { open: null, dismissed: null };

interface Now {
  readonly asked: Asked | null;
  /** The place of the caret. */
  readonly to: number;
  /** Somebody has just typed here. */
  readonly typed: boolean;
  readonly told?: Told | undefined;
}

/**
 * The list after something happened. It opens for what is typed here, not for a caret that comes by, a colleague's words, or a letter
 * taken back.
 */
export function nextMenu({ open, dismissed }: MenuState, { asked, to, typed, told }: Now): MenuState {
  if (asked === null) return closed;
  const from = to - asked.length;
  if (told === 'dismissed') return { open: null, dismissed: from };
  if (from === dismissed) return { open: null, dismissed };
  if (open === null && !typed) return closed;
  const first = asked.eager ? 0 : null;
  // The same words further on: a colleague has written before them.
  const before = open?.asked.query === asked.query ? open.chosen : first;
  const chosen = typeof told === 'object' ? told.chosen : before;
  return { open: { from, to, asked, chosen }, dismissed: null };
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key does in an open list: something it is told, or an option that it takes. Null for a key that is none of the list's. */
export function keyInMenu<Option extends MenuOption>(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Key,
  { chosen }: OpenMenu,
  offered: readonly Option[],
): Told | { readonly take: Option } | null {
  if (ctrlKey || metaKey || altKey) return null;
  const step = (at: number) => ({ chosen: (at + offered.length) % offered.length });
  const taken = offered[chosen ?? 0];
  const takes = chosen !== null ? key === 'Enter' || key === 'Tab' : key === 'Tab' && taken?.onlyChosen !== true;
  if (key === 'Escape') return 'dismissed';
  if (key === 'ArrowDown') return step((chosen ?? -1) + 1);
  if (key === 'ArrowUp') return step((chosen ?? 0) - 1);
  return takes && !(key === 'Tab' && shiftKey) && taken ? { take: taken } : null;
}

export const listId = ({ id }: Pick<Offers, 'id'>) => id;
export const optionId = ({ id }: Pick<Offers, 'id'>, index: number) => `${id}-option-${index}`;

/** What a screen reader is told of an open list, at the text that keeps the caret. */
export function listAttributes(source: Pick<Offers, 'id'>, { chosen }: OpenMenu): Readonly<Record<string, string>> {
  return {
    'aria-controls': listId(source),
    'aria-autocomplete': 'list',
    ...(chosen === null ? {} : { 'aria-activedescendant': optionId(source, chosen) }),
  };
}
