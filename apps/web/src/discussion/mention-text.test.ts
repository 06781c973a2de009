/** Names in a comment: found while they are written, completed, and told apart from what only looks like one. */
import { expect, test } from 'vitest';
import { beginsLike, meantIn, nameBeing, piecesOf, putName } from './mention-text.ts';

const lucia = { id: 'l', name: 'Lucía Ramos' };
const ana = { id: 'a', name: 'Ana' };
const anaMaria = { id: 'm', name: 'Ana Maria' };

test('a name begins with an @ before a word, and not in an address', () => {
  expect(nameBeing('Hello @Lu', 9)).toEqual({ at: 6, typed: 'Lu' });
  expect(nameBeing('@', 1)).toEqual({ at: 0, typed: '' });
  expect(nameBeing('Ask @Lucía Ra', 13)).toEqual({ at: 4, typed: 'Lucía Ra' });
  expect(nameBeing('ana@example', 11)).toBeNull();
  expect(nameBeing('@Ana\nand', 8)).toBeNull();
});

test('people are found by the beginning of a part of their name, without accents too', () => {
  expect(beginsLike(lucia.name, 'luci')).toBe(true);
  expect(beginsLike(lucia.name, 'RAM')).toBe(true);
  expect(beginsLike(lucia.name, 'cia')).toBe(false);
});

test('the name takes the place of what was typed, and the caret stands behind it', () => {
  expect(putName('Ask @Lu, please', { at: 4, typed: 'Lu' }, lucia.name)).toEqual({
    text: 'Ask @Lucía Ramos, please',
    caret: 16,
  });
  expect(putName('Ask @Lu again', { at: 4, typed: 'Lu' }, lucia.name)).toEqual({
    text: 'Ask @Lucía Ramos again',
    caret: 17,
  });
});

test('the longest name counts, and a longer word is nobody', () => {
  const people = [ana, anaMaria];
  expect(piecesOf('@Ana Maria and @Ana: @Anabel', people)).toEqual([anaMaria, ' and ', ana, ': @Anabel']);
  expect(meantIn('@everyone, @Ana', people)).toEqual(['a']);
  expect(meantIn('@Ana', [ana, { id: 'b', name: 'Ana' }])).toEqual(['a', 'b']);
});
