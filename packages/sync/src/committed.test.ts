import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writtenTogether } from '../testing/histories.ts';
import { Committed } from './committed.ts';
import { contentHash } from './document-worker/content-hash.ts';
import { readMessage } from './protocol.ts';
import { scanTrusted } from './scan.ts';

test('what was deleted before a snapshot is in nothing that a newcomer gets, however the words behind it lie (§S6)', () => {
  const committed = new Committed(0, null);
  const doc = new Y.Doc();
  let position = 0;
  doc.on('update', (update: Uint8Array) => {
    committed.position = ++position;
    committed.keep(position, update, 1);
  });
  const text = doc.getText('text');
  text.insert(0, 'a secret');
  text.delete(0, 8);
  const snapshot = { position, update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  for (let i = 0; i < 20; i++) text.insert(0, `${i} `);
  expect(Buffer.concat(committed.wholeState()).includes('secret')).toBe(true); // all in one piece from now on
  committed.rebase(snapshot);
  const frames = committed.wholeState();
  expect(Buffer.concat(frames).includes('secret')).toBe(false);
  const newcomer = new Y.Doc();
  for (const frame of frames) {
    const message = readMessage(frame);
    if (message.kind === 'update' || message.kind === 'difference') Y.applyUpdate(newcomer, message.update);
  }
  expect(newcomer.getText('text').toString()).toBe(text.toString());
});

test('a snapshot may be ahead of what was heard of: what is heard then brings nothing back that it has left out (§S6)', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  text.insert(0, 'a secret');
  text.delete(0, 8);
  text.insert(0, 'ratios');
  const snapshot = { position: 3, update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  text.insert(6, ' and rates');
  text.insert(0, 'More ');
  for (const heardAtOnce of [1, 2, 4]) {
    const committed = new Committed(0, null);
    committed.rebase(snapshot);
    for (let from = 0; from < 4; from += heardAtOnce) {
      committed.position = from + heardAtOnce;
      committed.keep(committed.position, Y.mergeUpdates(updates.slice(from, from + heardAtOnce)), heardAtOnce);
    }
    expect(committed.tailUpdates).toBe(1);
    committed.position = 5;
    committed.keep(5, updates[4] ?? Uint8Array.of(), 1);
    expect(Buffer.concat(committed.wholeState()).includes('secret')).toBe(false);
    const newcomer = new Y.Doc();
    for (const frame of committed.wholeState()) {
      const message = readMessage(frame);
      if (message.kind === 'update' || message.kind === 'difference') Y.applyUpdate(newcomer, message.update);
    }
    expect(newcomer.getText('text').toString()).toBe('More ratios and rates');
  }
});

test('who has all words of the snapshot is told from bytes alone what they lack: deletions too, and no word that they have (§S5)', () => {
  let told = 0;
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 8, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (seed, people, steps, snapshotPart, knownPart) => {
        const updates = writtenTogether(seed, people, steps).map(({ update }) => update);
        const documentUpTo = (end: number) => {
          const doc = new Y.Doc();
          for (const update of updates.slice(0, end)) Y.applyUpdate(doc, update);
          return doc;
        };
        const position = Math.floor(updates.length * snapshotPart);
        const then = documentUpTo(position);
        const snapshot = { position, update: Y.encodeStateAsUpdate(then), stateVector: Y.encodeStateVector(then) };
        const committed = new Committed(position, position === 0 ? null : snapshot);
        for (const update of updates.slice(position)) {
          committed.position++;
          committed.keep(committed.position, update, 1);
        }
        const page = documentUpTo(Math.floor((updates.length + 1) * knownPart));
        const had = Y.decodeStateVector(Y.encodeStateVector(page));
        const lacked = committed.lackedBy(Y.encodeStateVector(page));
        const hasAll = [...Y.decodeStateVector(snapshot.stateVector)].every(([id, end]) => (had.get(id) ?? 0) >= end);
        expect(lacked !== null).toBe(hasAll);
        if (lacked === null) return;
        told++;
        expect(lacked.position).toBe(updates.length);
        for (const { client, clock } of scanTrusted(lacked.update).blocks) expect(clock).toBe(had.get(client) ?? 0);
        Y.applyUpdate(page, lacked.update);
        expect(page.store.pendingStructs).toBeNull();
        const now = documentUpTo(updates.length);
        expect(Y.encodeStateVector(page)).toEqual(Y.encodeStateVector(now));
        expect(Y.createDeleteSetFromStructStore(page.store)).toEqual(Y.createDeleteSetFromStructStore(now.store));
        expect(contentHash(page)).toBe(contentHash(now));
      },
    ),
  );
  expect(told).toBeGreaterThan(10);
});
