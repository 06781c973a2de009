/** What colleagues wrote waits for the frame of one's own next key while one types, and for nothing else. */
import { expect, test } from 'vitest';
import { keyFirst } from './own-key-first.ts';

/** A page whose frames the test paints, and whose person rests when the test says so. */
function page() {
  const frames: (() => void)[] = [];
  const rests: (() => void)[] = [];
  const done: string[] = [];
  let gulps = 0;
  const key = keyFirst({
    afterFrame: (act) => frames.push(act),
    afterRest: (act) => rests.push(act),
    together(all) {
      gulps += 1;
      all();
    },
  });
  return {
    key,
    done,
    gulps: () => gulps,
    arrives: (word: string) => key.behind(() => done.push(word)),
    paints: () => frames.shift()?.(),
    rests: () => rests.shift()?.(),
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
});

test('whoever goes on typing has them behind each frame, in one gulp; whoever has stopped has them as they come', () => {
  const { key, arrives, paints, rests, done, gulps } = page();
  key.pressed();
  paints();
  arrives('one');
  arrives('two');
  expect(done).toEqual([]);
  key.pressed();
  arrives('three');
  rests(); // it was the first key's
  expect(done).toEqual([]);
  paints();
  expect(done).toEqual(['one', 'two', 'three']);
  expect(gulps()).toBe(1);
  arrives('four');
  expect(done).toHaveLength(3);
  rests();
  expect(done).toHaveLength(4);
  arrives('five');
  expect(done).toHaveLength(5);
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
  const { key, arrives, paints, rests, done } = page();
  key.pressed();
  key.behind(() => {
    throw new Error('not this one');
  });
  arrives('one');
  expect(paints).toThrow('not this one');
  expect(done).toEqual(['one']);
  arrives('two');
  rests();
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
