import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import documentModule from '../../testing/document-module.ts';
import { type Engine, startEngine, stockClient, until } from '../../testing/engine.ts';
import { fanOutHub } from '../fan-out/memory.ts';
import { defaultLimits } from '../limits.ts';
import { documentName, nobody, type PersonKey } from '../names.ts';
import { openMemoryLog } from '../update-log/memory.ts';
import type { LoggedUpdate, UpdateLog } from '../update-log/update-log.ts';
import { documentAnswers } from './answers.ts';
import { findCulprit } from './culprit.ts';
import { type DocumentCalls, Documents } from './documents.ts';

const ratios = documentName('ratios');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

/** A document in the log, and several hands that write in it. */
function written() {
  const log = openMemoryLog();
  const doc = new Y.Doc();
  const store = async (author: string, update: Uint8Array) => {
    const after = (await log.open(ratios)).position;
    await log.append([{ document: ratios, after, entries: [{ author: author as PersonKey, update }], owners: [] }]);
    Y.applyUpdate(doc, update);
  };
  const writes = async (author: string, act: (doc: Y.Doc) => void) => {
    const before = Y.encodeStateVector(doc);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.transact(() => act(copy));
    await store(author, Y.encodeStateAsUpdate(copy, before));
  };
  const words = () => ({
    text: doc.getText('text').toString(),
    fields: doc.getMap('fields').toJSON(),
    list: doc.getArray('list').toJSON(),
  });
  return { log, store, writes, words };
}

function documentsOn(log: UpdateLog): Documents {
  const answer = documentAnswers({ names: null, typeDepthMax: 64 }, documentModule);
  const calls = (): DocumentCalls => ({ ask: async (request) => answer(request) as never, close: async () => {} });
  return new Documents({ log, limits: defaultLimits, calls, complained: () => {} });
}

const forbids = (doc: Y.Doc) => void doc.getMap('fields').set('forbidden', 1);
const nests = (doc: Y.Doc) => nestsIn(doc.getArray('list'));
function nestsIn(array: Y.Array<unknown>) {
  let outer = array;
  for (let depth = 0; depth < 70; depth++) {
    const inner = new Y.Array<unknown>();
    outer.insert(0, [inner]);
    outer = inner;
  }
}
const deletesAll = (doc: Y.Doc) => doc.getText('text').delete(0, doc.getText('text').length);

describe('what takes unfit content back', () => {
  test('brings what its author deleted back once, however often they offend (§C8)', async () => {
    const { log, store, writes, words } = written();
    const documents = documentsOn(log);
    const takeBack = () => documents.culprit(ratios, ({ undo }) => store(nobody, undo).then(() => true));
    await writes('ana', (doc) => doc.getText('text').insert(0, 'Ana’s words.'));
    await writes('eve', forbids);
    await writes('eve', deletesAll);
    expect(await takeBack()).toMatchObject({ author: 'eve' });
    expect(words()).toEqual({ text: 'Ana’s words.', fields: {}, list: [] });
    await writes('eve', forbids);
    expect(await takeBack()).toMatchObject({ author: 'eve' });
    expect(words()).toEqual({ text: 'Ana’s words.', fields: {}, list: [] });
    await writes('dan', forbids);
    await writes('eve', (doc) => void doc.getMap('fields').set('forbidden', 2));
    expect(await takeBack()).toMatchObject({ author: 'eve' }); // nothing is left of what Dan did
    expect(words()).toEqual({ text: 'Ana’s words.', fields: {}, list: [] });
    expect(await takeBack()).toBe('fit');
  });

  test('brings it back once also when its author had replaced the first offence themselves (§C8)', async () => {
    const { log, store, writes, words } = written();
    const documents = documentsOn(log);
    const takeBack = () => documents.culprit(ratios, ({ undo }) => store(nobody, undo).then(() => true));
    await writes('eve', forbids);
    for (const letter of [...'Ana’s words.'].reverse())
      await writes('ana', (doc) => doc.getText('text').insert(0, letter));
    await writes('eve', forbids); // not the server, and not in the words that it stored, took the first away
    await writes('eve', deletesAll);
    expect(await takeBack()).toMatchObject({ author: 'eve' });
    expect(words()).toEqual({ text: 'Ana’s words.', fields: {}, list: [] });
    await writes('eve', forbids);
    expect(await takeBack()).toMatchObject({ author: 'eve' });
    expect(words()).toEqual({ text: 'Ana’s words.', fields: {}, list: [] });
  });

  test('brings it back once also when somebody else offends at the same time (§C8)', async () => {
    const { log, store, writes, words } = written();
    const documents = documentsOn(log);
    const takeBack = () => documents.culprit(ratios, ({ undo }) => store(nobody, undo).then(() => true));
    await writes('eve', forbids);
    for (const letter of [...'Ana’s words.'].reverse())
      await writes('ana', (doc) => doc.getText('text').insert(0, letter));
    await writes('dan', nests);
    await writes('eve', forbids);
    await writes('eve', deletesAll);
    expect(await takeBack()).toMatchObject({ author: 'dan' }); // nothing is left of what Eve did before him
    expect(await takeBack()).toMatchObject({ author: 'eve' });
    expect(await takeBack()).toBe('fit');
    expect(words()).toEqual({ text: 'Ana’s words.', fields: {}, list: [] });
  });

  test('is nobody’s whose offence was taken back before, though others offend in what they wrote since (§C8)', async () => {
    const { log, store, writes, words } = written();
    const documents = documentsOn(log);
    const takeBack = () => documents.culprit(ratios, ({ undo }) => store(nobody, undo).then(() => true));
    await writes('eve', forbids);
    for (let i = 0; i < 12; i++) await writes('ana', (doc) => doc.getText('text').insert(0, 'a'));
    await writes('eve', forbids);
    expect(await takeBack()).toMatchObject({ author: 'eve' });
    await writes('eve', (doc) => doc.getArray('list').insert(0, [new Y.Array()]));
    await writes('dan', (doc) => nestsIn(doc.getArray('list').get(0) as Y.Array<unknown>));
    expect(await takeBack()).toMatchObject({ author: 'dan' });
    expect(words().list).toEqual([[]]);
  });

  test('is stored behind what others have written meanwhile, and made anew when its author has (§C8)', async () => {
    const { log, store, writes, words } = written();
    const meanwhile = [
      () => writes('ana', (doc) => doc.getText('text').insert(0, 'More. ')),
      () => writes('eve', deletesAll),
      () => writes('ben', (doc) => doc.getText('text').insert(0, 'And more. ')),
    ];
    const documents = documentsOn({
      ...log,
      async readAfter(document, position) {
        await meanwhile.shift()?.();
        return log.readAfter(document, position);
      },
    });
    await writes('ana', (doc) => doc.getText('text').insert(0, 'Ana’s words.'));
    await writes('eve', forbids);
    const asked: [author: string, position: number][] = [];
    await documents.culprit(ratios, async ({ author, undo }, position) => {
      asked.push([author, position]);
      if (asked.length < 2) return false; // something was on its way
      await store(nobody, undo);
      return true;
    });
    expect(asked).toEqual([
      ['eve', 3],
      ['eve', 5],
    ]);
    expect(words().fields).toEqual({});
    for (const piece of ['And more. ', 'More. ', 'Ana’s words.']) expect(words().text.split(piece)).toHaveLength(2);
  });
});

