import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType } from '../client/codes.ts';
import { type Engine, RawSocket, type StockClient, startEngine, stockClient, until } from '../testing/engine.ts';
import { dice } from '../testing/histories.ts';
import { contentHash } from './document-worker/content-hash.ts';
import { documentName } from './names.ts';
import type { SyncServerOptions } from './server.ts';
import { openMemoryLog } from './update-log/memory.ts';

const clients: StockClient[] = [];
const engines: Engine[] = [];

async function engine(options: Partial<SyncServerOptions> = {}): Promise<Engine> {
  const started = await startEngine(options);
  engines.push(started);
  return started;
}

function comes({ url }: Engine, person: string, room = 'ratios', params: Record<string, string> = {}): StockClient {
  const client = stockClient(url, room, { person, ...params });
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  for (const started of engines.splice(0)) await started.stop();
});

const sameWords = (...all: StockClient[]) => new Set(all.map(({ doc }) => contentHash(doc))).size === 1;

describe('stock y-websocket clients', () => {
  test('two of them see each other’s words, both ways (§S1)', async () => {
    const here = await engine();
    const ana = comes(here, 'ana');
    const ben = comes(here, 'ben');
    ana.text.insert(0, 'Start with a tape diagram. ');
    await until('Ben reads Ana', () => ben.text.toString().includes('tape diagram'));
    ben.text.insert(0, 'Check for unit rates. ');
    await until('Ana reads Ben', () => ana.text.toString().includes('unit rates'));
    expect(ana.text.toString()).toBe(ben.text.toString());
  });

  test('whoever comes later reads everything, and is told it is all (§S4)', async () => {
    const here = await engine();
    const ana = comes(here, 'ana');
    ana.text.insert(0, 'ratios');
    ana.doc.getMap('fields').set('minutes', 45);
    ana.text.delete(0, 1);
    await until('it is stored', () => here.events.some(({ kind }) => kind === 'appended'));
    const ben = comes(here, 'ben');
    await until('Ben is synced', () => ben.provider.synced);
    await until('both read the same', () => sameWords(ana, ben));
    expect(ben.text.toString()).toBe('atios');
  });

  test('who comes back after a compaction is not sent what it left out, though somebody with the same words was before (§S5, §S6)', async () => {
    const here = await engine();
    const doc = new Y.Doc();
    const text = doc.getText('text');
    text.insert(0, 'ratios ');
    const known = Y.encodeStateVector(doc);
    text.insert(7, 'a secret');
    const ana = await RawSocket.open(`${here.url}/ratios?person=ana&ack=1`);
    const stored = (frames: number) =>
      until('it is stored', () => ana.of(messageType.acknowledged).at(-1)?.[1] === frames);
    ana.write(Y.encodeStateAsUpdate(doc));
    await stored(1);
    const isTold = async (person: string): Promise<boolean> => {
      const socket = await RawSocket.open(`${here.url}/ratios?person=${person}`);
      socket.sendFrame(0, 0, known);
      await until('the answer is there', () => socket.of(0).some(([, subtype]) => subtype === 1));
      socket.ws.terminate();
      return Buffer.concat(socket.frames).includes('secret');
    };
    expect(await isTold('ben')).toBe(true);
    const before = Y.encodeStateVector(doc);
    text.delete(7, 8);
    ana.write(Y.encodeStateAsUpdate(doc, before));
    await stored(2);
    await here.server.compact(documentName('ratios'));
    expect(await isTold('cleo')).toBe(false);
    ana.ws.terminate();
  });

  test('words of five people typing at once all arrive everywhere', async () => {
    const here = await engine();
    const people = ['ana', 'ben', 'cleo', 'dan', 'eva'].map((person) => comes(here, person));
    await until('all are synced', () => people.every(({ provider }) => provider.synced));
    for (let round = 0; round < 40; round++) {
      people.forEach(({ text }, i) => {
        text.insert((round * 7 * (i + 1)) % (text.length + 1), `⟦${i}·${round}⟧`);
      });
      if (round % 10 === 0) await until('words move', () => people.every(({ text }) => text.length > round * 20));
    }
    await until(
      'everyone has everything',
      () => people.every(({ text }) => text.length === (people[0] as StockClient).text.length) && sameWords(...people),
    );
    for (let i = 0; i < 5; i++) expect(people[0]?.text.toString()).toContain(`${i}·39`);
  });

  test('words written while the server was away arrive when it is back, once (§C4)', async () => {
    const log = openMemoryLog();
    const kept = { ...log, close: async () => {} };
    const first = await engine({ log: kept });
    const ana = comes(first, 'ana');
    ana.text.insert(0, 'before ');
    await until('it is stored', () => first.events.some(({ kind }) => kind === 'appended'));
    await first.stop();
    engines.splice(0);
    ana.text.insert(7, 'meanwhile ');
    const second = await engine({ log: kept });
    ana.provider.serverUrl = second.url;
    const ben = comes(second, 'ben');
    await until('Ben reads both', () => ben.text.toString() === 'before meanwhile ');
    ben.text.insert(0, 'and ');
    await until('Ana goes on', () => ana.text.toString() === 'and before meanwhile ');
  });

  test('a reconnecting client gets only what it lacks, deletions included (§S5)', async () => {
    const here = await engine();
    const ana = comes(here, 'ana');
    const ben = comes(here, 'ben');
    ana.text.insert(0, 'one two three');
    await until('Ben reads it', () => ben.text.length === 13);
    ben.provider.disconnect();
    ana.text.delete(0, 4);
    ana.text.insert(9, '!');
    await until('it is stored', () => here.events.filter(({ kind }) => kind === 'appended').length >= 2);
    ben.provider.connect();
    await until('Ben is up to date', () => ben.text.toString() === 'two three!');
  });

  test('a document’s words stay out of another (§L5)', async () => {
    const here = await engine();
    const ana = comes(here, 'ana', 'ratios');
    const ben = comes(here, 'ben', 'fractions');
    const cleo = comes(here, 'cleo', 'ratios');
    ana.text.insert(0, 'for ratios only');
    await until('Cleo reads it', () => cleo.text.length > 0);
    await until('Ben is synced', () => ben.provider.synced);
    expect(ben.text.toString()).toBe('');
  });
});

