/**
 * The load: a process of its own, with one core of its own where there are two. It is told what to do,
 * and tells when the part that counts begins and ends, so that the server's CPU time can be read then.
 */

import { doc250kB, longHistory, smallDocument } from './documents.ts';
import type { Peer } from './peers.ts';
import { spread } from './spread.ts';
import { Typist } from './typist.ts';

export interface Task {
  readonly name: keyof typeof tasks;
  readonly peer: Pick<Peer, 'dialect' | 'stores'>;
  readonly port: number;
  readonly settings: Readonly<Record<string, number>>;
}

/** What a task has found out. */
export type Findings = Readonly<Record<string, number>>;

/** Tells whoever measures that something begins or ends, and waits until it has been noted. */
function mark(): Promise<void> {
  process.send?.('mark');
  return new Promise((resolve) => process.once('message', () => resolve()));
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Rooms full of people who type as fast as their words come back to somebody else. */
async function fanOut({ peer, port, settings }: Task): Promise<Findings> {
  const { rooms = 10, people = 20, seconds = 5, cursors = 0, window = 4 } = settings;
  let deliveries = 0;
  let isOver = false;
  const typists: Typist[] = [];
  for (let room = 0; room < rooms; room++) {
    const here: Typist[] = [];
    const typed = new Map<number, number>();
    const again = (typist: Typist) => {
      if (isOver) return;
      typed.set(typist.client, typist.type() + 1);
      if (cursors > 0) typist.moveCursor();
    };
    for (let i = 0; i < people; i++) {
      const client = 1_000_000_000 + room * 1_000 + i;
      // The words of each are waited for by the next one in the room.
      const before = 1_000_000_000 + room * 1_000 + ((i + people - 1) % people);
      here.push(
        await Typist.join(peer, port, `room-${room}`, client, (of, from, to) => {
          deliveries += to - from;
          if (of !== before) return;
          const author = here[(i + people - 1) % people] as Typist;
          for (let n = from; n < to; n++) again(author);
        }),
      );
    }
    typists.push(...here);
    for (const typist of here) for (let n = 0; n < window; n++) again(typist);
  }
  await after(1_000);
  await mark();
  const from = performance.now();
  const before = deliveries;
  await after(seconds * 1_000);
  const counted = deliveries - before;
  const took = performance.now() - from;
  await mark();
  isOver = true;
  await after(200);
  for (const typist of typists) typist.leave();
  return { deliveries: counted, perSecond: counted / (took / 1_000) };
}

/** Rooms of people who type at the pace of people: how long is a character on its way? */
async function typing({ peer, port, settings }: Task): Promise<Findings> {
  const { rooms = 8, people = 30, perSecond = 5, seconds = 5 } = settings;
  const sentAt = new Map<number, number[]>();
  const latencies: number[] = [];
  let isCounting = false;
  let deliveries = 0;
  const typists: Typist[] = [];
  for (let room = 0; room < rooms; room++) {
    for (let i = 0; i < people; i++) {
      const client = 1_000_000_000 + room * 1_000 + i;
      sentAt.set(client, []);
      typists.push(
        await Typist.join(peer, port, `room-${room}`, client, (of, from, to) => {
          if (!isCounting) return;
          const now = performance.now();
          deliveries += to - from;
          const sent = sentAt.get(of) as number[];
          for (let n = from; n < to; n++) {
            const at = sent[n];
            if (at !== undefined) latencies.push(now - at);
          }
        }),
      );
    }
  }
  let isOver = false;
  const gap = 1_000 / perSecond;
  const timers = typists.map((typist, i) => {
    const key = () => {
      if (isOver) return;
      const clock = typist.type();
      (sentAt.get(typist.client) as number[])[clock] = performance.now();
    };
    // Everyone keeps their own time, spread evenly.
    return setTimeout(
      () => {
        timers[i] = setInterval(key, gap);
      },
      (i / typists.length) * gap,
    );
  });
  await after(1_500);
  await mark();
  const from = performance.now();
  isCounting = true;
  await after(seconds * 1_000);
  isCounting = false;
  const tookS = (performance.now() - from) / 1_000;
  await mark();
  isOver = true;
  for (const timer of timers) clearTimeout(timer);
  for (const typist of typists) typist.leave();
  const { p50, p95, p99 } = spread(latencies);
  return { deliveries, tookS, p50, p95, p99 };
}

/** Gives a document its content, and waits until it has been stored. */
async function fill({ peer, port, settings }: Task): Promise<Findings> {
  const updates = settings.history ? longHistory() : [doc250kB()];
  const writer = await Typist.join(peer, port, 'big', 1, () => {});
  for (const update of updates) {
    writer.write(update);
    await soon();
  }
  await after(3_500); // Hocuspocus stores two seconds after the last change
  writer.leave();
  return { bytes: updates.reduce((sum, update) => sum + update.length, 0) };
}

/** Many come into one large document at once, while two type in it. */
async function join({ peer, port, settings }: Task): Promise<Findings> {
  const { people = 300 } = settings;
  const sentAt: number[] = [];
  let worst = 0;
  let isCounting = false;
  const first = await Typist.join(peer, port, 'big', 1_000_000_001, () => {});
  const second = await Typist.join(peer, port, 'big', 1_000_000_002, (of, from, to) => {
    if (!isCounting || of !== first.client) return;
    for (let n = from; n < to; n++) worst = Math.max(worst, performance.now() - (sentAt[n] as number));
  });
  const timer = setInterval(() => {
    sentAt[first.type()] = performance.now();
    second.type();
  }, 20);
  await after(500);
  await mark();
  isCounting = true;
  const from = performance.now();
  const joiners = await Promise.all(
    Array.from({ length: people }, (_, i) => Typist.join(peer, port, 'big', 1_000_001_000 + i, () => {})),
  );
  const allSyncedMs = performance.now() - from;
  await after(100);
  isCounting = false;
  await mark();
  clearInterval(timer);
  for (const typist of [first, second, ...joiners]) typist.leave();
  return { allSyncedMs, worstTypingMs: worst, people };
}

/** The first one to open a document after a restart. */
async function cold({ peer, port }: Task): Promise<Findings> {
  const from = performance.now();
  const typist = await Typist.join(peer, port, 'big', 1_000_000_001, () => {});
  const firstMs = performance.now() - from;
  typist.leave();
  return { firstMs };
}

/** Many small documents, each held open by one person. */
async function open({ peer, port, settings }: Task): Promise<Findings> {
  const { documents = 1_000 } = settings;
  await mark();
  const content = smallDocument();
  const typists: Typist[] = [];
  for (let i = 0; i < documents; i++) {
    const typist = await Typist.join(peer, port, `small-${i}`, 1, () => {});
    typist.write(content);
    typists.push(typist);
  }
  await after(4_000);
  await mark();
  for (const typist of typists) typist.leave();
  await after(14_000); // an empty room is kept for ten seconds
  await mark();
  return { documents };
}

/** Five type; whoever kills the server is told how many characters somebody else has seen. */
async function typeUntilKilled({ peer, port, settings }: Task): Promise<Findings> {
  const { seconds = 3 } = settings;
  const seen = new Map<number, number>();
  const typists: Typist[] = [];
  for (let i = 0; i < 5; i++) {
    typists.push(
      await Typist.join(peer, port, 'kill', 1_000_000_001 + i, (of, _, to) => {
        seen.set(of, Math.max(to, seen.get(of) ?? 0));
      }),
    );
  }
  const timer = setInterval(() => {
    for (const typist of typists) typist.type();
  }, 33);
  await after(seconds * 1_000);
  await mark(); // the server is killed here
  clearInterval(timer);
  for (const typist of typists) typist.leave();
  return Object.fromEntries([...seen].map(([client, clock]) => [String(client), clock]));
}

/** What a newcomer finds of everybody's characters. */
async function whatIsLeft({ peer, port }: Task): Promise<Findings> {
  const found = new Map<number, number>();
  const reader = await Typist.join(peer, port, 'kill', 1_000_000_999, (of, _, to) => {
    found.set(of, Math.max(to, found.get(of) ?? 0));
  });
  await after(200);
  reader.leave();
  return Object.fromEntries([...found].map(([client, clock]) => [String(client), clock]));
}

const tasks = { fanOut, typing, fill, join, cold, open, typeUntilKilled, whatIsLeft };

process.once('message', async (task: Task) => {
  try {
    process.send?.({ findings: await tasks[task.name](task) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
  process.disconnect?.();
});
