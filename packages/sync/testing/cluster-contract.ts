/**
 * What several servers on one log must do, whatever the log and the news travel by: the stories of people who
 * write together and are connected to different ones.
 */

import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '../src/document-worker/content-hash.ts';
import type { FanOut } from '../src/fan-out/fan-out.ts';
import type { Carry } from '../src/fan-out/memory.ts';
import { documentName, personKey } from '../src/names.ts';
import type { UpdateLog } from '../src/update-log/update-log.ts';
import { type Engine, RawSocket, type StockClient, startEngine, stockClient, until } from './engine.ts';
import { dice } from './histories.ts';

const ratios = documentName('ratios');
const documentModule = new URL('./document-module.ts', import.meta.url);

/** What one server is put on. It closes both. */
export interface Ground {
  readonly log: UpdateLog;
  readonly fanOut: FanOut;
}

/**
 * Declares the suite. `openGround` answers, each time, how another server joins the same new, empty ground, on
 * which each message travels as `carry` says.
 */
export function clusterContract(openGround: (carry?: Carry) => Promise<() => Promise<Ground>>): void {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const act of undo.splice(0).reverse()) await act();
  });

  async function servers(count: number, carry?: Carry): Promise<Engine[]> {
    const join = await openGround(carry);
    const engines: Engine[] = [];
    for (let i = 0; i < count; i++) {
      const engine = await startEngine({ ...(await join()), documentModule });
      undo.push(() => engine.stop());
      engines.push(engine);
    }
    return engines;
  }

  function comes(to: Engine | undefined, person: string): StockClient {
    const client = stockClient((to as Engine).url, 'ratios', { person });
    undo.push(() => client.leave());
    return client;
  }

  const sameWords = (...all: StockClient[]) => new Set(all.map(({ doc }) => contentHash(doc))).size === 1;
  const never: Carry = () => {};
  const roll = dice(11);
  const oftenNot: Carry = (deliver) => {
    if (roll(3) === 0) deliver();
  };
  const late: Carry = (deliver) => void setTimeout(deliver, roll(30));
  test.each([
    ['every message arrives', undefined],
    ['two of three messages are lost', oftenNot],
    ['messages come late and out of order', late],
    ['no message ever arrives', never],
  ])('six people type at once, three on each, and all read the same: %s (§N1)', async (_, carry) => {
    const [one, two] = await servers(2, carry);
    const people = ['ana', 'ben', 'cleo', 'dan', 'eva', 'fay'].map((person, i) => comes(i % 2 ? one : two, person));
    await until('all are synced', () => people.every(({ provider }) => provider.synced));
    for (let round = 0; round < 40; round++) {
      for (const { text, doc } of people) {
        const at = roll(text.length + 1);
        text.insert(at, `${doc.clientID}·${round} `);
        if (roll(4) === 0 && text.length > 20) text.delete(roll(text.length - 5), 3);
        doc.getMap('fields').set(`row ${roll(9)}`, round);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until('all read the same', () => sameWords(...people));
    const fresh = comes(one, 'gus');
    await until('so does whoever comes later', () => fresh.provider.synced && sameWords(fresh, ...people));
  });

  test('somebody who changes servers in mid-sentence loses and doubles nothing (§N2)', async () => {
    const [one, two] = await servers(2, never);
    const ana = new Y.Doc();
    let expected = '';
    for (let stretch = 0; stretch < 6; stretch++) {
      const client = stockClient((stretch % 2 ? one : two)?.url as string, 'ratios', { person: 'ana' }, ana);
      for (let word = 0; word < 20; word++) {
        const text = `${stretch}·${word} `;
        ana.getText('text').insert(ana.getText('text').length, text);
        expected += text;
        if (word === 10) await until('she is synced', () => client.provider.synced);
      }
      client.provider.destroy();
    }
    const last = comes(one, 'ana2');
    const back = stockClient(two?.url as string, 'ratios', { person: 'ana' }, ana);
    undo.push(() => back.leave());
    await until('everything is there once', () => last.text.toString() === expected);
  });

  test('everyone sees who is on the other server, and that they have left (§P4)', async () => {
    const [one, two] = await servers(2);
    const ana = comes(one, 'ana');
    ana.provider.awareness.setLocalStateField('cursor', { at: 3 });
    const ben = comes(two, 'ben');
    ben.provider.awareness.setLocalStateField('cursor', { at: 5 });
    const sees = (who: StockClient, whom: StockClient) => who.provider.awareness.getStates().get(whom.doc.clientID);
    await until('Ben sees Ana', () => sees(ben, ana)?.cursor.at === 3);
    await until('Ana sees Ben', () => sees(ana, ben)?.cursor.at === 5);
    expect(sees(ana, ben)?.user).toEqual({ name: 'BEN' });
    ben.leave();
    await until('Ana sees that he has left', () => sees(ana, ben) === undefined);
  });

  test('a client id of somebody on one server is nobody else’s on the other (§L6)', async () => {
    const [one, two] = await servers(2, never);
    const ana = comes(one, 'ana');
    ana.text.insert(0, 'Mine.');
    const ben = comes(two, 'ben');
    await until('Ben reads it', () => ben.text.toString() === 'Mine.');
    const eve = await RawSocket.open(`${two?.url}/ratios?person=eve&ack=1`);
    undo.push(() => eve.ws.terminate());
    const forged = new Y.Doc();
    forged.clientID = ana.doc.clientID;
    forged.getText('text').insert(0, 'Forged.');
    eve.write(Y.encodeStateAsUpdate(forged));
    await until('Eve is shown out', () => eve.closed !== null);
    expect(eve.closed?.code).toBe(4409);
    expect(ben.text.toString()).toBe('Mine.');
  });

  test('rights that one server takes away are gone on the other (§R2)', async () => {
    const [one, two] = await servers(2);
    const ana = await RawSocket.open(`${two?.url}/ratios?person=ana&ack=1`);
    undo.push(() => ana.ws.terminate());
    await until('she is in', () => ana.frames.length > 0);
    one?.server.setAccess(ratios, personKey('ana'), null);
    await until('she is out', () => ana.closed?.code === 4403);
  });

  test('two servers that seed one document at once seed it once (§O2)', async () => {
    const all = await servers(4);
    const template = new Y.Doc();
    template.clientID = 0;
    template.getText('text').insert(0, 'Unit title');
    const seed = Y.encodeStateAsUpdate(template);
    await Promise.all(all.map(({ server }) => server.seed(ratios, seed)));
    const ana = comes(all[3], 'ana');
    await until('she is synced', () => ana.provider.synced);
    expect(ana.text.toString()).toBe('Unit title');
  });

  test('edits of two servers while people type all stay', async () => {
    const [one, two] = await servers(2);
    const ana = comes(one, 'ana');
    await until('she is synced', () => ana.provider.synced);
    const edits = [];
    for (let i = 0; i < 10; i++) {
      ana.text.insert(0, `a${i} `);
      edits.push(one?.server.edit(ratios, 'append', `one${i} `, personKey('o')));
      edits.push(two?.server.edit(ratios, 'append', `two${i} `, personKey('t')));
    }
    await Promise.all(edits);
    const words = () => ana.text.toString();
    const all = Array.from({ length: 10 }, (_, i) => [`a${i} `, `one${i} `, `two${i} `]).flat();
    await until('all of it is there', () => all.every((word) => words().split(word).length === 2));
  });

  test('what was deleted before a compaction on one server is sent to nobody new on the other (§S6)', async () => {
    const [one, two] = await servers(2, never);
    const ana = comes(two, 'ana');
    ana.text.insert(0, 'a secret and a ratio');
    ana.text.delete(0, 13);
    await until('it is stored', async () => (await one?.server.derive(ratios, 'words', null))?.value === 'a ratio');
    await one?.server.compact(ratios);
    const eve = await RawSocket.open(`${two?.url}/ratios?person=eve`);
    undo.push(() => eve.ws.terminate());
    await until('she is in', () => eve.frames.length > 0);
    eve.sendFrame(0, 0, Uint8Array.of(0));
    await until('she has the words', () => Buffer.concat(eve.frames).includes('ratio'));
    expect(Buffer.concat(eve.frames).includes('secret')).toBe(false);
  });
}
