/** What colleagues wrote waits for the frame of one's own key, and for nothing else. */
import { expect, test } from 'vitest';
import { keyFirst } from './own-key-first.ts';

/** A page whose frames the test paints. */
function page() {
  const frames: (() => void)[] = [];
  const key = keyFirst((act) => frames.push(act));
  const done: string[] = [];
  return {
    key,
    done,
    arrives: (word: string) => key.behind(() => done.push(word)),
    paints: () => frames.shift()?.(),
  };
}

test('nobody types: words are put in as they come', () => {
  const { arrives, done } = page();
  arrives('one');
  expect(done).toEqual(['one']);
});

test('words that come between a key and its frame come right behind it, in their order', () => {
  const { key, arrives, paints, done } = page();
  key.pressed();
  arrives('one');
  key.pressed();
  arrives('two');
  expect(done).toEqual([]);
  paints();
  expect(done).toEqual(['one', 'two']);
  arrives('three');
  expect(done).toEqual(['one', 'two', 'three']);
});

test('what has to be read in its turn lets go of what came before it; the frame of an earlier key lets nothing else go', () => {
  const { key, arrives, paints, done } = page();
  key.pressed();
  arrives('one');
  key.letGo();
  expect(done).toEqual(['one']);
  key.pressed();
  arrives('two');
  paints();
  expect(done).toEqual(['one']);
  paints();
  expect(done).toEqual(['one', 'two']);
});

test('one that fails holds back none of those that come behind it', () => {
  const { key, arrives, paints, done } = page();
  key.pressed();
  key.behind(() => {
    throw new Error('not this one');
  });
  arrives('one');
  expect(paints).toThrow('not this one');
  arrives('two');
  expect(done).toEqual(['one', 'two']);
});

test('of 50,000 that wait each comes, in its order', () => {
  const { key, paints } = page();
  key.pressed();
  const done: number[] = [];
  for (let number = 0; number < 50_000; number += 1) key.behind(() => done.push(number));
  paints();
  expect(done).toEqual(Array.from({ length: 50_000 }, (_, number) => number));
});
