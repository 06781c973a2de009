import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Committed } from './committed.ts';
import { readMessage } from './protocol.ts';

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
