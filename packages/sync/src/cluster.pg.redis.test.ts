import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clusterContract, type Ground } from '../testing/cluster-contract.ts';
import { type Engine, RawSocket, startEngine, stockClient, until } from '../testing/engine.ts';
import { dice } from '../testing/histories.ts';
import { layGround, type SharedGround } from '../testing/servers/ground.ts';
import { everyWordOnce, type Typist, typist } from '../testing/typist.ts';
import { contentHash } from './document-worker/content-hash.ts';
import type { Carry } from './fan-out/memory.ts';
import { documentName, personKey } from './names.ts';

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

async function twoServers(carry?: Carry, wrap = (ground: Ground, _which: number) => ground) {
  const join = ground.fresh(carry);
  const engines: Engine[] = [];
  for (let i = 0; i < 2; i++) {
    const engine = await startEngine(wrap(await join(), i));
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

const allSame = (people: readonly Typist[]) => new Set(people.map(({ doc }) => contentHash(doc))).size === 1;
const allSaved = (people: readonly Typist[]) => people.every(({ saves }) => saves.state.kind === 'saved');

describe('news that is lost on its way through Redis', () => {
  test.each([1, 10, 100])(
    '%i of 100 messages: five people type, and every word is everywhere once (§N1)',
    async (percent) => {
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
      console.log(
        `${percent} of 100 lost: all the same ${Math.round(performance.now() - from)} ms after the last word`,
      );
      everyWordOnce(people);
    },
  );
});

describe('a document that one server has not open', () => {
  test('while five people type in it on the other, the first hears, reads and does nothing (§N3)', async () => {
    const doings: [string[], string[]] = [[], []];
    const [busy, idle] = await twoServers(undefined, (ground, which) => noting(ground, doings[which] as string[]));
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
    expect(doings[0]).toContain('append ratios');
    expect(doings[0]).toContain('publish ratios');
    expect(doings[1]).toContain('open fractions');
    expect(doings[1].filter((doing) => doing.includes('ratios'))).toEqual([]);
    expect(idle.events.flatMap((event) => ('document' in event ? [event.document] : []))).not.toContain('ratios');
  });
});

/** The same ground; what is done on it is noted: what the log is asked, what is said and what is heard. */
function noting({ log, fanOut }: Ground, doings: string[]): Ground {
  const note = (doing: string, ...documents: string[]) => {
    for (const document of documents) doings.push(`${doing} ${document}`);
  };
  return {
    log: {
      ...log,
      append(batches) {
        note('append', ...batches.map(({ document }) => document));
        return log.append(batches);
      },
      open(document) {
        note('open', document);
        return log.open(document);
      },
      readAfter(document, position) {
        note('readAfter', document);
        return log.readAfter(document, position);
      },
      missedSince(document, position) {
        note('missedSince', document);
        return log.missedSince(document, position);
      },
      heads(documents) {
        note('heads', ...documents);
        return log.heads(documents);
      },
    },
    fanOut: {
      ...fanOut,
      publish(channel, message) {
        note('publish', channel);
        fanOut.publish(channel, message);
      },
      subscribe: (channel, hear) =>
        fanOut.subscribe(channel, (message) => {
          note('hear', channel);
          hear(message);
        }),
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