describe('the server itself', () => {
  test('does not send an author its own words alone again (§S3)', async () => {
    const here = await engine();
    const ana = await RawSocket.open(`${here.url}/ratios?person=ana`);
    const ben = comes(here, 'ben');
    await until('Ben is synced', () => ben.provider.synced);
    ana.sendFrame(0, 0, Uint8Array.of(0)); // she asks for everything, and is live from then on
    await until('Ana is live', () => ana.of(0).some((frame) => frame[1] === 1));
    const words = new Y.Doc();
    words.getText('text').insert(0, 'hers');
    ana.write(Y.encodeStateAsUpdate(words));
    await until('Ben reads them', () => ben.text.toString() === 'hers');
    ben.text.insert(4, ' and his');
    await until('Ana reads his', () => Buffer.concat(ana.frames).includes(' and his'));
    expect(Buffer.concat(ana.frames).includes('hers')).toBe(false);
    ana.ws.terminate();
  });

  test('seeds a document once, with fifty openers at the same moment (§O2)', async () => {
    const here = await engine();
    const seed = new Y.Doc();
    seed.clientID = 0;
    seed.getText('text').insert(0, 'Unit title');
    const update = Y.encodeStateAsUpdate(seed);
    const ratios = documentName('ratios');
    const openers = Array.from({ length: 50 }, (_, i) => comes(here, `person ${i}`));
    await Promise.all(openers.map(() => here.server.seed(ratios, update)));
    await here.server.seed(ratios, update);
    await until('all have it', () => openers.every(({ text }) => text.toString() === 'Unit title'));
  });

  test('loses nothing when people come and go while the room opens and closes under them (§O1)', async () => {
    const here = await engine({
      limits: { idleMs: 1, compactAfterUpdates: 5, quietMs: 1, connectsPerPersonBurst: 1_000 },
    });
    const roll = dice(10);
    const of = (room: string, kind: string) =>
      here.events.filter((event) => event.kind === kind && 'document' in event && event.document === room).length;
    await Promise.all(
      ['ratios', 'fractions', 'decimals'].map(async (room) => {
        const typed: string[] = [];
        for (let visit = 0; visit < 25; visit++) {
          const client = stockClient(here.url, room, { person: 'ana' });
          await until('the visitor is synced', () => client.provider.synced);
          typed.push(`visit ${visit}`);
          client.text.insert(roll(client.text.length + 1), 'words');
          client.text.delete(roll(client.text.length), 1);
          client.doc.getMap('visits').set(`visit ${visit}`, true);
          const other = stockClient(here.url, room, { person: 'ben' });
          await until('somebody has read it', () => other.doc.getMap('visits').has(`visit ${visit}`));
          other.leave();
          client.leave();
          // The room starts to close a moment after its last visitor; the next one comes in that moment.
          await until('both are gone', () => of(room, 'closed') === of(room, 'connected'));
        }
        const last = comes(here, 'last', room);
        await until('the last has every visit', () => typed.every((visit) => last.doc.getMap('visits').has(visit)));
      }),
    );
    expect(here.events.filter(({ kind }) => kind === 'roomOpened').length).toBeGreaterThan(10);
  }, 30_000);

  test('closes a room that nobody is in, and opens it again for who comes in between (§O4)', async () => {
    const here = await engine({ limits: { idleMs: 20 } });
    const ana = comes(here, 'ana');
    ana.text.insert(0, 'kept');
    await until('it is stored', () => here.events.some(({ kind }) => kind === 'appended'));
    ana.provider.disconnect();
    await until('the room is closed', () => here.events.some(({ kind }) => kind === 'roomClosed'));
    const ben = comes(here, 'ben');
    await until('Ben reads it', () => ben.text.toString() === 'kept');
    expect(here.events.filter(({ kind }) => kind === 'roomOpened')).toHaveLength(2);
  });
});
