import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clusterContract } from '../testing/cluster-contract.ts';
import { type Engine, RawSocket, startEngine, stockClient, until } from '../testing/engine.ts';
import { dice } from '../testing/histories.ts';
import { layGround, type SharedGround } from '../testing/servers/ground.ts';
import { type Typist, typist } from '../testing/typist.ts';
import { contentHash } from './document-worker/content-hash.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import type { Carry } from './fan-out/memory.ts';
import { documentName, personKey } from './names.ts';
import type { UpdateLog } from './update-log/update-log.ts';

let ground: SharedGround;
const undo: (() => unknown)[] = [];
beforeAll(async () => {
  ground = await layGround();
}, 120_000);
afterAll(() => ground.remove());
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

describe('several servers on PostgreSQL and Redis', () => {
  clusterContract(async (carry) => ground.fresh(carry));
});

async function twoServers(carry?: Carry, wrap = (server: { log: UpdateLog; fanOut: FanOut }) => server) {
  const join = ground.fresh(carry);
  const engines: Engine[] = [];
  for (let i = 0; i < 2; i++) {
    const engine = await startEngine(wrap(await join()));
    undo.push(() => engine.stop());
    engines.push(engine);
  }
  return engines as [Engine, Engine];
}

function five(one: Engine, two: Engine, room = 'ratios'): Typist[] {
  const people = ['a', 'b', 'c', 'd', 'e'].map((name, i) => typist((i % 2 ? one : two).url, name, room));
  undo.push(() => {
    for (const person of people) person.leave();
  });
  return people;
}

/** Fails if a word is missing, doubled or out of its author's order in what everyone reads. */
function everyWordOnce(people: readonly Typist[]): void {
  const words = people[0]?.words() ?? '';
  for (const { typed } of people) {
    for (const token of typed) expect(words.split(token), token).toHaveLength(2);
    const places = typed.map((token) => words.indexOf(token));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
}

const allSame = (people: readonly Typist[]) => new Set(people.map(({ doc }) => contentHash(doc))).size === 1;
const allSaved = (people: readonly Typist[]) => people.every(({ saves }) => saves.state.kind === 'saved');

describe('news that is lost on its way through Redis', () => {
  test.each([1, 10, 100])('%i %% of it: five people type, and every word is everywhere once (§N1)', async (percent) => {
    const seed = 300 + percent;
    const roll = dice(seed);
    const [one, two] = await twoServers((deliver) => {
      if (roll(100) >= percent) deliver();
    });
    const people = five(one, two);
    await until('all are connected', () => allSaved(people));
    for (let round = 0; round < 60; round++) {
      for (const person of people) person.type();
      if (round % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const from = performance.now();
    await until(`all read the same (seed ${seed})`, () => allSaved(people) && allSame(people));
    console.log(`${percent} % lost: all the same ${Math.round(performance.now() - from)} ms after the last word`);
    everyWordOnce(people);
  });
});

describe('a document that one server has not open', () => {
  test('while five people type in it on the other, the first hears, reads and does nothing (§N3)', async () => {
    const heard: string[] = [];
    const asked: string[] = [];
    const [busy, idle] = await twoServers(undefined, ({ log, fanOut }) => ({
      log: noting(log, asked),
      fanOut: {
        ...fanOut,
        subscribe: (channel, hear) =>
          fanOut.subscribe(channel, (message) => {
            heard.push(channel);
            hear(message);
          }),
      },
    }));
    // Somebody is in another document there, so that the server has a room to look after.
    const reader = stockClient(idle.url, 'fractions', { person: 'fay' });
    undo.push(() => reader.leave());
    await until('she is in', () => reader.provider.synced);
    const people = five(busy, busy);
    for (let round = 0; round < 60; round++) {
      for (const person of people) person.type();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until('all is saved', () => allSaved(people));
    expect(busy.events.filter(({ kind }) => kind === 'appended').length).toBeGreaterThan(0);
    // Both write to these lists: what is about ratios was asked by the busy one alone, and heard by nobody.
    expect(heard.filter((channel) => channel === 'ratios')).toEqual([]);
    expect(asked).toContain('append ratios');
    expect(idle.events.flatMap((event) => ('document' in event ? [event.document] : []))).not.toContain('ratios');
    expect(idle.events.filter(({ kind }) => kind === 'appended')).toEqual([]);
  });
});

/** The same log; what it is asked is noted. */
function noting(log: UpdateLog, asked: string[]): UpdateLog {
  return {
    ...log,
    append(batches) {
      for (const { document } of batches) asked.push(`append ${document}`);
      return log.append(batches);
    },
  };
}

describe('rights', () => {
  test('taken away on one server while Redis is there, they are gone on the other within 2 s (§R2)', async () => {
    const [one, two] = await twoServers();
    const ana = await RawSocket.open(`${two.url}/ratios?person=ana&ack=1`);
    undo.push(() => ana.ws.terminate());
    await until('she is in', () => ana.frames.length > 0);
    const from = performance.now();
    one.server.setAccess(documentName('ratios'), personKey('ana'), null);
    await until('she is out', () => ana.closed?.code === 4403);
    console.log(`out on the other server after ${Math.round(performance.now() - from)} ms`);
  });
});
