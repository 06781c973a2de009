/** What every fan-out must do, whatever it is made of. */

import { afterEach, expect, test } from 'vitest';
import { everybody, type FanOut } from '../src/fan-out/fan-out.ts';
import { documentName } from '../src/names.ts';
import { until } from './engine.ts';

const ratios = documentName('ratios');
const fractions = documentName('fractions');

const bytes = (text: string) => new TextEncoder().encode(text);

interface Ear {
  readonly heard: string[];
  readonly stop: () => void;
}

/** Declares the suite. `openHub` answers, each time, how to join a hub that nobody else uses. */
export function fanOutContract(openHub: () => Promise<() => FanOut>): void {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const act of undo.splice(0)) await act();
  });

  async function servers(count: number): Promise<FanOut[]> {
    const join = await openHub();
    const all = Array.from({ length: count }, join);
    for (const fanOut of all) undo.push(() => fanOut.close());
    return all;
  }

  const listen = (fanOut: FanOut, channel: Parameters<FanOut['subscribe']>[0]): Ear => {
    const heard: string[] = [];
    const stop = fanOut.subscribe(channel, (message) => heard.push(Buffer.from(message).toString()));
    return { heard, stop };
  };

  /** Listening begins “about now”: says something until it is heard, so that what is said next will be. */
  async function isHeard(from: FanOut, channel: Parameters<FanOut['subscribe']>[0], ...ears: Ear[]): Promise<void> {
    await until('listening has begun', () => {
      from.publish(channel, bytes('are you there?'));
      return ears.every(({ heard }) => heard.length > 0);
    });
    from.publish(channel, bytes('begin'));
    await until('everyone is ready', () => ears.every(({ heard }) => heard.includes('begin')));
    for (const { heard } of ears) heard.length = 0;
  }

  test('everyone who listens hears what is published, except whoever published it', async () => {
    const [one, two, three] = (await servers(3)) as [FanOut, FanOut, FanOut];
    const ears = [one, two, three].map((server) => listen(server, ratios)) as [Ear, Ear, Ear];
    await isHeard(one, ratios, ears[1], ears[2]);
    await isHeard(two, ratios, ears[0]);
    for (const { heard } of ears) heard.length = 0;
    one.publish(ratios, bytes('from one'));
    await until('the others hear it', () => ears[1].heard.length > 0 && ears[2].heard.length > 0);
    two.publish(ratios, bytes('from two'));
    await until('the first hears the second', () => ears[0].heard.length > 0 && ears[2].heard.length > 1);
    expect(ears.map(({ heard }) => heard)).toEqual([['from two'], ['from one'], ['from one', 'from two']]);
  });

  test('one publisher’s messages arrive in the order in which it published them, on all its channels', async () => {
    const [one, two] = (await servers(2)) as [FanOut, FanOut];
    const heard: string[] = [];
    for (const channel of [ratios, fractions]) {
      two.subscribe(channel, (message) => heard.push(Buffer.from(message).toString()));
    }
    await isHeard(one, ratios, { heard, stop: () => {} });
    await isHeard(one, fractions, { heard, stop: () => {} });
    const said = Array.from({ length: 500 }, (_, i) => `${i}`);
    for (const [i, word] of said.entries()) {
      one.publish(i % 3 === 0 ? ratios : fractions, bytes(word));
      if (i % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until('the last one arrives', () => heard.length >= said.length);
    expect(heard).toEqual(said);
  });

  test('what is said about one document is not heard on another, nor by those who listen to everybody', async () => {
    const [one, two] = (await servers(2)) as [FanOut, FanOut];
    const about = listen(two, ratios);
    const other = listen(two, fractions);
    const all = listen(two, everybody);
    await isHeard(one, ratios, about);
    await isHeard(one, fractions, other);
    await isHeard(one, everybody, all);
    about.heard.length = 0;
    one.publish(ratios, bytes('ratios'));
    one.publish(fractions, bytes('fractions'));
    one.publish(everybody, bytes('everybody'));
    await until('all have arrived', () => [about, other, all].every(({ heard }) => heard.length > 0));
    expect([about.heard, other.heard, all.heard]).toEqual([['ratios'], ['fractions'], ['everybody']]);
  });

  test('whoever stopped listening hears nothing, and others on the same server still do', async () => {
    const [one, two] = (await servers(2)) as [FanOut, FanOut];
    const first = listen(two, ratios);
    const second = listen(two, ratios);
    await isHeard(one, ratios, first, second);
    first.stop();
    first.stop();
    one.publish(ratios, bytes('after'));
    await until('the other one hears it', () => second.heard.length > 0);
    expect(first.heard).toEqual([]);
    second.stop();
    const third = listen(two, ratios);
    await isHeard(one, ratios, third);
    expect([first.heard, second.heard]).toEqual([[], ['after']]);
  });

  test('every byte arrives as it is, and so does a megabyte', async () => {
    const [one, two] = (await servers(2)) as [FanOut, FanOut];
    const heard: Uint8Array[] = [];
    const ear = listen(two, ratios);
    two.subscribe(ratios, (message) => heard.push(message.slice()));
    await isHeard(one, ratios, ear);
    heard.length = 0;
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    const many = Uint8Array.from({ length: 2 ** 20 }, (_, i) => (i * 7_919) % 256);
    for (const message of [all, new Uint8Array(), many]) one.publish(ratios, message);
    await until('all three arrive', () => heard.length === 3);
    expect(heard.map((message, i) => Buffer.compare(message, [all, new Uint8Array(), many][i] as Uint8Array))).toEqual([
      0, 0, 0,
    ]);
  });

  test('the bytes of a message may be used again once it is published', async () => {
    const [one, two] = (await servers(2)) as [FanOut, FanOut];
    const ear = listen(two, ratios);
    await isHeard(one, ratios, ear);
    const message = bytes('first');
    one.publish(ratios, message);
    message.set(bytes('other'));
    await until('it arrives', () => ear.heard.length > 0);
    expect(ear.heard).toEqual(['first']);
  });

  test('after closing it neither says nor hears anything', async () => {
    const [one, two, three] = (await servers(3)) as [FanOut, FanOut, FanOut];
    const ears = [listen(two, ratios), listen(three, ratios)] as [Ear, Ear];
    await isHeard(one, ratios, ...ears);
    two.publish(ratios, bytes('goodbye'));
    await two.close();
    two.publish(ratios, bytes('am I still here?'));
    one.publish(ratios, bytes('end'));
    await until('the end is heard', () => ears[1].heard.includes('end'));
    expect(ears[0].heard).toEqual([]);
    expect(ears[1].heard.toSorted()).toEqual(['end', 'goodbye']);
  });
}
