import { afterEach, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { defaultLimits } from '../src/limits.ts';
import { documentName, personKey } from '../src/names.ts';
import type { SyncServerOptions } from '../src/server.ts';
import { openMemoryLog } from '../src/update-log/memory.ts';
import { type Engine, startEngine, stockClient, until } from '../testing/engine.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { cableTo } from '../testing/proxy.ts';
import { stubborn } from '../testing/stubborn-log.ts';
import { type AcknowledgementOptions, attachAcknowledgements, type SaveState } from './acknowledgements.ts';
import type { Rejection } from './codes.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function engine(options: Partial<SyncServerOptions> = {}): Promise<Engine> {
  const started = await startEngine(options);
  undo.push(() => started.stop());
  return started;
}

function page(url: string, person: string, doc = new Y.Doc(), options: AcknowledgementOptions = {}, more = {}) {
  const params = { person, ack: '1', ...more };
  const provider = new WebsocketProvider(url, 'ratios', doc, { params, disableBc: true, maxBackoffTime: 100 });
  const states: SaveState[] = [];
  const saves = attachAcknowledgements(provider, doc, {
    ...options,
    onState(state) {
      states.push(state);
      options.onState?.(state);
    },
  });
  undo.push(() => {
    saves.destroy();
    provider.awareness.destroy();
    provider.destroy();
  });
  return { doc, provider, saves, states, text: doc.getText('text') };
}

function reader(url: string) {
  const client = stockClient(url, 'ratios', { person: 'reader' });
  undo.push(() => client.leave());
  return client;
}

test('Saved means on the disk: it is not said while the disk is still busy (§K3, §L2)', async () => {
  const log = stubborn(openMemoryLog());
  const here = await engine({ log });
  const { text, saves, states } = page(here.url, 'ana');
  await until('the empty page is saved', () => saves.state.kind === 'saved');
  log.hold();
  text.insert(0, 'words');
  expect(saves.state.kind).toBe('saving');
  expect(saves.unsent).toBe(true);
  const before = states.length;
  await until(
    'the server has been asked twice whether it lives',
    () => here.server !== null && states.length === before,
  );
  expect(saves.state.kind).toBe('saving');
  log.letGo();
  await until('it is saved', () => saves.state.kind === 'saved');
  expect(saves.unsent).toBe(false);
});

test('what is typed offline is not saved until the next connection has brought it (§K3)', async () => {
  const here = await engine();
  const { text, saves, provider } = page(here.url, 'ana');
  await until('it is connected', () => saves.state.kind === 'saved');
  provider.disconnect();
  text.insert(0, 'on the bus');
  expect(saves.state).toEqual({ kind: 'offline', unsent: true });
  provider.connect();
  await until('it is saved', () => saves.state.kind === 'saved');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.toString() === 'on the bus');
});

test('what was deleted offline is gone everywhere once it is saved, and nothing that was there comes twice', async () => {
  const here = await engine();
  const { text, saves, provider } = page(here.url, 'ana');
  text.insert(0, 'a long sentence with a mistake in it');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.length > 0);
  for (let visit = 0; visit < 3; visit++) {
    provider.disconnect();
    text.delete(2, 3);
    text.insert(0, '!');
    provider.connect();
    await until('it is saved', () => saves.state.kind === 'saved');
    await until('Ben reads the same', () => ben.text.toString() === text.toString());
  }
  provider.disconnect();
  provider.connect();
  await until('nothing new is saved as well', () => saves.state.kind === 'saved');
});

test('changes that this device kept from an earlier visit are saved only when the server has them', async () => {
  const earlier = new Y.Doc();
  earlier.getText('text').insert(0, 'written yesterday');
  const log = stubborn(openMemoryLog());
  const here = await engine({ log });
  log.hold();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(earlier), 'copy');
  const { saves, provider } = page(here.url, 'ana', doc, { loadedBy: ['copy'] });
  await until('it is synced', () => provider.synced);
  expect(saves.state.kind).toBe('saving');
  log.letGo();
  await until('it is saved', () => saves.state.kind === 'saved');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.toString() === 'written yesterday');
});

test('typing in the very moment of connecting, before the server could ask, loses nothing', async () => {
  const here = await engine();
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'kept ');
  const { saves, provider, text } = page(here.url, 'ana', doc);
  provider.on('status', ({ status }) => {
    if (status === 'connected') for (const letter of 'and more') text.insert(text.length, letter);
  });
  await until('it is saved', () => saves.state.kind === 'saved');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.toString() === 'kept and more');
});

