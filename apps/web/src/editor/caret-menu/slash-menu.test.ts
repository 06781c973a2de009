/** When a slash is a menu, and when it is a slash. */
import { expect, test } from 'vitest';
import type { InsertCommand } from '../commands.ts';
import { matching, slashBefore } from './slash-menu.ts';

test('a slash asks at the start of a paragraph, and within a sentence once a letter follows a space', () => {
  expect(slashBefore('/')).toEqual({ length: 1, query: '', eager: true });
  expect(slashBefore('/tab')).toEqual({ length: 4, query: 'tab', eager: true });
  expect(slashBefore('Then /')).toEqual({ length: 1, query: '', eager: false });
  expect(slashBefore('Then /tab')).toEqual({ length: 4, query: 'tab', eager: true });
  expect(slashBefore('/number l')).toEqual({ length: 9, query: 'number l', eager: true });
});

test.each(['and / ', 'and / or', '3 / 4', '3 /4', '3/4', 'km/h', 'a /-', 'https://'])('“%s” is no menu', (before) => {
  expect(slashBefore(before)).toBeNull();
});

test('a command is found by the beginning of any of its words, not by letters within one', () => {
  const command = (id: string, label: string, also: string): InsertCommand => ({ id, label, also, run: () => {} });
  const commands = [command('table', 'Table', 'grid'), command('segment', 'Lesson segment', 'minutes phase explore')];
  const found = (query: string) => matching(commands, query).map(({ id }) => id);
  expect(found('')).toEqual(['table', 'segment']);
  expect(found('SEG')).toEqual(['segment']);
  expect(found('gr')).toEqual(['table']);
  expect(found('or')).toEqual([]);
});

test('a name of two words is typed with its space, and any other space leaves the slash alone', () => {
  const command = (id: string, label: string): InsertCommand => ({ id, label, also: 'units scale', run: () => {} });
  const commands = [
    command('list', 'Numbered list'),
    command('line', 'Number line'),
    command('two', 'Double number line'),
  ];
  const found = (query: string) => matching(commands, query).map(({ id }) => id);
  expect(found('number')).toEqual(['list', 'line', 'two']);
  expect(found('number ')).toEqual(['line', 'two']);
  expect(found('Double n')).toEqual(['two']);
  expect(found('units scale')).toEqual([]);
  expect(found('number of')).toEqual([]);
});
