import { expect, test } from 'vitest';
import * as Y from 'yjs';
import documentModule from '../../testing/document-module.ts';
import { dice } from '../../testing/histories.ts';
import { documentName, nobody, type PersonKey, personKey } from '../names.ts';
import type { LoggedUpdate } from '../update-log/update-log.ts';
import { documentAnswers } from './answers.ts';
import type { Culprit } from './messages.ts';

const ratios = documentName('ratios');
const ana = personKey('ana');
const offenders = ['eve', 'mallory', 'carl'].map(personKey);
const REPAIRS_MAX = 10;
const DEPTH_MAX = 4;

type Act = (doc: Y.Doc) => void;
const forbids: Act = (doc) => void doc.getMap('fields').set('forbidden', 1);
const vandalises: Act = (doc) => doc.getText('text').delete(0, doc.getText('text').length);
const writes: Act = (doc) => doc.getText('text').insert(0, '.');
const nests: Act = (doc) => {
  let outer: Y.Array<unknown> = doc.getArray('list');
  for (let depth = 0; depth < DEPTH_MAX + 2; depth++) {
    const inner = new Y.Array<unknown>();
    outer.insert(0, [inner]);
    outer = inner;
  }
};

/** Ana types letters of which there is one each, three others do what they must not, and now and then it is taken back. */
function history(seed: number, steps: number) {
  const roll = dice(seed);
  const answer = documentAnswers({ names: null, typeDepthMax: DEPTH_MAX }, documentModule);
  const doc = new Y.Doc();
  let snapshot: Uint8Array | null = null;
  let entries: LoggedUpdate[] = [];
  const store = (author: PersonKey, update: Uint8Array) => {
    entries.push({ author, update, at: 0, position: entries.length + 1 });
    Y.applyUpdate(doc, update);
  };
  const does = (author: PersonKey, act: Act) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.clientID = 1 + roll(2 ** 30);
    const made: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => made.push(update));
    copy.transact(() => act(copy));
    for (const update of made) store(author, update);
  };
  const takeBack = (): 'fit' | 'stays' | 'for ever' => {
    for (let round = 0; round < REPAIRS_MAX; round++) {
      const question = { kind: 'culprit', document: ratios, snapshot, entries, found: 0 } as const;
      const culprit = answer(question) as Culprit | 'fit' | null;
      if (culprit === null || culprit === 'fit') return culprit ?? 'stays';
      store(nobody, culprit.undo);
    }
    return 'for ever';
  };
  let letter = 'Ā'.charCodeAt(0);
  for (let i = 0; i < steps; i++) {
    const what = roll(10);
    if (what < 5) {
      const char = String.fromCharCode(letter++);
      does(ana, (copy) => copy.getText('text').insert(roll(copy.getText('text').length + 1), char));
    } else if (what < 9) does(offenders[roll(3)] as PersonKey, [forbids, nests, vandalises, writes][what - 5] as Act);
    else if (takeBack() === 'fit' && roll(3) === 0) {
      snapshot = Y.encodeStateAsUpdate(doc);
      entries = [];
    }
  }
  const end = takeBack();
  const letters = doc.getText('text').toString().replaceAll('.', '');
  return { end, isDoubled: new Set(letters).size < letters.length };
}

test('whatever those do who offend again and again, it is taken back, and nobody’s words are there twice (§C8)', {
  timeout: 120_000,
}, () => {
  const histories = Array.from({ length: 100 }, (_, seed) => ({ seed, ...history(seed + 1, 30) }));
  expect(histories.filter(({ isDoubled, end }) => isDoubled || end !== 'fit')).toEqual([]);
});
