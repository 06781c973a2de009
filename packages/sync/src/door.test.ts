/** The bad-input catalogue (B1–B50), as far as it knocks at the engine's own door, over raw sockets. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType } from '../client/codes.ts';
import { type Engine, RawSocket, startEngine, stockClient, until } from '../testing/engine.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { contentHash } from './document-worker/content-hash.ts';
import { documentName, personKey } from './names.ts';
import type { SyncServerOptions } from './server.ts';
import { openMemoryLog } from './update-log/memory.ts';
import type { UpdateLog } from './update-log/update-log.ts';

const ratios = documentName('ratios');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

interface House extends Engine {
  readonly log: UpdateLog;
  knock(person: string, query?: string): Promise<RawSocket>;
  /** The honest editor's words are still acknowledged, and nobody else's were stored. */
  isUnhurt(): Promise<void>;
}

/** An engine in whose one document an honest editor, Ana, is writing. */
async function house(options: Partial<SyncServerOptions> = {}): Promise<House> {
  const { log = openMemoryLog() } = options;
  const engine = await startEngine({ ...options, log });
  undo.push(() => engine.stop());
  const ana = stockClient(engine.url, 'ratios', { person: 'ana' });
  undo.push(() => ana.leave());
  ana.text.insert(0, 'hello');
  await until('Ana’s first words are stored', async () => (await log.open(ratios)).position > 0);
  return {
    ...engine,
    log,
    async knock(person, query = '') {
      const socket = await RawSocket.open(`${engine.url}/ratios?person=${person}&ack=1${query}`);
      undo.push(() => socket.ws.terminate());
      await until('the room is entered', () => socket.of(messageType.role).length > 0);
      return socket;
    },
    async isUnhurt() {
      ana.text.insert(ana.text.length, '.');
      const stored = new Y.Doc();
      stored.getText('text');
      let replayed = 0;
      await until('the log says what Ana’s page says, her last word included', async () => {
        for (const { update, author, position } of await log.readAfter(ratios, replayed)) {
          expect(author).toBe('ana');
          Y.applyUpdate(stored, update);
          replayed = position;
        }
        return contentHash(stored) === contentHash(ana.doc);
      });
    },
  };
}

async function closedWith(socket: RawSocket, code: number, reason?: string): Promise<void> {
  await until('the socket is closed', () => socket.closed !== null);
  expect(socket.closed?.code).toBe(code);
  if (reason !== undefined) expect(socket.closed?.reason).toBe(reason);
}

function varUint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) | 128, ...varUint(Math.floor(number / 128))];
}

/** An update of somebody who wrote this alone. */
function written(write: (doc: Y.Doc) => void, client = 4711): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc);
}

const words = written((doc) => doc.getText('text').insert(0, 'words'));
const hex = (text: string) => text.split(' ').map((byte) => Number.parseInt(byte, 16));

