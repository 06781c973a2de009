/** When an @ asks for a name, and which names stand in a text. */
import { expect, test } from 'vitest';
import { nameBefore, namesIn, namesLike } from './typed-name.ts';

const people = [
  { id: 'l', name: 'Lucía Ramos' },
  { id: 'a', name: 'Ana' },
  { id: 'm', name: 'Ana Maria' },
];

test('an @ at the beginning of a word asks, and Enter takes the first name once a letter was typed', () => {
  expect(nameBefore('@')).toEqual({ length: 1, query: '', eager: false });
  expect(nameBefore('Ask @luc')).toEqual({ length: 4, query: 'luc', eager: true });
  expect(nameBefore('(@Ana M')).toEqual({ length: 6, query: 'Ana M', eager: true });
});

test.each(['ana@example', 'at 3 @ ', 'two @@', 'Ask Ana'])('“%s” asks for nobody', (before) => {
  expect(nameBefore(before)).toBeNull();
});

test('a name that is complete is not offered again', () => {
  const ids = (query: string) => namesLike(query, people, 6).map(({ id }) => id);
  expect(ids('')).toEqual(['l', 'a', 'm']);
  expect(ids('ram')).toEqual(['l']);
  expect(ids('an')).toEqual(['a', 'm']);
  expect(ids('Lucía Ramos, which')).toEqual([]);
});

test('names stand where they were written, the longest first', () => {
  expect(namesIn('@Ana Maria or @Ana?', people)).toEqual([
    { person: people[2], from: 0, to: 10 },
    { person: people[1], from: 14, to: 18 },
  ]);
});