test('however many write, few copies of the document are needed to find whose it is (§C8)', () => {
  const entries: LoggedUpdate[] = [];
  const hands = ['eve', ...Array.from({ length: 50 }, (_, i) => `person ${i}`), 'mallory'].map((name) => {
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return;
      entries.push({ author: name as PersonKey, update, at: 0, position: entries.length + 1 });
    });
    return { name, doc };
  });
  for (const { name, doc } of hands) {
    for (const { update } of entries.slice()) Y.applyUpdate(doc, update, 'heard');
    if (name === 'eve' || name === 'mallory') forbids(doc);
    else for (let i = 0; i < 4; i++) doc.getText('text').insert(0, 'word ');
  }
  let copies = 0;
  const newDocument = () => {
    copies++;
    return new Y.Doc();
  };
  const complain = (doc: Y.Doc) => (doc.getMap('fields').has('forbidden') ? 'a forbidden field' : null);
  const culprit = findCulprit({ snapshot: null, entries, found: 0 }, newDocument, complain);
  expect(culprit).toMatchObject({ author: 'mallory' }); // of Eve's nothing is left
  expect(copies).toBeLessThan(20);
});

test.each([1, 2])('it is taken back while others never stop typing, on %i servers (§C8, §N5)', async (count) => {
  const log = openMemoryLog();
  const join = fanOutHub();
  const module = new URL('../../testing/document-module.ts', import.meta.url);
  const engines: Engine[] = [];
  for (let i = 0; i < count; i++) {
    const fanOut = count === 1 ? undefined : join();
    const options = { log, documentModule: module, limits: { deepCheckMs: 10 } };
    const engine = await startEngine(fanOut === undefined ? options : { ...options, fanOut });
    undo.push(() => engine.stop());
    engines.push(engine);
  }
  const comes = (person: string, i: number) => {
    const client = stockClient(engines[i % count]?.url as string, 'ratios', { person });
    undo.push(() => client.leave());
    return client;
  };
  const typists = ['ana', 'ben', 'cleo', 'dan'].map(comes);
  const eve = comes('eve', 0);
  await until('all are there', () => [...typists, eve].every(({ provider }) => provider.synced));
  let typed = 0;
  const typing = setInterval(() => {
    for (const { text } of typists) text.insert(text.length, `${typed++} `);
  }, 1);
  undo.push(() => clearInterval(typing));
  eve.doc.getMap('fields').set('forbidden', true);
  await until('it is taken back', () => engines.some(({ events }) => events.some(({ kind }) => kind === 'undone')));
  await until('for all', () => typists.every(({ doc }) => !doc.getMap('fields').has('forbidden')));
  clearInterval(typing);
  const all = Array.from({ length: typed }, (_, i) => `${i}`).toSorted();
  const words = () => typists[0]?.text.toString().trim().split(' ').toSorted() ?? [];
  await until('every word is there', () => words().length === typed);
  expect(words()).toEqual(all);
});
