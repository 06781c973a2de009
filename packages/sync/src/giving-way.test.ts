import { afterEach, expect, test } from 'vitest';
import { startEngine, stockClient, until } from '../testing/engine.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { fanOutHub } from './fan-out/memory.ts';
import { GivingWay } from './giving-way.ts';
import { openMemoryLog } from './update-log/memory.ts';
import type { UpdateLog } from './update-log/update-log.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

const COMMIT_MS = 20;

/** A log on a slow disk: whoever writes holds the document until it is flushed, and the others queue. */
function slow(log: UpdateLog): () => { readonly log: UpdateLog; readonly lostInARow: () => number } {
  let queue: Promise<unknown> = Promise.resolve();
  return () => {
    let lost = 0;
    let most = 0;
    const append: UpdateLog['append'] = async (batches) => {
      const turn = queue.then(async () => {
        const outcomes = await log.append(batches);
        const isFirst = outcomes.some(({ kind }) => kind === 'appended');
        if (isFirst) await new Promise((resolve) => setTimeout(resolve, COMMIT_MS));
        lost = isFirst ? 0 : lost + 1;
        most = Math.max(most, lost);
        return outcomes;
      });
      queue = turn;
      return turn;
    };
    return { log: { ...log, append, close: async () => {} }, lostInARow: () => most };
  };
}

test.each(['heard', 'lost'])(
  'two servers whose people never stop typing in one document take turns, news being %s (§N5)',
  async (news) => {
    const join = news === 'heard' ? fanOutHub() : fanOutHub(() => {});
    const open = slow(openMemoryLog());
    const sides = await Promise.all(
      ['ana', 'ben'].map(async (person) => {
        const { log, lostInARow } = open();
        const engine = await startEngine({ log, fanOut: join() });
        undo.push(() => engine.stop());
        const client = stockClient(engine.url, 'ratios', { person });
        undo.push(() => client.leave());
        await until('everyone is in', () => client.provider.synced);
        return { client, lostInARow };
      }),
    );
    const words = () => sides.map(({ client }) => client.text.length);
    const typing = setInterval(() => {
      for (const { client } of sides) client.text.insert(0, 'x');
    }, 1);
    undo.push(() => clearInterval(typing));
    await until('much is written', () => words().every((length) => length > 300));
    clearInterval(typing);
    await until('all of it is everywhere', () => words()[0] === words()[1]);
    for (const { lostInARow } of sides) expect(lostInARow()).toBeLessThan(20);
  },
);

/** Appends that take 30 ms each, one right after the other; answers for each how long the next one is held back. */
function appends(way: GivingWay, clock: ManualClock, count: number): number[] {
  return Array.from({ length: count }, () => {
    way.took();
    clock.turn(30);
    way.wasFirst();
    return Math.max(0, way.until - clock.now());
  });
}

test('a server that is alone waits for nobody', () => {
  const clock = manualClock();
  expect(appends(new GivingWay(clock, false), clock, 20)).toEqual(new Array(20).fill(0));
});

test('one of several lets the others go next while it hears them, and now and then when it does not', () => {
  const clock = manualClock();
  const way = new GivingWay(clock, true);
  expect(appends(way, clock, 8)).toEqual([0, 0, 0, 0, 0, 0, 0, 30]);
  way.heard();
  expect(way.until).toBeLessThan(clock.now());
  expect(appends(way, clock, 3)).toEqual([30, 30, 30]);
  clock.turn(2_000); // nobody is heard any more, and nothing was written meanwhile
  expect(appends(way, clock, 3)).toEqual([0, 0, 0]);
});
