import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Engine, RawSocket, type StockClient, startEngine, stockClient, until } from '../../testing/engine.ts';
import { defaultLimits } from '../limits.ts';
import { documentName, personKey } from '../names.ts';
import type { SyncServerOptions } from '../server.ts';
import { openMemoryLog } from '../update-log/memory.ts';
import { documentAnswers } from './answers.ts';
import { contentHash } from './content-hash.ts';
import { Documents } from './documents.ts';
import type { Compacted } from './messages.ts';

const ratios = documentName('ratios');
const ana = personKey('ana');
const documentModule = new URL('../../testing/document-module.ts', import.meta.url);

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function engine(options: Partial<SyncServerOptions> = {}): Promise<Engine> {
  const started = await startEngine({ documentModule, limits: { deepCheckMs: 10 }, ...options });
  undo.push(() => started.stop());
  return started;
}

function docWith(words: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, words);
  return doc;
}

function comes({ url }: Engine, person: string): StockClient {
  const client = stockClient(url, 'ratios', { person });
  undo.push(() => client.leave());
  return client;
}

describe('the server edits as one more author', () => {
  test('what it writes is on the disk and shown when the edit resolves (§O3)', async () => {
    const log = openMemoryLog();
    const here = await engine({ log });
    const client = comes(here, 'ben');
    client.text.insert(0, 'Ben’s words. ');
    await until('it is stored', () => here.events.some(({ kind }) => kind === 'appended'));
    expect(await here.server.edit(ratios, 'append', 'Ana’s comment.', ana)).toBe(27);
    expect((await log.readAfter(ratios, 0)).at(-1)?.author).toBe('ana');
    await until('Ben sees it', () => client.text.toString() === 'Ben’s words. Ana’s comment.');
    expect(await here.server.edit(ratios, 'append', ' Again.', ana)).toBe(34);
    client.text.insert(0, '¡');
    const both = '¡Ben’s words. Ana’s comment. Again.';
    await until('both go on', async () => (await here.server.derive(ratios, 'words', null)).value === both);
    expect(client.text.toString()).toBe(both);
    expect(await here.server.derive(ratios, 'words', null)).toMatchObject({ position: 4 });
  });

  test('an edit that throws half way, or would leave something unfit, changes nothing (§O3)', async () => {
    const log = openMemoryLog();
    const here = await engine({ log });
    await here.server.edit(ratios, 'append', 'words', ana);
    await expect(here.server.edit(ratios, 'failHalfWay', null, ana)).rejects.toThrow('thought better');
    await expect(here.server.edit(ratios, 'addForbidden', null, ana)).rejects.toThrow('a forbidden field');
    await expect(here.server.edit(ratios, 'unknown', null, ana)).rejects.toThrow('no edit called unknown');
    expect(await here.server.derive(ratios, 'words', null)).toEqual({ value: 'words', position: 1 });
    expect(await here.server.edit(ratios, 'nothing', null, ana)).toBe('nothing to do');
    expect(await log.readAfter(ratios, 0)).toHaveLength(1);
  });

  test('many edits and derivations at once keep their order', async () => {
    const here = await engine();
    await Promise.all(Array.from({ length: 30 }, (_, i) => here.server.edit(ratios, 'append', `${i % 10}`, ana)));
    expect((await here.server.derive(ratios, 'words', null)).value).toBe('0123456789'.repeat(3));
  });
});

describe('compaction', () => {
  test('a newcomer receives no byte of what was deleted before it (§S6)', async () => {
    const here = await engine();
    const client = comes(here, 'ben');
    client.text.insert(0, 'a secret and the rest');
    client.text.delete(0, 9);
    await until('both are stored', () => here.events.filter(({ kind }) => kind === 'appended').length >= 1);
    await here.server.compact(ratios);
    client.text.insert(0, '! ');
    const raw = await RawSocket.open(`${here.url}/ratios?person=cleo`);
    undo.push(() => raw.ws.terminate());
    raw.sendFrame(0, 0, Uint8Array.of(0));
    await until('the newcomer has the whole state', () => raw.frames.some((frame) => frame[0] === 0 && frame[1] === 1));
    const bytes = Buffer.concat(raw.frames).toString('latin1');
    expect(bytes).not.toContain('secret');
    expect(bytes).toContain('the rest');
    const dan = comes(here, 'dan');
    await until(
      'a later reader has it all',
      () => contentHash(dan.doc) === contentHash(client.doc) && dan.text.length > 0,
    );
  });

  test('a long room compacts itself when it falls quiet, and opens from the snapshot after a restart', async () => {
    const log = openMemoryLog();
    const kept = { ...log, close: async () => {} };
    const first = await startEngine({ log: kept, limits: { compactAfterUpdates: 20, quietMs: 20 } });
    const client = stockClient(first.url, 'ratios', { person: 'ben' });
    await until('Ben is synced', () => client.provider.synced);
    for (let i = 0; i < 50; i++) client.text.insert(i >> 1, `${i}`);
    client.text.delete(3, 20);
    await until('it is compacted', () => first.events.some(({ kind }) => kind === 'compacted'));
    client.text.insert(0, 'after ');
    await until('that is stored', async () => (await log.open(ratios)).entries.length > 0);
    await first.stop();
    client.leave();
    const stored = await log.open(ratios);
    expect(stored.snapshot?.position).toBeGreaterThan(20);

    const second = await engine({ log: kept });
    const later = comes(second, 'cleo');
    await until('Cleo reads the same', () => later.text.toString() === client.text.toString());
  });
});

