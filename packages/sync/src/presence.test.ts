import * as decoding from 'lib0/decoding';
import { afterEach, describe, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Engine, RawSocket, type StockClient, startEngine, stockClient, until } from '../testing/engine.ts';
import { manualClock } from '../testing/manual-clock.ts';
import type { FarState } from './fan-out/news.ts';
import { defaultLimits } from './limits.ts';
import { personKey } from './names.ts';
import { RoomPresence, type Speaker } from './presence.ts';
import type { SyncServerOptions } from './server.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function engine(options: Partial<SyncServerOptions> = {}): Promise<Engine> {
  const started = await startEngine({ limits: { presenceEveryMs: 5 }, ...options });
  undo.push(() => started.stop());
  return started;
}

function comes({ url }: Engine, person: string): StockClient {
  const client = stockClient(url, 'ratios', { person });
  undo.push(() => client.leave());
  return client;
}

async function rawly({ url }: Engine, person: string, access = 'edit'): Promise<RawSocket> {
  const socket = await RawSocket.open(`${url}/ratios?person=${person}&access=${access}`);
  undo.push(() => socket.ws.terminate());
  return socket;
}

function varUint(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) | 128, ...varUint(Math.floor(number / 128))];
}

/** An awareness frame that claims anything for anyone. */
function claim(...entries: [client: number, clock: number, state: string][]): number[] {
  const states = entries.flatMap(([client, clock, state]) => {
    const text = [...new TextEncoder().encode(state)];
    return [...varUint(client), ...varUint(clock), ...varUint(text.length), ...text];
  });
  const payload = [...varUint(entries.length), ...states];
  return [1, ...varUint(payload.length), ...payload];
}

const seenBy = (who: StockClient, whom: StockClient) => who.provider.awareness.getStates().get(whom.doc.clientID);
const cursorOf = (who: StockClient, whom: StockClient) => seenBy(who, whom)?.cursor;

test('everyone sees where the others are, under the name the server gave them (§P1)', async () => {
  const here = await engine();
  const ana = comes(here, 'ana');
  const ben = comes(here, 'ben');
  ana.provider.awareness.setLocalStateField('user', { name: 'The Principal' });
  ana.provider.awareness.setLocalStateField('cursor', { section: 'tasks', anchor: 3 });
  await until('Ben sees Ana’s cursor', () => cursorOf(ben, ana) !== undefined && cursorOf(ben, ana) !== null);
  expect(seenBy(ben, ana)).toEqual({ cursor: { section: 'tasks', anchor: 3 }, user: { name: 'ANA' } });
  const cleo = comes(here, 'cleo');
  await until(
    'whoever comes later sees both',
    () => seenBy(cleo, ana) !== undefined && seenBy(cleo, ben) !== undefined,
  );
  expect(ana.provider.awareness.getLocalState()).toMatchObject({ user: { name: 'The Principal' } });
});

test('whoever leaves is gone at once, and seen at once when back (§P4)', async () => {
  const here = await engine();
  const ana = comes(here, 'ana');
  const ben = comes(here, 'ben');
  await until('they see each other', () => seenBy(ben, ana) !== undefined && seenBy(ana, ben) !== undefined);
  for (let round = 0; round < 3; round++) {
    ana.provider.disconnect();
    await until('Ana is gone', () => seenBy(ben, ana) === undefined);
    ana.provider.connect();
    await until('they see each other again', () => seenBy(ben, ana) !== undefined && seenBy(ana, ben) !== undefined);
  }
});

test('the latest cursor arrives, however fast it moves, and nobody’s socket is closed for it (§P3)', async () => {
  const here = await engine();
  const ana = comes(here, 'ana');
  const ben = comes(here, 'ben');
  await until('Ana is there', () => ana.provider.wsconnected);
  for (let i = 0; i < 900; i++) ana.provider.awareness.setLocalStateField('cursor', { anchor: i });
  await until('Ben sees where it stopped', () => cursorOf(ben, ana)?.anchor === 899);
  expect(here.events.filter(({ kind }) => kind === 'closed')).toEqual([]);
});

