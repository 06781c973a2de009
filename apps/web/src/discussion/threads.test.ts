/** Threads stand beside the page in the order of its words, and none disappears. */
import type { Thread } from '@tangram/contract';
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { placeThreads } from './threads.ts';

const one = sectionId('one');
const two = sectionId('two');

const thread = (id: string, more: Partial<Thread> = {}): Thread => ({
  id,
  sectionId: one,
  quote: `words of ${id}`,
  feedback: null,
  suggestion: null,
  comments: [],
  resolved: null,
  reopened: null,
  startedAt: '2026-11-23T10:00:00.000Z',
  ...more,
});

test('threads stand in the order of the page: the plan, each section, its words, and last those whose words are gone', () => {
  const threads = [
    thread('gone'),
    thread('later words', { sectionId: two }),
    thread('second words'),
    thread('first words'),
    thread('a section', { quote: '', sectionId: two }),
    thread('the plan', { quote: '', sectionId: null }),
    thread('in a removed section'),
  ];
  const at = (section: typeof one, removed = false) => [{ section, removed }];
  const located = {
    'first words': at(one),
    'second words': at(one),
    'later words': at(two),
    'in a removed section': at(one, true),
  };
  const placed = placeThreads(threads, located, [one, two]);
  expect(placed.map(({ thread, place }) => [thread.id, place.kind])).toEqual([
    ['the plan', 'plan'],
    ['first words', 'inPlace'],
    ['second words', 'inPlace'],
    ['a section', 'section'],
    ['later words', 'inPlace'],
    ['gone', 'orphaned'],
    ['in a removed section', 'orphaned'],
  ]);
});