describe('what gets past the wire and must not stay', () => {
  test('is taken back by a forward transaction, its author is shown out, and nobody else loses a word (§C8)', async () => {
    const here = await engine();
    const ben = comes(here, 'ben');
    ben.text.insert(0, 'Ben’s words');
    ben.doc.getMap('fields').set('minutes', 45);
    const eve = comes(here, 'eve');
    await until('Eve reads it', () => eve.text.length > 0);
    let code = 0;
    eve.provider.on('closed', (closed) => {
      code = closed.code;
    });
    eve.doc.getMap('fields').set('forbidden', 'x');
    eve.doc.getMap('fields').set('minutes', 1);
    ben.text.insert(0, '!');
    await until('Eve is shown out', () => code === 4422);
    await until('it is gone from Ben’s page', () => !ben.doc.getMap('fields').has('forbidden'));
    expect(ben.text.toString()).toBe('!Ben’s words');
    expect(ben.doc.getMap('fields').get('minutes')).toBe(45);
    expect(here.events.find(({ kind }) => kind === 'undone')).toMatchObject({
      person: 'eve',
      why: 'a forbidden field',
    });
    expect((await here.server.derive(ratios, 'fields', null)).value).toEqual({ minutes: 45 });
  });

  test('a nest built one level at a time ends where the limit is (§C8)', async () => {
    const here = await engine({ limits: { deepCheckMs: 10, typeDepthMax: 20, unverifiedDepthMax: 40 } });
    const eve = comes(here, 'eve');
    await until('Eve is synced', () => eve.provider.synced);
    let code = 0;
    eve.provider.on('closed', (closed) => {
      code = closed.code;
    });
    let inner = new Y.Map<unknown>();
    eve.doc.getMap('fields').set('nest', inner);
    for (let i = 0; i < 300; i++) {
      const next = new Y.Map<unknown>();
      inner.set('nest', next);
      inner = next;
    }
    await until('Eve is shown out', () => code === 4422);
    const { value } = await here.server.derive(ratios, 'fields', null);
    expect(JSON.stringify(value).split('nest').length).toBeLessThan(22);
    const ben = comes(here, 'ben');
    await until('Ben is synced', () => ben.provider.synced);
    expect(contentHash(ben.doc)).toHaveLength(64);
  });

  test('B23: a client id that jumped back in time is refused as a fork', async () => {
    const here = await engine();
    const first = new Y.Doc();
    first.clientID = 4711;
    first.getText('text').insert(0, 'first other');
    const socket = await RawSocket.open(`${here.url}/ratios?person=ana&ack=1`);
    undo.push(() => socket.ws.terminate());
    socket.write(Y.encodeStateAsUpdate(first));
    await until('it is acknowledged', () => socket.of(64).length > 0);
    const second = new Y.Doc();
    second.clientID = 4711;
    second.getText('text').insert(0, 'first LOST?');
    socket.write(Y.encodeStateAsUpdate(second));
    await until('the socket is closed', () => socket.closed !== null);
    expect(socket.closed).toEqual({ code: 4409, reason: 'fork' });
    expect((await here.server.derive(ratios, 'words', null)).value).toBe('first other');
  });
});

describe('what a later version wrote', () => {
  test('stays, while names that nobody knew before are taken back (§C10)', async () => {
    const log = openMemoryLog();
    const later = await startEngine({ log: { ...log, close: async () => {} } });
    const nora = stockClient(later.url, 'ratios', { person: 'nora' });
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('sparkle', 'gold');
    nora.doc.getXmlFragment('body').insert(0, [paragraph]);
    nora.text.insert(0, 'shining', { shine: true });
    await until('it is stored', async () => {
      const { entries } = await log.open(ratios);
      return Buffer.concat(entries.map(({ update }) => update)).includes('shine');
    });
    nora.leave();
    await later.stop();

    const names = {
      roots: { text: 'text', map: 'map', fields: 'map', body: 'xmlFragment' },
      nodes: ['paragraph'],
      marks: ['bold'],
      attributes: ['align'],
    } as const;
    const here = await engine({
      log,
      names,
      documentModule: new URL('../../testing/document-module.ts', import.meta.url),
    });
    const ana = comes(here, 'ana');
    await until('Ana reads it', () => ana.text.toString() === 'shining');
    ana.doc.getMap('map').set('minutes', 45); // not plain text, so the document is looked at
    await here.server.compact(ratios);
    const shown = () => [ana.doc.getXmlFragment('body').toString(), JSON.stringify(ana.text.toDelta())].join();
    expect(shown()).toContain('sparkle');
    expect(shown()).toContain('shine');

    const eve = comes(here, 'eve');
    await until('Eve reads it', () => eve.text.length > 0);
    (eve.doc.getXmlFragment('body').get(0) as Y.XmlElement).setAttribute('onload', 'harm');
    await until('what she added is gone again', () => here.events.some(({ kind }) => kind === 'undone'));
    await until('for everyone', () => !shown().includes('onload'));
    expect(shown()).toContain('sparkle');
  });
});

