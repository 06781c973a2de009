import { afterEach, expect, test } from 'vitest';
import { attachAcknowledgements } from '../client/acknowledgements.ts';
import { messageType } from '../client/codes.ts';
import { type Engine, RawSocket, type StockClient, startEngine, stockClient, until } from '../testing/engine.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { fanOutHub } from './fan-out/memory.ts';
import { documentName } from './names.ts';
import { openMemoryLog } from './update-log/memory.ts';
import { type UpdateLog, UpdatesNotLogged } from './update-log/update-log.ts';

const ratios = documentName('ratios');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

function comes({ url }: Engine, person: string): StockClient {
  const client = stockClient(url, 'ratios', { person });
  undo.push(() => client.leave());
  return client;
}

async function engineOn(log: UpdateLog, fanOut?: FanOut): Promise<Engine> {
  const engine = await startEngine(fanOut === undefined ? { log } : { log, fanOut });
  undo.push(() => engine.stop());
  return engine;
}

test('an append whose answer was lost is asked for again, and its words are there once (§L4)', async () => {
  const memory = openMemoryLog();
  let appends = 0;
  const here = await engineOn({
    ...memory,
    async append(batches) {
      const outcome = await memory.append(batches);
      if (appends++ % 2 === 0) throw new UpdatesNotLogged(new Error('the connection broke after COMMIT'));
      return outcome;
    },
  });
  const ana = comes(here, 'ana');
  const ben = comes(here, 'ben');
  const word = (i: number) => `word ${i}. `;
  for (let i = 0; i < 12; i++) {
    ana.text.insert(ana.text.length, word(i));
    await until('Ben reads it', () => ben.text.toString().endsWith(word(i)));
  }
  const everything = Array.from({ length: 12 }, (_, i) => word(i)).join('');
  expect(ana.text.toString()).toBe(everything);
  const fresh = comes(here, 'cleo');
  await until('Cleo reads it all', () => fresh.text.toString() === everything);
  await until('nothing waits any more', () => here.events.at(-1)?.kind !== 'notSaving');
});

test('a damaged document is read and not written (§R5)', async () => {
  const memory = openMemoryLog();
  const before = await startEngine({ log: { ...memory, close: async () => {} } });
  const client = stockClient(before.url, 'ratios', { person: 'ana' });
  client.text.insert(0, 'the last good words');
  await until('they are stored', async () => (await memory.open(ratios)).position > 0);
  client.leave();
  await before.stop();

  const here = await engineOn({
    ...memory,
    open: async (document) => ({ ...(await memory.open(document)), damage: { what: 'update', position: 2 } }),
  });
  const ben = comes(here, 'ben');
  await until('Ben reads', () => ben.text.toString() === 'the last good words');
  ben.text.insert(0, 'more ');
  const cleo = await RawSocket.open(`${here.url}/ratios?person=cleo&ack=1`);
  undo.push(() => cleo.ws.terminate());
  await until('Cleo is told', () => cleo.of(messageType.notice).length > 0);
  expect([cleo.said(messageType.role), cleo.said(messageType.notice)]).toEqual([['read'], ['damaged']]);
  const page = stockClient(here.url, 'ratios', { person: 'dan', ack: '1' });
  const saves = attachAcknowledgements(page.provider, page.doc);
  undo.push(
    () => saves.destroy(),
    () => page.leave(),
  );
  await until('Dan’s page knows', () => saves.state.kind === 'damaged');
  expect(saves.state).toEqual({ kind: 'damaged', unsent: false });
  page.text.insert(0, 'not to be saved ');
  expect(saves.state).toEqual({ kind: 'damaged', unsent: true });
  expect(here.events.find(({ kind }) => kind === 'damaged')).toMatchObject({ document: 'ratios', position: 1 });
  await until('Ben’s words were dropped', () => here.events.some(({ kind }) => kind === 'dropped'));
  await expect(here.server.seed(ratios, Uint8Array.of(0, 0))).resolves.toBeUndefined();
  await expect(here.server.edit(ratios, 'unknown', null, 'ana' as never)).rejects.toThrow();
  expect((await memory.open(ratios)).position).toBe(1);
});

test('a server neither hears nor asks about a document that it has not open (§N3)', async () => {
  const memory = openMemoryLog();
  const asked: string[] = [];
  const log: UpdateLog = { ...memory, close: async () => {} };
  const watched: UpdateLog = {
    ...log,
    async heads(documents) {
      asked.push(...documents);
      return log.heads(documents);
    },
    async open(document) {
      asked.push(document);
      return log.open(document);
    },
  };
  const join = fanOutHub();
  const heard: string[] = [];
  const idle = join();
  const listening: FanOut = {
    ...idle,
    subscribe: (channel, hear) =>
      idle.subscribe(channel, (message) => {
        heard.push(channel);
        hear(message);
      }),
  };
  const one = await engineOn(log, join());
  await engineOn(watched, listening);
  const ana = comes(one, 'ana');
  const ben = comes(one, 'ben');
  for (let i = 0; i < 50; i++) {
    ana.text.insert(0, 'x');
    await until('Ben reads it', () => ben.text.length === i + 1);
  }
  expect([heard, asked]).toEqual([[], []]);
});
