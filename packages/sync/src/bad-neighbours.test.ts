/** What another server left unreadable, or said badly, harms one document and no more. */

import { afterEach, expect, test } from 'vitest';
import { type Engine, RawSocket, startEngine, stockClient, until } from '../testing/engine.ts';
import { typist } from '../testing/typist.ts';
import { fanOutHub } from './fan-out/memory.ts';
import { writeNews } from './fan-out/news.ts';
import { documentName, personKey } from './names.ts';
import { openMemoryLog } from './update-log/memory.ts';
import { DocumentDamaged, type UpdateLog } from './update-log/update-log.ts';

const ratios = documentName('ratios');
const documentModule = new URL('../testing/document-module.ts', import.meta.url);
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

/** Two servers that hear nothing of each other. What the first writes in “ratios” the second cannot read. */
async function secondCannotRead({ looksAround }: { readonly looksAround: boolean }): Promise<[Engine, Engine]> {
  const log: UpdateLog = { ...openMemoryLog(), close: async () => {} };
  const spoilt: UpdateLog = {
    ...log,
    async append(batches) {
      const outcomes = await log.append(batches);
      return outcomes.map((outcome, i) => {
        const { document, after } = batches[i] as (typeof batches)[number];
        const isSpoilt = outcome.kind === 'overtaken' && document === ratios;
        return isSpoilt ? { kind: 'damaged', damage: { what: 'update', position: after + 1 } } : outcome;
      });
    },
    async missedSince(document, position) {
      if (document === ratios) throw new DocumentDamaged(document, position + 1);
      return log.missedSince(document, position);
    },
    heads: async (names) => (looksAround ? log.heads(names) : names.map(() => ({ position: 0, snapshot: 0 }))),
  };
  const join = fanOutHub(() => {});
  const one = await startEngine({ log, fanOut: join(), documentModule });
  const two = await startEngine({ log: spoilt, fanOut: join(), documentModule });
  undo.push(
    () => one.stop(),
    () => two.stop(),
  );
  return [one, two];
}

async function comesIn(engine: Engine, room: string): Promise<RawSocket> {
  const socket = await RawSocket.open(`${engine.url}/${room}?person=ben&ack=1`);
  undo.push(() => socket.ws.terminate());
  await until('he is in', () => socket.of(66).length > 0);
  return socket;
}

function types(engine: Engine, name: string, room: string) {
  const person = typist(engine.url, name, room);
  undo.push(() => person.leave());
  person.type();
  return person;
}

test('words of another server that cannot be read freeze their document where it stands, and no other (§L5, §R5)', async () => {
  const [one, two] = await secondCannotRead({ looksAround: true });
  const ben = await comesIn(two, 'ratios');
  const ana = types(one, 'ana', 'ratios');
  await until('her words are saved', () => ana.saves.state.kind === 'saved');
  await until('Ben is told that he may only read', () => ben.of(66).length === 2);
  expect(two.events).toContainEqual({ kind: 'damaged', document: ratios, position: 0 });
  expect(ben.of(67).length).toBe(1);
  expect(ben.closed).toBeNull();
  const cleo = types(two, 'cleo', 'fractions');
  await until('elsewhere words are saved as ever', () => cleo.saves.state.kind === 'saved');
  await comesIn(two, 'ratios'); // and whoever comes later is let in, to read
  await expect(two.server.edit(ratios, 'append', 'x', personKey('o'))).rejects.toThrow('damaged');
});

test('a server that meets them only when it writes stores nothing behind them, and goes on elsewhere (§L5)', async () => {
  const [one, two] = await secondCannotRead({ looksAround: false });
  const ben = types(two, 'ben', 'fractions');
  const reader = await comesIn(two, 'ratios');
  const dan = stockClient(two.url, 'ratios', { person: 'dan' });
  undo.push(() => dan.leave());
  await until('he is in', () => dan.provider.synced);
  const ana = types(one, 'ana', 'ratios');
  await until('her words are saved', () => ana.saves.state.kind === 'saved');
  dan.text.insert(0, 'behind what nobody can read');
  await until('the others there are told that nobody may write', () => reader.of(66).length === 2);
  ben.type();
  await until('elsewhere words are saved as ever', () => ben.saves.state.kind === 'saved');
  expect(ana.words()).not.toContain('behind');
});

test('nonsense from another server changes nothing: words on their way are still stored and shown (§N1)', async () => {
  const log: UpdateLog = { ...openMemoryLog(), close: async () => {} };
  const join = fanOutHub();
  const engine = await startEngine({ log, fanOut: join() }, true);
  const neighbour = join();
  undo.push(() => engine.stop());
  const ana = typist(engine.url, 'ana');
  const ben = typist(engine.url, 'ben');
  undo.push(
    () => ana.leave(),
    () => ben.leave(),
  );
  await until('both are in', () => [ana, ben].every(({ saves }) => saves.state.kind === 'saved'));
  for (let word = 0; word < 50; word++) {
    ana.type();
    const position = (await log.heads([ratios]))[0]?.position ?? 0;
    const update = Uint8Array.of(1, 200, 13, 7);
    neighbour.publish(
      ratios,
      writeNews({ kind: 'updates', after: position, position: position + 1, update, owners: [] }),
    );
    neighbour.publish(ratios, Uint8Array.of(word, 255, 255));
  }
  await until('all is saved and shown', () => ana.saves.state.kind === 'saved' && ben.words() === ana.words());
  expect(ana.words()).toBe(ana.typed.join(''));
  expect(engine.events).toContainEqual(expect.objectContaining({ kind: 'failed', what: 'hearing another server' }));
});
