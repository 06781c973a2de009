/** When a list at the caret opens, what keeps it, and whose the keys are. */
import { expect, test } from 'vitest';
import { closed, keyInMenu, listAttributes, type MenuOption, nextMenu, type OpenMenu } from './menu-state.ts';

const asked = { length: 7, query: '6.rp.3b', eager: false };
const search = { length: 3, query: '#un', eager: true };

test('it opens for what is typed, and neither for a caret that comes by nor for a colleague', () => {
  expect(nextMenu(closed, { asked, to: 10, typed: false })).toEqual(closed);
  const { open } = nextMenu(closed, { asked, to: 10, typed: true });
  expect(open).toEqual({ from: 3, to: 10, asked, chosen: null });
});

test('it stays while the words before it move, keeps what was chosen, and goes with its words', () => {
  const chosen: OpenMenu = { from: 3, to: 10, asked, chosen: 1 };
  const after = (next: Parameters<typeof nextMenu>[1]) => nextMenu({ open: chosen, dismissed: null }, next);
  expect(after({ asked, to: 10, typed: false }).open?.chosen).toBe(1);
  expect(after({ asked, to: 10, typed: false, told: 'loaded' }).open?.chosen).toBe(1);
  expect(after({ asked: { ...asked, query: '6.rp.3a' }, to: 10, typed: true }).open?.chosen).toBeNull();
  // A colleague wrote four characters in front of it.
  expect(after({ asked, to: 14, typed: false }).open).toMatchObject({ from: 7, to: 14, chosen: 1 });
  expect(after({ asked: null, to: 10, typed: true })).toEqual(closed);
});

test('what was dismissed stays words, until other words ask', () => {
  const { dismissed, open } = nextMenu(closed, { asked, to: 10, typed: true, told: 'dismissed' });
  expect({ dismissed, open }).toEqual({ dismissed: 3, open: null });
  const longer = { length: 8, query: '6.rp.3bc', eager: false };
  expect(nextMenu({ open, dismissed }, { asked: longer, to: 11, typed: true }).open).toBeNull();
  expect(nextMenu({ open, dismissed }, { asked, to: 30, typed: true }).open).toMatchObject({ from: 23, chosen: null });
});

test('the first option is chosen where somebody asked for the list', () => {
  expect(nextMenu(closed, { asked: search, to: 3, typed: true }).open?.chosen).toBe(0);
});

const offered: readonly MenuOption[] = [
  { id: 'a', label: '6.RP.A.3b' },
  { id: 'b', label: '6.RP.A.3b, and add it', onlyChosen: true },
];
const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const open = (chosen: number | null): OpenMenu => ({ from: 0, to: 7, asked, chosen });
const press = (key: string, chosen: number | null, options = offered) =>
  keyInMenu({ key, ...held }, open(chosen), options);

test('Enter is the text’s until something is chosen; Tab takes the first, unless that does more than put words', () => {
  const [first, adds] = offered;
  expect(press('Enter', null)).toBeNull();
  expect(press('Enter', 1)).toEqual({ take: adds });
  expect(press('Tab', null)).toEqual({ take: first });
  expect(press('Tab', null, offered.slice(1))).toBeNull();
  expect(press('Tab', 0, offered.slice(1))).toEqual({ take: adds });
  expect(keyInMenu({ key: 'Tab', ...held, shiftKey: true }, open(0), offered)).toBeNull();
});

test('the arrows go round, and a key held with another is not the list’s', () => {
  expect([press('ArrowDown', null), press('ArrowDown', 0), press('ArrowDown', 1)]).toEqual([
    { chosen: 0 },
    { chosen: 1 },
    { chosen: 0 },
  ]);
  expect([press('ArrowUp', null), press('ArrowUp', 1)]).toEqual([{ chosen: 1 }, { chosen: 0 }]);
  expect(press('Escape', null)).toBe('dismissed');
  expect(press('x', 0)).toBeNull();
  expect(keyInMenu({ key: 'Enter', ...held, ctrlKey: true }, open(0), offered)).toBeNull();
});

test('a screen reader is told of the option that is chosen, and of none before', () => {
  const source = { id: 'standards-menu' };
  expect(listAttributes(source, open(1))['aria-activedescendant']).toBe('standards-menu-option-1');
  expect(listAttributes(source, open(null))).toEqual({
    'aria-controls': 'standards-menu',
    'aria-autocomplete': 'list',
  });
});
