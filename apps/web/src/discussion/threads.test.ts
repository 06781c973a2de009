/** Threads stand beside the page in the order of its words, and none disappears. */
import type { Thread } from '@tangram/contract';
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { areWhereTheyWere, placeThreads } from './threads.ts';

const one = sectionId('one');
const two = sectionId('two');

const thread = (id: string, more: Partial<Thread> = {}): Thread => ({
  id,
  sectionId: one,
  quote: `words of ${id}`,
  about: 'words',
  field: null,
  row: null,
  gone: null,
  attached: null,
  feedback: null,
  suggestion: null,
  readers: 'everyone',
  onlyFor: [],
  comments: [],
  resolved: null,
  reopened: null,
  startedAt: '2026-11-23T10:00:00.000Z',
  ...more,
});

test('threads stand in the order of the page: the plan, those whose words are gone, then each section and its words, also those on their way', () => {
  const threads = [
    thread('gone'),
    thread('gone before this page came', { gone: { by: null, at: '2026-11-23T11:00:00.000Z' } }),
    thread('on its way'),
    thread('later words', { sectionId: two }),
    thread('second words'),
    thread('first words'),
    thread('a section', { about: 'section', quote: '', sectionId: two }),
    thread('the plan', { about: 'plan', quote: '', sectionId: null }),
    thread('in a removed section'),
  ];
  const at = (section: typeof one, removed = false) => [{ section, removed }];
  const located = {
    'first words': at(one),
    'second words': at(one),
    'later words': at(two),
    'in a removed section': at(one, true),
  };
  const placed = placeThreads(threads, located, new Set(['gone', ...Object.keys(located)]), [one, two]);
  expect(placed.map(({ thread, place }) => [thread.id, place.kind])).toEqual([
    ['the plan', 'plan'],
    ['gone', 'orphaned'],
    ['gone before this page came', 'orphaned'],
    ['in a removed section', 'orphaned'],
    ['first words', 'inPlace'],
    ['second words', 'inPlace'],
    ['on its way', 'inPlace'],
    ['a section', 'section'],
    ['later words', 'inPlace'],
  ]);
});

test('threads are where they were until one changes its section, its turn or goes', () => {
  const at = (section: typeof one, removed = false) => [{ section, removed }];
  const before = { a: at(one), b: at(two) };
  expect(areWhereTheyWere(before, { a: at(one), b: at(two) })).toBe(true);
  for (const after of [
    { a: at(one) },
    { a: at(one), b: at(two), c: at(two) },
    { b: at(two), a: at(one) },
    { a: at(two), b: at(two) },
    { a: at(one), b: at(two, true) },
    { a: [...at(one), ...at(two)], b: at(two) },
  ])
    expect(areWhereTheyWere(before, after)).toBe(false);
});