describe('nobody speaks for somebody else', () => {
  test('A2, A5: neither under their client id, nor with a higher clock, nor to remove or freeze them (§P2)', async () => {
    const here = await engine();
    const ana = comes(here, 'ana');
    const ben = comes(here, 'ben');
    ana.provider.awareness.setLocalStateField('cursor', { anchor: 1 });
    await until('Ben sees Ana', () => cursorOf(ben, ana)?.anchor === 1);
    for (const access of ['edit', 'read']) {
      const eve = await rawly(here, 'eve', access);
      eve.send(...claim([ana.doc.clientID, 1_000_000, '{"cursor":{"anchor":666}}']));
      eve.send(...claim([ana.doc.clientID, 2 ** 53 - 1, 'null']));
      eve.send(...claim([4711, 1, '{"user":{"name":"ANA"},"cursor":null}'], [ana.doc.clientID, 9, 'null']));
      await until('Eve is seen as Eve', () => ben.provider.awareness.getStates().get(4711) !== undefined);
      expect(ben.provider.awareness.getStates().get(4711)).toEqual({ cursor: null, user: { name: 'EVE' } });
      expect(cursorOf(ben, ana)).toEqual({ anchor: 1 });
      eve.ws.close();
      await until('Eve is gone', () => ben.provider.awareness.getStates().get(4711) === undefined);
    }
    ana.provider.awareness.setLocalStateField('cursor', { anchor: 2 });
    await until('Ana’s cursor moves on', () => cursorOf(ben, ana)?.anchor === 2);
  });

  test('A5, B43: states that are none leave no trace, and one’s own cursor still works', async () => {
    const here = await engine();
    const ben = comes(here, 'ben');
    await until('Ben is there', () => ben.provider.synced);
    const eve = await rawly(here, 'eve');
    const big = JSON.stringify({ cursor: 'x'.repeat(5_000) });
    for (const state of ['1', '"text"', '[1]', '{bad', big, '{"cursor":{"__proto__":{"x":1}}}', 'null']) {
      eve.send(...claim([4711, 1, state]));
    }
    const nobodies = Array.from({ length: 20_000 }, (_, i): [number, number, string] => [i + 1, 0, 'null']);
    eve.ws.send(Uint8Array.from(claim(...nobodies)));
    eve.send(...claim([4712, 2 ** 53 - 1, '{"cursor":{"anchor":1}}']));
    await until('Eve’s honest state is seen', () => ben.provider.awareness.getStates().get(4712) !== undefined);
    expect([...ben.provider.awareness.meta.keys()].toSorted()).toEqual([4712, ben.doc.clientID].toSorted());
  });
});

test('A5: a thousand moves a second keep the latest alone; ten times as many end the socket, and nobody else’s', async () => {
  const here = await engine();
  const ana = comes(here, 'ana');
  const ben = comes(here, 'ben');
  await until('Ben is there', () => ben.provider.synced);
  const eve = await rawly(here, 'eve');
  for (let i = 0; i < 900; i++) eve.send(...claim([4711, i + 1, `{"cursor":{"anchor":${i}}}`]));
  const anchor = () => ben.provider.awareness.getStates().get(4711)?.cursor?.anchor;
  await until('Ben sees where Eve stopped', () => anchor() === 899);
  expect(eve.closed).toBeNull();
  for (let i = 900; i < 10_000; i++) eve.send(...claim([4711, i + 1, `{"cursor":{"anchor":${i}}}`]));
  await until('Eve is told to slow down', () => eve.closed !== null);
  expect(eve.closed?.code).toBe(4529);
  await until('she is gone for Ben', () => anchor() === undefined);
  ana.provider.awareness.setLocalStateField('cursor', { anchor: 3 });
  await until('Ben sees Ana', () => cursorOf(ben, ana)?.anchor === 3);
});

