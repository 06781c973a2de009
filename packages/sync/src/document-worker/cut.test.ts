import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writtenTogether } from '../../testing/histories.ts';
import { scanTrusted } from '../scan.ts';
import { contentHash } from './content-hash.ts';
import { contradicts, cutKnown } from './cut.ts';

test('what is left of a whole state is exactly what was lacking, and it makes the documents equal (§C4)', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 60 }),
      (seed, people, known) => {
        const history = writtenTogether(seed, people, 60).map(({ update }) => update);
        const everything = new Y.Doc();
        for (const update of history) Y.applyUpdate(everything, update);
        const here = new Y.Doc();
        for (const update of history.slice(0, known)) Y.applyUpdate(here, update);

        const rest = cutKnown(here, Y.encodeStateAsUpdate(everything));
        if (rest !== null) {
          expect(scanTrusted(rest).kind).toBe('scanned');
          Y.applyUpdate(here, rest);
        }
        expect(contentHash(here)).toBe(contentHash(everything));
        expect(Y.encodeStateVector(here)).toEqual(Y.encodeStateVector(everything));
        expect(cutKnown(here, Y.encodeStateAsUpdate(everything))).toBeNull();
        expect(contradicts(here, Y.encodeStateAsUpdate(everything))).toBe(false);
      },
    ),
    { numRuns: 80 },
  );
});

test('a step-2 message after 10,000 edits leaves only the one new word', () => {
  const here = new Y.Doc();
  const text = here.getText('text');
  for (let i = 0; i < 5_000; i++) text.insert(i >> 1, 'ab');
  for (let i = 0; i < 5_000; i++) text.delete((i * 7) % text.length, 1);
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  there.getText('text').insert(3, 'new');
  const difference = Y.encodeStateAsUpdate(there, Y.encodeStateVector(here));
  expect(difference.length).toBeGreaterThan(2_000);
  expect(cutKnown(here, difference)?.length).toBeLessThan(40);
});

test('B23: one client id with two histories is noticed (§C4)', () => {
  const write = (words: string) => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.getText('text').insert(0, words);
    return Y.encodeStateAsUpdate(doc);
  };
  const here = new Y.Doc();
  Y.applyUpdate(here, write('first other'));
  expect(contradicts(here, write('first other'))).toBe(false);
  expect(contradicts(here, write('first'))).toBe(false);
  expect(contradicts(here, write('first other and more'))).toBe(false);
  expect(contradicts(here, write('first LOST?'))).toBe(true);
});