test('words that come out of this device’s copy after the connection are counted as well', async () => {
  const earlier = new Y.Doc();
  earlier.getText('text').insert(0, 'slow disk');
  const here = await engine();
  const { saves, doc } = page(here.url, 'ana', new Y.Doc(), { loadedBy: ['copy'] });
  await until('it is connected', () => saves.state.kind === 'saved');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(earlier), 'copy');
  expect(saves.state.kind).toBe('saving');
  await until('it is saved', () => saves.state.kind === 'saved');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.toString() === 'slow disk');
});

test('a change that is too large is refused with its figures, once, and the page says so (§C9)', async () => {
  const here = await engine();
  const rejections: Rejection[] = [];
  const { saves, text } = page(here.url, 'ana', new Y.Doc(), { onRejected: (rejection) => rejections.push(rejection) });
  await until('it is connected', () => saves.state.kind === 'saved');
  text.insert(0, 'x'.repeat(1_100_000));
  await until('it ended', () => saves.state.kind === 'notSaved');
  expect(saves.state).toEqual({ kind: 'notSaved', why: 'closed', code: 4413, reason: 'too-large' });
  expect(rejections).toMatchObject([{ seq: 2, code: 4413, reason: 'too-large', limit: 1_048_576 }]);
  expect(saves.unsent).toBe(true);
  expect(here.events.filter(({ kind }) => kind === 'connected')).toHaveLength(1);
});

test('a change that no frame can hold does not make the page try for ever (§C9)', async () => {
  const here = await engine({ limits: { frameBytesMax: 10_000 } });
  const { saves, text } = page(here.url, 'ana');
  await until('it is connected', () => saves.state.kind === 'saved');
  text.insert(0, 'x'.repeat(20_000));
  await until('it ended', () => saves.state.kind === 'notSaved');
  expect(saves.state).toMatchObject({ why: 'closed', code: 1009 });
  expect(here.events.filter(({ kind }) => kind === 'connected')).toHaveLength(1);
});

test('whoever may only read from now on is told, and what they type is not called saved', async () => {
  const here = await engine();
  const roles: string[] = [];
  const { saves, text } = page(here.url, 'ana', new Y.Doc(), { onRole: (role) => roles.push(role) });
  await until('it is connected', () => saves.state.kind === 'saved');
  here.server.setAccess(documentName('ratios'), personKey('ana'), 'read');
  await until('Ana is told', () => roles.at(-1) === 'read');
  text.insert(0, 'too late');
  expect(saves.state).toEqual({ kind: 'notSaved', why: 'readOnly' });
  here.server.setAccess(documentName('ratios'), personKey('ana'), 'edit');
  await until('it is saved after all', () => saves.state.kind === 'saved');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.toString() === 'too late');
});

test('whoever loses access is told for good, and still holds the words', async () => {
  const here = await engine();
  const closed: number[] = [];
  const { saves, text } = page(here.url, 'ana', new Y.Doc(), { onClosed: (code) => closed.push(code) });
  await until('it is connected', () => saves.state.kind === 'saved');
  here.server.setAccess(documentName('ratios'), personKey('ana'), null);
  text.insert(0, 'unsent');
  await until('it ended', () => closed.length > 0);
  expect(closed).toEqual([4403]);
  expect(saves.unsent).toBe(true);
  const ben = reader(here.url);
  await until('Ben is synced', () => ben.provider.synced);
  expect(ben.text.toString()).toBe('');
});

test('while the disk refuses, open pages are told at once; afterwards everything is saved (§K4)', async () => {
  // On the server no time passes until they are told: it tells at the first failure, and waits for nothing.
  const clock = manualClock();
  const log = stubborn(openMemoryLog());
  const here = await engine({ log, clock });
  const ana = page(here.url, 'ana');
  const ben = page(here.url, 'ben');
  await until('both are connected', () => [ana, ben].every(({ saves }) => saves.state.kind === 'saved'));
  log.refuse(true);
  ana.text.insert(0, 'held back');
  await until('both are told', () => [ana, ben].every(({ saves }) => saves.state.kind === 'notSaved'));
  expect(ana.saves.state).toEqual({ kind: 'notSaved', why: 'server' });
  expect(ben.text.toString()).toBe('');
  const cleo = page(here.url, 'cleo');
  await until('whoever comes meanwhile is told', () => cleo.saves.state.kind === 'notSaved');
  log.refuse(false);
  clock.turn(defaultLimits.retryMs);
  await until('all are saved', () => [ana, ben, cleo].every(({ saves }) => saves.state.kind === 'saved'));
  await until('Ben reads it', () => ben.text.toString() === 'held back');
});

