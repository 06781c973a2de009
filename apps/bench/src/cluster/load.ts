/**
 * People in rooms, each connected to the server that they are told, who type at the pace of people when it is their
 * turn. It says when the part of a turn that counts begins and ends, and waits until that has been noted.
 */

import { Typist } from '../engine/load/typist.ts';
import { spread } from '../engine/spread.ts';

export interface Room {
  readonly document: string;
  /** of each person's server */
  readonly ports: readonly number[];
}

export interface Turns {
  readonly groups: Readonly<Record<string, readonly Room[]>>;
  /** which groups type, turn by turn */
  readonly turns: readonly (readonly string[])[];
  readonly perSecond: number;
  readonly seconds: number;
}

/** What was found in one turn. */
export interface Found {
  readonly deliveries: number;
  readonly tookS: number;
  readonly p50: number;
  readonly p99: number;
}

const speech = { dialect: 'y-websocket', query: '', answers: true } as const;
const SETTLE_MS = 700;

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function mark(): Promise<void> {
  process.send?.('mark');
  return new Promise((resolve) => process.once('message', () => resolve()));
}

async function takeTurns({ groups, turns, perSecond, seconds }: Turns): Promise<Found[]> {
  const sentAt = new Map<number, number[]>();
  let latencies: number[] = [];
  let isCounting = false;
  let deliveries = 0;
  const heard = (of: number, from: number, to: number) => {
    if (!isCounting) return;
    const now = performance.now();
    deliveries += to - from;
    for (let n = from; n < to; n++) latencies.push(now - (sentAt.get(of)?.[n] as number));
  };
  let client = 1_000_000_000;
  const people = new Map<string, Typist[]>();
  for (const [name, rooms] of Object.entries(groups)) {
    const group: Typist[] = [];
    people.set(name, group);
    for (const { document, ports } of rooms) {
      for (const port of ports) {
        sentAt.set(++client, []);
        group.push(await Typist.join({ speech, port, document, client, onCharacters: heard }));
      }
    }
  }
  const found: Found[] = [];
  for (const turn of turns) {
    const stop = startTyping(
      turn.flatMap((name) => people.get(name) ?? []),
      sentAt,
      1_000 / perSecond,
    );
    await after(SETTLE_MS);
    deliveries = 0;
    latencies = [];
    await mark();
    isCounting = true;
    const from = performance.now();
    await after(seconds * 1_000);
    isCounting = false;
    const tookS = (performance.now() - from) / 1_000;
    await mark();
    stop();
    await after(SETTLE_MS);
    const { p50, p99 } = spread(latencies);
    found.push({ deliveries, tookS, p50, p99 });
  }
  for (const group of people.values()) for (const person of group) person.leave();
  return found;
}

/** Everyone keeps their own time, spread evenly. */
function startTyping(people: readonly Typist[], sentAt: ReadonlyMap<number, number[]>, gapMs: number): () => void {
  const timers: ReturnType<typeof setTimeout>[] = people.map((person, i) => {
    const key = () => {
      const clock = person.type();
      (sentAt.get(person.client) as number[])[clock] = performance.now();
    };
    const begin = () => {
      timers[i] = setInterval(key, gapMs);
    };
    return setTimeout(begin, (i / people.length) * gapMs);
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

process.once('message', async (turns: Turns) => {
  try {
    process.send?.({ found: await takeTurns(turns) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
  process.disconnect?.();
});
