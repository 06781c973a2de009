import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType, type Rejection } from '../client/codes.ts';
import { type Engine, RawSocket, startEngine, until } from '../testing/engine.ts';
import { stubborn } from '../testing/stubborn-log.ts';
import { fanOutHub } from './fan-out/memory.ts';
import { documentName } from './names.ts';
import { openMemoryLog } from './update-log/memory.ts';
import type { UpdateLog } from './update-log/update-log.ts';

const ratios = documentName('ratios');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

/** Two servers on one log that hear nothing of each other; the disk of the first can be held. */
async function twoServers() {
  const memory = openMemoryLog();
  const log = stubborn(memory);
  const join = fanOutHub(() => {});
  const one = await startEngine({ log, fanOut: join() });
  const two = await startEngine({ log: memory, fanOut: join() });
  undo.push(() => two.stop());
  undo.push(() => one.stop());
  return { log, one, two };
}

async function comes({ url }: Engine, person: string): Promise<RawSocket> {
  const socket = await RawSocket.open(`${url}/ratios?person=${person}&ack=1`);
  undo.push(() => socket.ws.terminate());
  await until(`${person} is in`, () => socket.frames.length > 0);
  return socket;
}

/** The text that the log holds. */
async function storedIn(log: UpdateLog): Promise<string> {
  const stored = new Y.Doc();
  for (const { update } of await log.readAfter(ratios, 0)) Y.applyUpdate(stored, update);
  return stored.getText('text').toString();
}

const reasons = (socket: RawSocket) => (socket.said(messageType.rejected) as Rejection[]).map(({ reason }) => reason);
const acknowledged = (socket: RawSocket) => socket.of(messageType.acknowledged).at(-1)?.[1] ?? 0;

test('who deletes words that were withdrawn meanwhile is asked for them, and not shown out (§N2, §C3)', async () => {
  const { log, one, two } = await twoServers();
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'a');
  const beginning = Y.encodeStateAsUpdate(doc);
  doc.getText('text').insert(1, 'b');
  const both = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  doc.getText('text').delete(1, 1);

  const page = await comes(one, 'ana');
  log.hold();
  page.write(both); // on its way to the disk
  page.sendFrame(0, 1, Y.encodeStateAsUpdate(doc, before)); // deletes some of it
  await until('both have arrived', () => one.events.some(({ kind }) => kind === 'connected'));
  const elsewhere = await comes(two, 'ana');
  elsewhere.write(beginning); // an earlier page of hers comes back, and its words come first
  await until('they are stored', async () => (await log.readAfter(ratios, 0)).length === 1);
  log.letGo();
  await until('what is missing is asked for', () => reasons(page).includes('gap'));
  page.sendFrame(0, 1, Y.encodeStateAsUpdate(doc));
  await until('all of it is stored', () => acknowledged(page) === 3);
  expect(page.closed).toBeNull();
  expect(await storedIn(log)).toBe('a');
});

test('whose words were left out because another tab had brought them is not acknowledged when those are not stored (§K1, §N2)', async () => {
  const { log, one, two } = await twoServers();
  const kept = new Y.Doc();
  kept.getText('text').insert(0, 'a');
  const beginning = Y.encodeStateAsUpdate(kept);
  kept.getText('text').insert(1, 'b');
  const both = Y.encodeStateAsUpdate(kept);
  const here = new Y.Doc();
  Y.applyUpdate(here, both);
  here.getText('text').insert(0, 'c');

  const [first, second] = [await comes(one, 'ana'), await comes(one, 'ana')];
  log.hold();
  const heard = async (socket: RawSocket) => {
    socket.send(messageType.ping);
    await until('it has been read', () => socket.of(messageType.pong).length > 0);
  };
  first.write(both); // on its way to the disk
  await heard(first);
  second.sendFrame(0, 1, Y.encodeStateAsUpdate(here, Y.encodeStateVector(kept))); // asked for what is not on its way already
  await heard(second);
  first.ws.terminate();
  const elsewhere = await comes(two, 'ana');
  elsewhere.write(beginning); // words of hers that come first: those of the first tab do not continue them
  await until('they are stored', async () => (await log.readAfter(ratios, 0)).length === 1);
  const questions = second.frames.length;
  log.letGo();
  await until('the second tab is asked for all of it', () =>
    second.frames.slice(questions).some(([type, subtype]) => type === 0 && subtype === 0),
  );
  expect(acknowledged(second)).toBe(0);
  second.sendFrame(0, 1, Y.encodeStateAsUpdate(here));
  await until('all of it is stored', () => acknowledged(second) === 2);
  expect(await storedIn(log)).toBe('cab');
});

