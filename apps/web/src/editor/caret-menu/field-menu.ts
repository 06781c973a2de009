/**
 * The list at the caret of whichever plain field somebody types in: caret-menu.ts for titles and fields, which are one line each. It is read
 * anew from the field before anything is put, because a colleague may type in the same words meanwhile.
 */
import { createStore, type Store } from '../../ui/store.ts';
import { type Field, putInField } from '../typing/put-in-field.ts';
import { closed, keyInMenu, type MenuOption, type MenuState, nextMenu, type Offers, type Told } from './menu-state.ts';

/** Where the list of a field gets what it offers, and what is done with it. */
export interface FieldSource<Option extends MenuOption = MenuOption> extends Offers<Option> {
  /** The words that stand for an option. */
  readonly words: (option: Option) => string;
  /** Takes an option; `put` puts its words in place of what was typed. */
  readonly take: (option: Option, put: () => void) => void;
}

interface FieldMenu<Option extends MenuOption> {
  readonly field: Field;
  readonly source: FieldSource<Option>;
  readonly menu: MenuState;
}

/** An open list with something in it. */
export interface ShownMenu<Option extends MenuOption> extends FieldMenu<Option> {
  readonly open: NonNullable<MenuState['open']>;
  readonly offered: readonly Option[];
}

export interface FieldMenus<Option extends MenuOption> {
  readonly now: Store<FieldMenu<Option> | null>;
  readonly take: (option: Option) => void;
  readonly stop: () => void;
}

/** Listens to all fields of the page; `sourceOf` says which of them have a list. */
export function listenToFields<Option extends MenuOption>(
  sourceOf: (field: Field) => FieldSource<Option> | null,
): FieldMenus<Option> {
  const now = createStore<FieldMenu<Option> | null>(null);
  const read = (field: Field, typed: boolean, told?: Told) => {
    const known = now.get();
    const before = known?.field === field ? known : null;
    const source = before?.source ?? sourceOf(field);
    if (source === null) return now.set(null);
    const to = field.selectionStart ?? 0;
    const asked = to === field.selectionEnd ? source.read(field.value.slice(Math.max(0, to - 80), to)) : null;
    const menu = nextMenu(before?.menu ?? closed, { asked, to, typed, told });
    now.set({ field, source, menu });
    if (menu.open === null || before?.menu.open) return;
    source.load?.()?.then(
      () => now.get()?.field === field && read(field, false, 'loaded'),
      // Without a connection nothing is offered.
      () => {},
    );
  };
  const take = (option: Option) => {
    const before = shownMenu(now.get());
    if (before === null) return;
    const { field, source } = before;
    // Its place may have moved since the caret was last heard of.
    read(field, false);
    const open = now.get()?.menu.open;
    if (open?.asked.query !== before.open.asked.query) return;
    source.take(option, () => putInField(field, open.from, open.to, source.words(option)));
    read(field, false, 'dismissed');
  };
  const typed = (event: Event) => {
    const field = fieldOf(event);
    if (field && event instanceof InputEvent) read(field, event.inputType.startsWith('insert'));
  };
  const moved = () => {
    const field = now.get()?.field;
    if (field && field === document.activeElement) read(field, false);
  };
  const left = ({ target }: Event) => {
    if (target === now.get()?.field) now.set(null);
  };
  const pressed = (event: KeyboardEvent) => {
    const shown = shownMenu(now.get());
    if (event.isComposing || shown?.field !== event.target) return;
    const done = shown && keyInMenu(event, shown.open, shown.offered);
    if (!done) return;
    // It is the list's: no title goes on to its text, no arrow to the next field, no dialog closes.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (typeof done === 'object' && 'take' in done) take(done.take);
    else read(shown.field, false, done);
  };
  addEventListener('input', typed);
  addEventListener('focusout', left);
  addEventListener('keydown', pressed, true);
  document.addEventListener('selectionchange', moved);
  const { activeElement } = document;
  // What made this be fetched was typed there just now.
  if (isField(activeElement)) read(activeElement, true);
  return {
    now,
    take,
    stop: () => {
      removeEventListener('input', typed);
      removeEventListener('focusout', left);
      removeEventListener('keydown', pressed, true);
      document.removeEventListener('selectionchange', moved);
    },
  };
}

/** The list as it is shown: what its field has room for. */
export function shownMenu<Option extends MenuOption>(now: FieldMenu<Option> | null): ShownMenu<Option> | null {
  const open = now?.menu.open ?? null;
  if (now === null || open === null) return null;
  const { field, source } = now;
  const room = field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength - field.value.length;
  const offered = source
    .offered(open.asked)
    .filter((option) => source.words(option).length - open.asked.length <= room);
  return offered.length === 0 ? null : { ...now, open, offered };
}

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

const fieldOf = ({ target }: Event) => (isField(target) ? target : null);
