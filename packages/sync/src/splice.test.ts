import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writtenTogether } from '../testing/histories.ts';
import { contentHash } from './document-worker/content-hash.ts';
import { defaultLimits } from './limits.ts';
import { scanUpdate } from './scan.ts';
import { splice } from './splice.ts';

function scanned(update: Uint8Array) {
  const scan = scanUpdate(update, defaultLimits);
  if (scan.kind === 'refused') throw new Error(scan.reason);
  return { update, scan };
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

test('joined bytes make the same document as the updates one by one and as Y.mergeUpdates (§S2)', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 80 }),
      (seed, people, steps) => {
        const updates = writtenTogether(seed, people, steps).map(({ update }) => update);
        if (updates.length === 0) return;
        const cut = Math.floor(updates.length / 3);
        const joined = splice(updates.slice(cut).map(scanned));
        const before = updates.slice(0, cut);
        const here = documentOf([...before, joined]);
        const oneByOne = documentOf(updates);
        const merged = documentOf([...before, Y.mergeUpdates(updates.slice(cut))]);
        expect(here.store.pendingStructs).toBeNull();
        expect(contentHash(here)).toBe(contentHash(oneByOne));
        expect(contentHash(here)).toBe(contentHash(merged));
        expect(Y.encodeStateAsUpdate(here)).toEqual(Y.encodeStateAsUpdate(oneByOne));
      },
    ),
    { numRuns: 60 },
  );
});

test('keystrokes of different people are joined byte for byte as Y.mergeUpdates joins them (§S2)', () => {
  const updates = [3, 1, 2].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getText('t').insert(0, `of ${client}`);
    return Y.encodeStateAsUpdate(doc);
  });
  expect(splice(updates.map(scanned))).toEqual(Y.mergeUpdates(updates));
});

test('what was joined can be joined again', () => {
  const updates = writtenTogether(5, 3, 40).map(({ update }) => scanned(update));
  const half = updates.length >> 1;
  const twice = splice([splice(updates.slice(0, half)), splice(updates.slice(half))].map(scanned));
  expect(twice).toEqual(splice(updates));
});
