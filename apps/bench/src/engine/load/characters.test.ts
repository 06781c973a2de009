/** The bytes that the load makes by hand are what Yjs makes, and what arrives is counted by content, however it was merged. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { characterUpdate, deletion, eachRun } from './characters.ts';
import { ownWords } from './own-words.ts';

const client = 1_000_000_001;

function typedByYjs(characters: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < characters; i++) doc.getText('text').insert(i, 'a');
  return updates;
}

const runsOf = (update: Uint8Array) => {
  const runs: number[][] = [];
  eachRun(update, (...run) => runs.push(run));
  return runs;
};

test('what is typed by hand is what Yjs would have sent, to the byte', () => {
  const byYjs = typedByYjs(300);
  expect(byYjs.map((_, clock) => characterUpdate(client, clock))).toEqual(
    byYjs.map((update) => new Uint8Array(update)),
  );
});

test('a character that is taken back is gone', () => {
  const doc = new Y.Doc();
  for (let clock = 0; clock < 3; clock++) Y.applyUpdate(doc, characterUpdate(client, clock));
  Y.applyUpdate(doc, deletion(client, 2));
  expect(doc.getText('text').toString()).toBe('aa');
});

test('merged, encoded anew or with a part left out: the same characters are counted', () => {
  const updates = typedByYjs(10);
  const other = characterUpdate(7, 0);
  expect(runsOf(Y.mergeUpdates([...updates, other]))).toEqual([
    [client, 0, 10],
    [7, 0, 1],
  ]);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  doc.getText('text').delete(2, 5);
  expect(runsOf(Y.encodeStateAsUpdate(doc))).toEqual([[client, 0, 10]]);
  const [first, second, third, fourth] = updates as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  expect(runsOf(Y.mergeUpdates([first, second, fourth]))).toEqual([
    [client, 0, 2],
    [client, 3, 4],
  ]);
  expect(runsOf(third)).toEqual([[client, 2, 3]]);
});

test('somebody who comes back brings exactly what the server lacks', () => {
  const doc = new Y.Doc();
  for (let clock = 0; clock < 4; clock++) Y.applyUpdate(doc, characterUpdate(client, clock));
  const { stateVector, lackedBy } = ownWords(client, 9);
  expect(Y.decodeStateVector(stateVector)).toEqual(new Map([[client, 9]]));
  const missing = lackedBy(Y.encodeStateVector(doc));
  expect(runsOf(missing)).toEqual([[client, 4, 9]]);
  Y.applyUpdate(doc, missing);
  expect(doc.getText('text').toString()).toBe('a'.repeat(9));
  expect(lackedBy(Y.encodeStateVector(doc))).toEqual(Uint8Array.of(0, 0));
});
