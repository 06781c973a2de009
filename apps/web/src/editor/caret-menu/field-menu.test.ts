/** What is shown of a list in a plain field. */
import { expect, test } from 'vitest';
import type { Field } from '../typing/put-in-field.ts';
import { type FieldSource, shownMenu } from './field-menu.ts';
import { closed, type MenuOption, nextMenu } from './menu-state.ts';

const asked = { length: 7, query: '6.rp.3b', eager: false };
const source: FieldSource = {
  id: 'standards-menu',
  read: () => asked,
  offered: () => [{ id: 'short', label: '6.RP.A.3' } satisfies MenuOption, { id: 'long', label: '6.RP.A.3b' }],
  words: ({ label }) => label,
  take: () => {},
};
const shownIn = (field: Pick<Field, 'value' | 'maxLength'>) => {
  const menu = nextMenu(closed, { asked, to: field.value.length, typed: true });
  return shownMenu({ field: field as Field, source, menu })?.offered.map(({ id }) => id) ?? null;
};

test('what a title has no room for is not offered: half a code would stand there', () => {
  const value = 'Unit prices 6.rp.3b';
  expect(shownIn({ value, maxLength: 200 })).toEqual(['short', 'long']);
  expect(shownIn({ value, maxLength: -1 })).toEqual(['short', 'long']);
  expect(shownIn({ value, maxLength: value.length + 1 })).toEqual(['short']);
  expect(shownIn({ value, maxLength: value.length })).toBeNull();
});