test('a link that died silently is noticed and replaced, and nothing typed meanwhile is lost (§K5)', async () => {
  const here = await engine();
  const cable = await cableTo(here.url);
  undo.push(() => cable.remove());
  const timing = { pingMs: 20, doubtMs: 60, probeMs: 60 };
  const { saves, states, text } = page(cable.url, 'ana', new Y.Doc(), { timing });
  await until('it is connected', () => saves.state.kind === 'saved');
  cable.unplug();
  text.insert(0, 'into the void');
  await until('the link is given up', () => states.some(({ kind }) => kind === 'offline'));
  expect(saves.unsent).toBe(true);
  cable.plugIn();
  await until('it is saved', () => saves.state.kind === 'saved');
  const ben = reader(here.url);
  await until('Ben reads it', () => ben.text.toString() === 'into the void');
});

test('what the application tells arrives, and a stock client hears nothing of it', async () => {
  const here = await engine();
  const told: string[] = [];
  const { saves } = page(here.url, 'ana', new Y.Doc(), {
    onTell: (bytes) => told.push(new TextDecoder().decode(bytes)),
  });
  const ben = reader(here.url);
  await until('both are there', () => saves.state.kind === 'saved' && ben.provider.synced);
  here.server.tell(documentName('ratios'), new TextEncoder().encode('a comment'));
  here.server.tell(documentName('fractions'), new TextEncoder().encode('not for us'));
  await until('Ana hears it', () => told.length > 0);
  expect(told).toEqual(['a comment']);
});

test('words of an earlier visit that a reader’s device holds are not called saved (§K3)', async () => {
  const here = await engine();
  const before = new Y.Doc();
  before.getText('text').insert(0, 'typed offline, before the right was gone');
  const visit = (unsentBefore: boolean) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before), 'copy');
    return page(here.url, 'ana', doc, { loadedBy: ['copy'], unsentBefore: () => unsentBefore }, { access: 'read' });
  };
  const { saves, states } = visit(true);
  await until('she is told', () => saves.state.kind === 'notSaved');
  expect(saves.state).toEqual({ kind: 'notSaved', why: 'readOnly' });
  expect(states.some(({ kind }) => kind === 'saved')).toBe(false);
  expect(saves.unsent).toBe(true);
  const other = visit(false);
  await until('a copy that was acknowledged is saved', () => other.saves.state.kind === 'saved');
});

test('words of an earlier visit that this device brings late are not called saved when the right to write has gone (§K3)', async () => {
  const log = stubborn(openMemoryLog());
  const here = await engine({ log });
  const { doc, saves, states } = page(here.url, 'ana', new Y.Doc(), { loadedBy: ['copy'], unsentBefore: () => true });
  await until('the empty page is saved', () => saves.state.kind === 'saved');
  const before = new Y.Doc();
  before.getText('text').insert(0, 'typed offline');
  log.hold();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before), 'copy');
  const sofar = states.length;
  here.server.setAccess(documentName('ratios'), personKey('ana'), 'read');
  await until('she is told', () => saves.state.kind === 'notSaved');
  log.letGo();
  expect(saves.state).toEqual({ kind: 'notSaved', why: 'readOnly' });
  expect(states.slice(sofar).some(({ kind }) => kind === 'saved')).toBe(false);
});

test('whoever was announced by a server whose clock runs ahead is seen through another one at once (§P4)', async () => {
  const here = await engine();
  const ben = page(here.url, 'ben');
  const { provider, saves } = page(here.url, 'ana');
  const sees = () => provider.awareness.getStates().has(ben.doc.clientID);
  await until('Ana sees Ben', () => saves.state.kind === 'saved' && sees());
  provider.awareness.meta.set(ben.doc.clientID, { clock: Date.now() + 86_400_000, lastUpdated: Date.now() });
  provider.disconnect();
  expect(sees()).toBe(false);
  provider.connect();
  await until('she sees him again', sees);
});