describe('what the worker holds', () => {
  test('it lets go of a document in which nobody writes any more, and takes it up again when somebody does (§O4)', async () => {
    const log = openMemoryLog();
    const update = Y.encodeStateAsUpdate(docWith('Ana’s words.'));
    await log.append([{ document: ratios, after: 0, entries: [{ author: ana, update }], owners: [] }]);
    const answer = documentAnswers({ names: null, typeDepthMax: 64 });
    const asked: string[] = [];
    const documents = new Documents({
      log,
      limits: defaultLimits,
      calls: () => ({
        ask: async (request) => {
          asked.push(request.kind);
          return answer(request) as never;
        },
        close: async () => {},
      }),
      complained: () => {},
    });
    documents.begin(ratios, 1);
    await documents.look(ratios);
    documents.end(ratios);
    documents.begin(ratios, 1); // somebody came back at once
    await documents.look(ratios);
    expect(asked).toEqual(['open']);
    documents.end(ratios);
    await documents.settled();
    documents.begin(ratios, 1);
    await documents.look(ratios);
    expect(asked).toEqual(['open', 'drop', 'open']);
  });
});

describe('what is compacted', () => {
  test('unfit content is taken back first: in a snapshot nobody could tell whose it is (§C8)', async () => {
    const here = await engine({ limits: { deepCheckMs: 60_000 } });
    const ben = comes(here, 'ben');
    ben.text.insert(0, 'Ben’s words.');
    const eve = comes(here, 'eve');
    await until('Eve reads it', () => eve.text.length > 0);
    eve.doc.getMap('fields').set('forbidden', true);
    await until('Ben has it', () => ben.doc.getMap('fields').has('forbidden'));
    await here.server.compact(ratios);
    await until('it is gone', () => !ben.doc.getMap('fields').has('forbidden'));
    expect((await here.server.derive(ratios, 'fields', null)).value).toEqual({});
    expect((await here.server.derive(ratios, 'words', null)).value).toBe('Ben’s words.');
    expect(here.events.some(({ kind }) => kind === 'failed')).toBe(false);
  });

  test('whoever comes back while it is still there is not blamed for it (§C8)', async () => {
    const log = openMemoryLog();
    const here = await engine({ log, limits: { deepCheckMs: 60_000 } });
    const ben = comes(here, 'ben');
    ben.text.insert(0, 'Ben’s words.');
    const eve = comes(here, 'eve');
    await until('Eve reads it', () => eve.text.length > 0);
    ben.provider.disconnect();
    ben.text.delete(0, 6);
    eve.doc.getMap('fields').set('forbidden', true);
    await until('it is stored', async () => (await log.readAfter(ratios, 0)).length === 2);
    ben.provider.connect();
    const authors = async () => (await log.readAfter(ratios, 0)).map(({ author }) => author);
    await until('what he did is stored', async () => (await authors()).lastIndexOf(personKey('ben')) > 0);
    expect(ben.provider.shouldConnect).toBe(true);
    await until('what is hers is taken back', () => !ben.doc.getMap('fields').has('forbidden'));
    expect((await here.server.derive(ratios, 'words', null)).value).toBe('words.');
  });

  test('nothing is deleted in it that nobody deleted: Yjs would tidy up formats by itself (§S5)', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    const written: Uint8Array[] = [];
    one.on('update', (update: Uint8Array) => written.push(update));
    one.getText('text').insert(0, 'ratios');
    for (const update of written) Y.applyUpdate(two, update);
    two.on('update', (update: Uint8Array) => written.push(update));
    one.getText('text').format(1, 3, { bold: true });
    two.getText('text').delete(1, 3);
    const answer = documentAnswers({
      names: { roots: { text: 'text' }, nodes: [], marks: ['bold'], attributes: [] },
      typeDepthMax: 9,
    });
    const entries = written.map((update) => ({ author: ana, update }));
    answer({ document: ratios, kind: 'open', snapshot: null, entries, found: 0 });
    const { update } = answer({ document: ratios, kind: 'snapshot', evenUnfit: false }) as Compacted;
    const deletions = (of: readonly Uint8Array[]) => {
      const ranges = of.flatMap((one) => [...Y.decodeUpdate(one).ds.clients.values()].flat());
      return ranges.reduce((sum, { len }) => sum + len, 0);
    };
    expect(deletions([update])).toBe(deletions(written));
  });
});
