/**
 * People in rooms, each connected to the server that they are told, who type at the pace of people. It says when
 * the part that counts begins and ends, and waits until that has been noted.
 */

import { Typist } from '../engine/load/typist.ts';
import { spread } from '../engine/spread.ts';

interface Room {
  readonly document: string;
  /** of each person's server */
  readonly ports: readonly number[];
  /** They only read. */
  readonly isQuiet?: boolean;
}

export interface Places {
  readonly rooms: readonly Room[];
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Found {
  readonly deliveries: number;
  readonly tookS: number;
  readonly p50: number;
  readonly p99: number;
}

const speech = { dialect: 'y-websocket', query: '', answers: true } as const;

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function mark(): Promise<void> {
  process.send?.('mark');
  return new Promise((resolve) => process.once('message', () => resolve()));
}

async function type({ rooms, perSecond, seconds }: Places): Promise<Found> {
  const sentAt = new Map<number, number[]>();
  const latencies: number[] = [];
  let isCounting = false;
  let deliveries = 0;
  const typists: Typist[] = [];
  const readers: Typist[] = [];
  for (const [room, { document, ports, isQuiet }] of rooms.entries()) {
    for (const [place, port] of ports.entries()) {
      const client = 1_000_000_000 + room * 1_000 + place;
      sentAt.set(client, []);
      const heard = (of: number, from: number, to: number) => {
        if (!isCounting) return;
        const now = performance.now();
        deliveries += to - from;
        for (let n = from; n < to; n++) {
          const at = sentAt.get(of)?.[n];
          if (at !== undefined) latencies.push(now - at);
        }
      };
      const person = await Typist.join({ speech, port, document, client, onCharacters: heard });
      (isQuiet ? readers : typists).push(person);
    }
  }
  const gap = 1_000 / perSecond;
  const timers: ReturnType<typeof setTimeout>[] = typists.map((typist, i) => {
    const key = () => {
      const clock = typist.type();
      (sentAt.get(typist.client) as number[])[clock] = performance.now();
    };
    const begin = () => {
      timers[i] = setInterval(key, gap);
    };
    return setTimeout(begin, (i / typists.length) * gap);
  });
  await after(2_000);
  await mark();
  isCounting = true;
  const from = performance.now();
  await after(seconds * 1_000);
  isCounting = false;
  const tookS = (performance.now() - from) / 1_000;
  await mark();
  for (const timer of timers) clearInterval(timer);
  for (const person of [...typists, ...readers]) person.leave();
  const { p50, p99 } = spread(latencies);
  return { deliveries, tookS, p50, p99 };
}

process.once('message', async (places: Places) => {
  try {
    process.send?.({ found: await type(places) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
  process.disconnect?.();
});