test('who was asked while words were on their way that are not stored then, and has not answered, is asked again (§K1, §N2)', async () => {
  const { log, one, two } = await twoServers();
  const kept = new Y.Doc();
  kept.getText('text').insert(0, 'a');
  const beginning = Y.encodeStateAsUpdate(kept);
  kept.getText('text').insert(1, 'b');
  const both = Y.encodeStateAsUpdate(kept);

  const first = await comes(one, 'ana');
  log.hold();
  first.write(both); // on its way to the disk
  first.send(messageType.ping);
  await until('it has been read', () => first.of(messageType.pong).length > 0);
  const second = await comes(one, 'ana');
  const isQuestion = ([type, subtype]: Uint8Array) => type === 0 && subtype === 0;
  await until('the second tab is asked for what the first did not bring', () => second.frames.some(isQuestion));
  first.ws.terminate();
  const elsewhere = await comes(two, 'ana');
  elsewhere.write(beginning); // words of hers that come first: those of the first tab do not continue them
  await until('they are stored', async () => (await log.readAfter(ratios, 0)).length === 1);
  log.letGo();
  await until('it is asked for all of it', () => second.frames.filter(isQuestion).length === 2);
  second.sendFrame(0, 1, Uint8Array.of(0, 0)); // the answer to the first question: nothing beyond it
  second.sendFrame(0, 1, both);
  await until('all of it is stored', () => acknowledged(second) === 2);
  expect(second.of(messageType.acknowledged).map(([, count]) => count)).toEqual([2]);
  expect(await storedIn(log)).toBe('ab');
});

test('who repeats words of another’s that this server has not heard of is no forger (§N1, §C2)', async () => {
  const { log, one, two } = await twoServers();
  const ana = await comes(two, 'ana');
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'Ana’s words. ');
  ana.write(Y.encodeStateAsUpdate(doc));
  await until('they are stored', () => acknowledged(ana) === 1);
  const ben = await comes(one, 'ben'); // so this server knows her, but not what she writes next
  const before = Y.encodeStateVector(doc);
  doc.getText('text').insert(0, 'More of Ana’s words. ');
  ana.write(Y.encodeStateAsUpdate(doc, before));
  await until('that is stored as well', () => acknowledged(ana) === 2);
  const his = new Y.Doc();
  Y.applyUpdate(his, Y.encodeStateAsUpdate(doc)); // he was connected there a moment ago
  his.getText('text').insert(0, 'Ben’s words. ');
  ben.sendFrame(0, 1, Y.encodeStateAsUpdate(his));
  await until('his are stored', () => acknowledged(ben) === 1);
  expect(reasons(ben)).toEqual([]);
  const entries = await log.readAfter(ratios, 0);
  expect(entries.map(({ author }) => author)).toEqual(['ana', 'ana', 'ben']);

  const eve = await comes(one, 'eve');
  const forged = new Y.Doc();
  forged.clientID = doc.clientID;
  forged.getText('text').insert(0, 'Something else entirely, and longer than what she wrote.');
  eve.write(Y.encodeStateAsUpdate(forged));
  await until('who really forges is shown out', () => eve.closed !== null);
  expect(eve.closed?.code).toBe(4409);
});