describe('frames that are none', () => {
  test('B1, B2, B5, B50: text, nothing, an unknown type, what only a server says (§C7)', async () => {
    const here = await house();
    const text = await here.knock('eve');
    text.ws.send('hello');
    await closedWith(text, 4400, 'bad-frame');
    const bad = [[], [77], [0], [0, 9, 0], [0, 0], [0, 2, 1, 0, 7], [2, 0, 1, 65], [1], [300 % 256, 2]];
    for (const type of [64, 65, 66, 67, 68, 70, 71]) bad.push([type, 1]);
    for (const bytes of bad) {
      const socket = await here.knock('eve');
      socket.send(...bytes);
      await closedWith(socket, 4400, 'bad-frame');
    }
    await here.isUnhurt();
  });

  test('B4: a frame that claims more bytes than it has gets none of anyone else’s memory (§C7)', async () => {
    const here = await house();
    const eve = await here.knock('eve');
    const reader = await here.knock('reader', '&access=read');
    const pool = Buffer.from('cookie: session=SECRET-OF-ANOTHER'); // in the same pool as small frames are
    eve.ws.send(Uint8Array.of(0, 2, 0x3c), { fin: false });
    eve.ws.send(Uint8Array.of(0x68, 0x69), { fin: true });
    await closedWith(eve, 4400);
    await here.isUnhurt();
    expect(Buffer.concat(reader.frames).includes(pool.subarray(8))).toBe(false);
  });

  test('B37, B38: endless fragments, a wrong mask, reserved bits, a compressed frame, too long a ping', async () => {
    const here = await house();
    const eve = await here.knock('eve');
    for (let i = 0; i < 300; i++) eve.ws.send(Uint8Array.of(0), { fin: false });
    await closedWith(eve, 1008);
    for (const bytes of [
      [0x82, 0x01, 0x00], // unmasked
      [0xc2, 0x81, 0, 0, 0, 0, 0], // compressed, though nobody agreed on it
      [0xb2, 0x81, 0, 0, 0, 0, 0], // reserved bits
      [0x09, 0x80, 0, 0, 0, 0], // a ping in fragments
      [0x89, 0xfe, 0, 126, 0, 0, 0, 0], // a ping of 126 bytes
      [0x83, 0x80, 0, 0, 0, 0], // an unknown opcode
    ]) {
      const socket = connect(Number(new URL(here.url).port), '127.0.0.1');
      undo.push(() => socket.destroy());
      let heard = Buffer.alloc(0);
      socket.on('data', (data: Buffer) => {
        heard = Buffer.concat([heard, data]);
      });
      socket.write(
        'GET /ratios?person=eve HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      );
      await until('the upgrade is answered', () => heard.includes('\r\n\r\n'));
      socket.write(Uint8Array.from(bytes));
      await once(socket, 'close');
      expect(heard.includes(Buffer.from([0x88, 0x02, 0x03, 0xea])), `${bytes}`).toBe(true); // closed with 1002
    }
    await here.isUnhurt();
  });
});

describe('updates that may not enter', () => {
  test('B14, B19, B25, B26, B28, B34, B35: each gets its answer, nothing of it is stored', async () => {
    const here = await house();
    const cases: [reason: string, code: number, update: Uint8Array][] = [
      ['bad-update', 4400, words.slice(0, -3)],
      ['bad-update', 4400, Uint8Array.of(1, 1, 9, 0, 10, 5, 0)],
      ['foreign-client', 4409, written((doc) => doc.getText('text').insert(0, 'x'), 0)],
      ['bad-key', 4422, written((doc) => doc.getMap('m').set('__proto__', 1))],
      ['too-large', 4413, written((doc) => doc.getMap('m').set('k', 'x'.repeat(20_000)))],
      ['too-large', 4413, written((doc) => doc.getText('text').insert(0, 'x'.repeat(1_048_577)))],
    ];
    for (const [reason, code, update] of cases) {
      const eve = await here.knock('eve');
      eve.write(update);
      await closedWith(eve, code, reason);
      expect(eve.said(messageType.rejected)).toMatchObject([{ seq: 1, code, reason }]);
    }
    await here.isUnhurt();
  });

  test('A3, B17, M1: thirteen bytes in a colleague’s name, for each of those who are here (§C2)', async () => {
    const here = await house({ limits: { connectsPerPersonBurst: 1_000 } });
    const bea = stockClient(here.url, 'ratios', { person: 'ana' });
    undo.push(() => bea.leave());
    bea.doc.getText('other').insert(0, 'hello');
    await until('both are known', async () => (await here.log.open(ratios)).owners.size === 2);
    const { owners } = await here.log.open(ratios);
    for (const victim of owners.keys()) {
      for (const clock of [4, 5, 6, 1000]) {
        for (const length of [2, 50, 2 ** 40]) {
          for (const struct of [[0], [1, 1, 4, ...new TextEncoder().encode('text')]]) {
            const eve = await here.knock('eve');
            eve.write(Uint8Array.of(1, 1, ...varUint(victim), ...varUint(clock), ...struct, ...varUint(length), 0));
            await closedWith(eve, 4409, 'foreign-client');
            expect(eve.said(messageType.rejected)).toMatchObject([{ seq: 1, reason: 'foreign-client' }]);
          }
        }
      }
    }
    expect((await here.log.open(ratios)).owners).toEqual(owners);
    await here.isUnhurt();
    const { position } = await here.log.open(ratios);
    bea.doc.getText('other').insert(5, ' world');
    await until('she is stored as well', async () => (await here.log.open(ratios)).position > position);
    expect(bea.doc.getText('other').toString()).toBe('hello world');
  });

  test('B35: a stock page whose change was too large does not come again with it', async () => {
    const here = await house();
    const eve = stockClient(here.url, 'ratios', { person: 'eve' });
    undo.push(() => eve.leave());
    await until('Eve is in', () => eve.provider.synced);
    eve.text.insert(0, 'x'.repeat(1_048_577));
    await until('she is out', () => !eve.provider.wsconnected);
    expect(eve.provider.shouldConnect).toBe(false);
    expect(here.events.filter(({ kind }) => kind === 'connected').length).toBe(2); // Ana and Eve, once each
    await here.isUnhurt();
  });

  test('B20: a gap is asked back for, and the whole is stored once it comes (§C3, §K2)', async () => {
    const here = await house();
    const eve = await here.knock('eve');
    const doc = new Y.Doc();
    doc.clientID = 4711;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText('other').insert(0, 'a');
    doc.getText('other').insert(1, 'b');
    eve.write(updates[1] as Uint8Array);
    await until('she is asked', () => eve.said(messageType.rejected).length > 0);
    expect(eve.said(messageType.rejected)).toEqual([{ seq: 1, code: 0, reason: 'gap', have: 0 }]);
    eve.write(updates[0] as Uint8Array);
    eve.sendFrame(0, 1, Y.encodeStateAsUpdate(doc));
    await until('she is acknowledged', () => eve.of(messageType.acknowledged).at(-1)?.[1] === 3);
    expect(eve.closed).toBeNull();
    expect(eve.of(messageType.acknowledged).map((frame) => frame[1])).toEqual([3]);
  });

  test('whoever only ever leaves gaps is told that the histories differ (§C3)', async () => {
    const here = await house();
    const eve = await here.knock('eve');
    for (let i = 0; i < 6; i++) eve.send(...hex('00 01 08 01 01 e7 24 05 00 01 00'));
    await closedWith(eve, 4409, 'fork');
    await here.isUnhurt();
  });

  test('B22: two hundred thousand deletions of what is not there', async () => {
    const here = await house();
    const ranges: number[] = [];
    for (let i = 0; i < 200_000; i++) ranges.push(...varUint(i * 2), 1);
    const eve = await here.knock('eve');
    eve.write(Uint8Array.from([0, 1, 9, ...varUint(200_000), ...ranges]));
    await closedWith(eve, 4413, 'too-many-deletes');
    expect(eve.said(messageType.rejected)).toMatchObject([{ limit: 20_000, actual: 200_000 }]);
    await here.isUnhurt();
  });
});

describe('rights', () => {
  test('A2, B40: what a reader sends changes nothing, by any kind of message (§R1)', async () => {
    const here = await house();
    const eve = await here.knock('eve', '&access=read');
    expect(eve.frames.some((frame) => frame[0] === 0 && frame[1] === 0)).toBe(false); // is not asked for anything
    const subdocument = written((doc) => doc.getMap('m').set('guid', new Y.Doc()));
    eve.write(words);
    eve.sendFrame(0, 1, words);
    eve.write(subdocument);
    await until('all three are refused', () => eve.said(messageType.rejected).length === 3);
    expect(eve.said(messageType.rejected)).toMatchObject(Array(3).fill({ reason: 'read-only' }));
    expect(eve.closed).toBeNull();
    await here.isUnhurt();
    for (let i = 0; i < 2_000; i++) eve.write(words);
    await closedWith(eve, 4529, 'slow-down');
    await here.isUnhurt();
  });

  test('B41: words sent after the right was taken away are not stored (§R2)', async () => {
    const here = await house();
    const eve = await here.knock('eve');
    here.server.setAccess(ratios, personKey('eve'), null);
    eve.write(words);
    await closedWith(eve, 4403, 'no-access');
    await here.isUnhurt();
  });

  test('B7: a person who signs out is out everywhere, and a socket just coming in is too (§R3)', async () => {
    let letIn: (() => void) | null = null;
    const here = await house({
      admit: (request) =>
        new Promise((resolve) => {
          const person = new URL(request.url ?? '', 'http://x').searchParams.get('person') ?? '';
          const admitted = {
            kind: 'admitted',
            document: ratios,
            person: personKey(person),
            access: 'edit',
            presence: { name: person },
            wantsAck: person !== 'ana',
          } as const;
          if (person === 'late') letIn = () => resolve(admitted);
          else resolve(admitted);
        }),
    });
    const eve = await here.knock('eve');
    const late = new RawSocket(`${here.url}/ratios?person=late`);
    undo.push(() => late.ws.terminate());
    await until('she is at the door', () => letIn !== null);
    here.server.closePerson(personKey('eve'), 4401);
    here.server.closePerson(personKey('late'), 4401);
    (letIn as unknown as () => void)();
    await closedWith(eve, 4401, 'signed-out');
    await closedWith(late, 4401, 'signed-out');
    await here.isUnhurt();
  });

  test('B7: where one sign-in ends, the person’s other sockets stay, and colleagues’ as well', async () => {
    const here = await house();
    const phone = await here.knock('eve', '&session=phone');
    const desk = await here.knock('eve', '&session=desk');
    const other = await here.knock('bea', '&session=phone');
    here.server.closePerson(personKey('eve'), 4401, 'phone');
    await closedWith(phone, 4401, 'signed-out');
    await here.isUnhurt();
    desk.send(messageType.ping);
    await until('the desk is answered', () => desk.of(messageType.pong).length > 0);
    expect([desk.closed, other.closed]).toEqual([null, null]);
  });

  test('B13: a page of another history is told so before it gets a byte (§R4)', async () => {
    const here = await house({ log: openMemoryLog(2) });
    for (const generation of [1, 3]) {
      const eve = new RawSocket(`${here.url}/ratios?person=eve&generation=${generation}`);
      await closedWith(eve, 4409, 'fork');
      expect(eve.frames).toEqual([]);
    }
    const bea = await RawSocket.open(`${here.url}/ratios?person=bea&generation=2&ack=1`);
    undo.push(() => bea.ws.terminate());
    await until('Bea is told which', () => bea.of(messageType.generation).length > 0);
  });

  test('B8, B10, B11: what the application refuses is told with its code, what it turns away with its status, and no room is opened', async () => {
    const here = await startEngine({
      admit: async ({ url }) =>
        url === '/gone' ? { kind: 'refused', code: 4404, reason: 'not-found' } : { kind: 'turnedAway', status: 403 },
    });
    undo.push(() => here.stop());
    await closedWith(new RawSocket(`${here.url}/gone`), 4404, 'not-found');
    const foreign = new RawSocket(`${here.url}/else`);
    await until('it is answered', () => foreign.status !== 101);
    expect(foreign.status).toBe(403);
    expect(here.events.filter(({ kind }) => kind === 'roomOpened')).toEqual([]);
  });

  test('an application that fails or takes for ever turns away, and harms nobody', async () => {
    const here = await startEngine(
      {
        limits: { admissionMs: 20 },
        admit: ({ url }) => (url === '/fails' ? Promise.reject(new Error('no database')) : new Promise(() => {})),
      },
      true,
    );
    undo.push(() => here.stop());
    for (const path of ['/fails', '/forever']) {
      const socket = new RawSocket(`${here.url}${path}`);
      await until('it is answered', () => socket.status !== 101);
      expect(socket.status).toBe(503);
    }
  });
});

describe('too much', () => {
  test('B49: a thousand comings and goings are turned away after the first, and leave neither rooms nor timers (§D3)', async () => {
    const here = await house({ limits: { idleMs: 20 } });
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    let turnedAway = 0;
    for (let i = 0; i < 1_000; i++) {
      const socket = new RawSocket(`${here.url}/room-${i}?person=hasty`);
      await until('it is answered', () => socket.status !== 101 || socket.ws.readyState === 1);
      if (socket.status === 429) turnedAway++;
      socket.ws.close();
    }
    expect(turnedAway).toBeGreaterThan(900);
    const count = (wanted: string) => here.events.filter(({ kind }) => kind === wanted).length;
    expect(count('roomOpened')).toBe(1_001 - turnedAway); // and Ana's
    await until('every room but Ana’s is closed', () => count('roomClosed') === count('roomOpened') - 1);
    await until('no timer is left behind', () => timers() <= before);
    await here.isUnhurt();
  });

  test('an address counts as the application reads it: behind a proxy, everybody has one of their own', async () => {
    const here = await house({
      limits: { socketsPerAddressMax: 2 },
      addressOf: ({ url }) => new URL(url ?? '', 'http://x').searchParams.get('person') ?? '',
    });
    await here.knock('eve');
    await here.knock('eve');
    const third = new RawSocket(`${here.url}/ratios?person=eve`);
    await until('it is answered', () => third.status !== 101);
    expect(third.status).toBe(429);
    await here.knock('bea');
  });

  test('a person’s eleventh socket and a hundred tries at once are turned away (§D3)', async () => {
    const here = await house({ limits: { connectsPerPersonBurst: 15, connectsPerPersonPerSecond: 0.001 } });
    for (let i = 0; i < 10; i++) await here.knock('eve');
    const eleventh = new RawSocket(`${here.url}/ratios?person=eve`);
    await until('it is answered', () => eleventh.status !== 101);
    expect(eleventh.status).toBe(429);
    let turnedAway = 0;
    for (let i = 0; i < 30; i++) {
      const socket = new RawSocket(`${here.url}/ratios?person=hasty`);
      await until('it is answered', () => socket.status !== 101 || socket.ws.readyState === 1);
      if (socket.status === 429) turnedAway++;
      socket.ws.terminate();
    }
    expect(turnedAway).toBe(15);
    await here.isUnhurt();
  });

  test('A26: asking for the whole state again and again is answered now and then, and noise ends the socket (§D2)', async () => {
    const here = await house();
    const eve = await here.knock('eve');
    for (let i = 0; i < 500; i++) eve.sendFrame(0, 0, Uint8Array.of(0));
    await here.isUnhurt();
    expect(eve.frames.filter((frame) => frame[0] === 0 && frame[1] === 1).length).toBeLessThan(5);
    for (let i = 0; i < 2_000; i++) eve.send(3);
    await closedWith(eve, 4529, 'slow-down');
    const pinging = await here.knock('eve');
    for (let i = 0; i < 2_000; i++) pinging.ws.ping();
    await until('that ends the socket as well', () => pinging.closed !== null);
    await here.isUnhurt();
  });

  test('a writer faster than allowed is read more slowly, and loses no word (§D1)', async () => {
    const here = await house({ limits: { updatesPerSecond: 200, updatesBurst: 20 } });
    const bea = await here.knock('bea');
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => bea.write(update));
    for (let i = 0; i < 100; i++) doc.getText('other').insert(i, 'x');
    await until('all are acknowledged', () => bea.of(messageType.acknowledged).at(-1)?.[1] === 100);
    expect(bea.closed).toBeNull();
  });

  test('nine sockets of one person are read no faster than one, and another person is not slower for them (§D1)', async () => {
    const clock = manualClock();
    const here = await house({ clock, limits: { updatesPerSecond: 50, updatesBurst: 10 } });
    const carl = await here.knock('carl');
    const sockets = await Promise.all(Array.from({ length: 9 }, () => here.knock('bea')));
    const beas = sockets.map((socket) => {
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => socket.write(update));
      return { socket, type: () => doc.getText('other').insert(0, 'x') };
    });
    const acknowledged = () =>
      sockets.reduce((sum, socket) => sum + (socket.of(messageType.acknowledged).at(-1)?.[1] ?? 0), 0);
    let passed = 0;
    const passes = () => {
      clock.turn(10);
      passed += 10;
      return false;
    };
    // What one read brought is dealt with, and owed: 90 frames where 10 were free.
    for (const { type } of beas) for (let i = 0; i < 10; i++) type();
    await until('all of it is acknowledged', () => acknowledged() === 90 || passes());
    for (const { type } of beas) type();
    const words = new Y.Doc();
    words.getText('other').insert(0, 'Carl’s');
    carl.write(Y.encodeStateAsUpdate(words));
    // He waits for nothing that she owes, which is 180 ms and more: for a busy server's next commit at the most.
    const [before, heWaits] = [passed, () => passed - before];
    let looks = 0;
    await until('Carl is acknowledged', () => {
      if (carl.of(messageType.acknowledged).length > 0) return true;
      looks += 1;
      return looks % 100 === 0 && heWaits() < 100 && passes();
    });
    await until('nothing of hers was dropped', () => acknowledged() === 99 || passes());
    expect(passed, '80 frames owed, at 50 a second').toBeGreaterThan(1_000);
    for (const socket of sockets) expect(socket.closed).toBeNull();
  });

  test('B47: a reader that never reads gets no live frames, then one merged update, and slows nobody (§S7)', async () => {
    const here = await house({
      limits: { updatesPerSecond: Infinity, queuedBytesMax: 50_000, updateBytesMax: 400_000 },
    });
    const bea = await here.knock('bea');
    const slow = await here.knock('slow');
    slow.sendFrame(0, 0, Uint8Array.of(0));
    await until('the slow one has the state', () => slow.frames.some((frame) => frame[0] === 0 && frame[1] === 1));
    slow.ws.pause();
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => bea.write(update));
    for (let i = 0; i < 60; i++) {
      doc.getText('other').insert(0, 'x'.repeat(200_000));
      doc.getText('other').delete(0, 200_000);
      await until(
        'it is acknowledged',
        () => (bea.of(messageType.acknowledged).length > 0 ? bea.said : bea.said) !== null,
      );
    }
    const acknowledged = () => {
      const last = bea.of(messageType.acknowledged).at(-1);
      return last === undefined ? 0 : (last[1] as number);
    };
    await until('all are acknowledged', () => acknowledged() === 120);
    const before = slow.frames.length;
    slow.ws.resume();
    const reached = new Y.Doc();
    await until('the slow one has everything', () => {
      for (const frame of slow.frames.splice(0)) {
        if (frame[0] === 0 && frame[1] !== 0) Y.applyUpdate(reached, bodyOf(frame));
      }
      return (
        Y.encodeStateVector(reached).join() !== '0' &&
        (Y.decodeStateVector(Y.encodeStateVector(reached)).get(doc.clientID) ?? 0) === 60 * 200_000
      );
    });
    expect(before).toBeLessThan(120);
    expect(slow.closed).toBeNull();
  });
});

test('B47: a socket from which nothing drains is given up after a while (§S7)', async () => {
  const here = await house({
    limits: { updatesPerSecond: Number.POSITIVE_INFINITY, queuedBytesMax: 50_000, stuckMs: 100 },
  });
  const bea = await here.knock('bea');
  const stuck = await here.knock('stuck');
  stuck.sendFrame(0, 0, Uint8Array.of(0));
  await until('it has the state', () => stuck.frames.some((frame) => frame[0] === 0 && frame[1] === 1));
  stuck.ws.pause();
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => bea.write(update));
  for (let i = 0; i < 30; i++) doc.getText('other').insert(0, 'x'.repeat(500_000));
  await until('it is given up', () => here.events.some(({ kind }) => kind === 'closed'));
  await until('Bea is acknowledged', () => bea.of(messageType.acknowledged).at(-1)?.[1] === 30);
});

function bodyOf(frame: Uint8Array): Uint8Array {
  let at = 2;
  while ((frame[at] as number) >= 128) at++;
  return frame.subarray(at + 1);
}