test('where nobody signs in, a client’s own word on who it is counts', async () => {
  const here = await engine({
    admit: async () => ({
      kind: 'admitted',
      document: 'ratios' as never,
      person: 'anyone' as never,
      access: 'edit',
      presence: 'asClaimed',
      wantsAck: false,
    }),
  });
  const ana = comes(here, 'ana');
  const ben = comes(here, 'ben');
  ana.provider.awareness.setLocalState({ user: { name: 'Ana', color: '#f00' }, anything: 1 });
  await until('Ben sees it', () => seenBy(ben, ana)?.user !== undefined);
  expect(seenBy(ben, ana)).toEqual({ user: { name: 'Ana', color: '#f00' }, anything: 1 });
});

test('two pages of one person that repeat what they hear, as a stock client does, are both seen (§P2)', async () => {
  const here = await engine();
  const first = comes(here, 'ana');
  const ben = comes(here, 'ben');
  const seenBy = (who: typeof ben) => [...who.provider.awareness.getStates().keys()].toSorted();
  await until('Ben sees one page of Ana’s', () => seenBy(ben).length === 2);
  const second = comes(here, 'ana');
  await until('Ben sees both', () => seenBy(ben).length === 3);
  expect(seenBy(ben)).toEqual([first, second, ben].map(({ doc }) => doc.clientID).toSorted());
});

test('whoever has changed servers is seen through the new connection, though the old one still speaks, and after it ended (§P4)', () => {
  const clock = manualClock();
  const speakers = { one: new Set<Speaker>(), two: new Set<Speaker>() };
  const rooms: Record<string, RoomPresence> = {};
  const onTheWay: (() => void)[] = [];
  const newsArrives = () => {
    for (let next = onTheWay.shift(); next !== undefined; next = onTheWay.shift()) next();
  };
  const joined = (name: 'one' | 'two', other: string) => {
    const publish = (here: readonly FarState[]) => void onTheWay.push(() => rooms[other]?.hear(name, here));
    rooms[name] = new RoomPresence(speakers[name], new Map(), clock, defaultLimits, { publish });
    return rooms[name];
  };
  const [one, two] = [joined('one', 'two'), joined('two', 'one')];
  const comes = (to: 'one' | 'two', person: string) => {
    const awareness = new Awareness(new Y.Doc());
    clearInterval(awareness._checkInterval);
    const speaker: Speaker = {
      person: personKey(person),
      shownAs: { name: person },
      sendPresence(frame) {
        const decoder = decoding.createDecoder(frame.subarray(1));
        applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'server');
      },
    };
    speakers[to].add(speaker);
    return { speaker, sees: (client: number) => awareness.getStates().has(client) };
  };
  const says = (room: RoomPresence, { speaker }: { speaker: Speaker }, anchor: number) => {
    room.said(speaker, Uint8Array.from(claim([4711, 1, `{"cursor":{"anchor":${anchor}}}`]).slice(2)));
    clock.turn(1_000);
  };
  const ben = comes('one', 'ben');
  const cleo = comes('two', 'cleo');
  const old = comes('two', 'ana');
  says(two, old, 1);
  const now = comes('one', 'ana');
  says(one, now, 2);
  newsArrives(); // each hears of her from the other, and neither takes it that she has moved there
  for (const _ of [1, 2, 3]) {
    clock.turn(16_000);
    two.renew(); // the server of the old connection does not know yet that it is dead
    one.renew();
    newsArrives();
  }
  expect([ben.sees(4711), cleo.sees(4711)]).toEqual([true, true]);
  speakers.two.delete(old.speaker);
  two.left(old.speaker);
  newsArrives();
  expect([ben.sees(4711), cleo.sees(4711)]).toEqual([true, true]);
  speakers.one.delete(now.speaker);
  one.left(now.speaker);
  newsArrives();
  expect([ben.sees(4711), cleo.sees(4711)]).toEqual([false, false]);
});
