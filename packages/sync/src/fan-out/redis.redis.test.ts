import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../testing/engine.ts';
import { fanOutContract } from '../../testing/fan-out-contract.ts';
import { cableTo } from '../../testing/proxy.ts';
import { type RedisServer, startRedis } from '../../testing/servers/redis.ts';
import { documentName } from '../names.ts';
import type { FanOut } from './fan-out.ts';
import { openRedisFanOut, type RedisFanOutOptions } from './redis.ts';

const ratios = documentName('ratios');
const bytes = (text: string) => new TextEncoder().encode(text);

let redis: RedisServer;
let prefixes = 0;
const undo: (() => unknown)[] = [];
beforeAll(async () => {
  redis = await startRedis();
}, 60_000);
afterAll(() => redis.remove());
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

function join(prefix: string, options: Partial<RedisFanOutOptions> = {}): FanOut {
  const fanOut = openRedisFanOut({ url: redis.url, prefix, ...options });
  undo.push(() => fanOut.close());
  return fanOut;
}

function ear(fanOut: FanOut, channel = ratios): string[] {
  const heard: string[] = [];
  fanOut.subscribe(channel, (message) => heard.push(Buffer.from(message).toString()));
  return heard;
}

/** Says a word again and again until it is heard. */
function isHeard(from: FanOut, word: string, heard: readonly string[], channel = ratios): Promise<void> {
  return until(`“${word}” is heard`, () => {
    from.publish(channel, bytes(word));
    return heard.includes(word);
  });
}

describe('the fan-out over Redis', () => {
  fanOutContract(async () => {
    const prefix = `hub ${++prefixes}:`;
    return () => openRedisFanOut({ url: redis.url, prefix });
  });

  test('Redis goes away and comes back: nobody waits or fails, and every channel is heard again', async () => {
    const troubles: (Error | null)[] = [];
    const one = join('restart:');
    const two = join('restart:', { onTrouble: (cause) => troubles.push(cause) });
    const documents = Array.from({ length: 2_500 }, (_, i) => documentName(`document ${i}`));
    const ears = documents.map((document) => ear(two, document));
    const last = documents.length - 1;
    await isHeard(one, 'before', ears[last] as string[], documents[last]);
    await redis.stop();
    await until('it is noticed', () => troubles.length > 0);
    // There is nothing to wait for: it hands over and goes on.
    for (let i = 0; i < 1_000; i++) expect(one.publish(ratios, bytes('nobody hears this'))).toBeUndefined();
    const late = ear(two); // listening begins while it is away
    await redis.start();
    await isHeard(one, 'after', late);
    for (const i of [0, 1_234, last]) await isHeard(one, 'after', ears[i] as string[], documents[i]);
    expect(late).not.toContain('nobody hears this');
    await until('that is told as well', () => troubles.at(-1) === null);
    expect(troubles[0]).toBeInstanceOf(Error);
  });

  test('it may start before Redis does', async () => {
    await redis.stop();
    const one = join('early:');
    const two = join('early:');
    const heard = ear(two);
    one.publish(ratios, bytes('lost'));
    await redis.start();
    await isHeard(one, 'found', heard);
  });

  test('a connection that died without a word is noticed and made anew', async () => {
    const cable = await cableTo(redis.url);
    undo.push(() => cable.remove());
    const url = `redis://127.0.0.1:${new URL(cable.url).port}`;
    const troubles: (Error | null)[] = [];
    const one = join('cable:', { url, heartbeatMs: 100, onTrouble: (cause) => troubles.push(cause) });
    const two = join('cable:', { url, heartbeatMs: 100 });
    const heard = ear(two);
    await isHeard(one, 'before', heard);
    cable.unplug();
    await until('it is noticed', () => troubles.length > 0);
    cable.plugIn();
    await isHeard(one, 'after', heard);
  });

  test('a Redis that takes nothing any more costs a bounded amount of memory', async () => {
    const cable = await cableTo(redis.url);
    undo.push(() => cable.remove());
    const url = `redis://127.0.0.1:${new URL(cable.url).port}`;
    const one = join('stuck:', { url, heartbeatMs: 60_000 });
    const heard = ear(join('stuck:', { url, heartbeatMs: 60_000 }));
    await isHeard(one, 'before', heard);
    cable.loseAnswers();
    const megabyte = new Uint8Array(2 ** 20);
    globalThis.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 200; i++) {
      one.publish(ratios, megabyte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120 * 2 ** 20);
  });

  test('a document that nobody has open here is not asked for', async () => {
    const one = join('idle:');
    const two = join('idle:');
    const heard = ear(two);
    const stop = one.subscribe(ratios, () => {});
    await isHeard(one, 'hello', heard);
    const asking = new Redis(redis.url);
    undo.push(() => asking.disconnect());
    const listeners = async () => (await asking.pubsub('NUMSUB', 'idle:ratios'))[1];
    await until('both listen', async () => (await listeners()) === 2);
    stop();
    await until('one of them has stopped', async () => (await listeners()) === 1);
    await one.close();
    await two.close();
    await until('nobody listens', async () => (await listeners()) === 0);
  });

  test('two installations on one Redis do not hear each other', async () => {
    const one = join('school:');
    const other = join('network:');
    const third = join('school:');
    const [ours, theirs] = [ear(third), ear(other)];
    await isHeard(one, 'ours', ours);
    await isHeard(join('network:'), 'theirs', theirs);
    expect(theirs).not.toContain('ours');
  });
});
