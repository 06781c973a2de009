/** What is asked of every engine, what each answer is called, and what we want of ours. */

import { all, atMost, below, belowRelays, type Goal, ratioAtMost } from './goals.ts';
import { findTrace } from './load/trace.ts';
import type { Memory } from './servers/control.ts';
import type { Measured, Stage } from './stage.ts';

/** A figure by its name, in the order of the table. */
type Figures = Readonly<Record<string, number>>;

export interface Answer {
  readonly figures: Figures;
  /** What the figures are about; null where no CPU time was measured. */
  readonly measured: Measured | null;
}

export interface Workload {
  readonly name: string;
  readonly what: string;
  /** What a server must be able to do to be asked at all. */
  readonly needs: 'nothing' | 'answers' | 'keeps';
  /** Figures that hardly differ from round to round and take long: not more often than this. */
  readonly roundsMax?: number;
  /** Why it cannot be run on this machine, if so. */
  readonly missing?: string;
  readonly goals: Readonly<Record<string, Goal>>;
  /** Raised server in, figures out. */
  readonly run: (stage: Stage) => Promise<Answer>;
}

const perMillion = 'CPU s per million update-deliveries';
const deliveriesOf = ({ found }: Measured) => Number(found.deliveries);

async function saturation(stage: Stage, task: 'fanOut' | 'replay', settings: Record<string, number>): Promise<Answer> {
  const measured = await stage.measure(task, settings);
  const { cpu, found, tookS } = measured;
  return {
    figures: {
      [perMillion]: (cpu.cpuS / deliveriesOf(measured)) * 1e6,
      'update-deliveries per second': deliveriesOf(measured) / Number(found.tookS),
      'update-deliveries per message': deliveriesOf(measured) / Number(found.messages),
      'server CPU, %': (cpu.cpuS / tookS) * 100,
      'load CPU, %': measured.loadPercent,
    },
    measured,
  };
}

async function paced(stage: Stage, rooms: number): Promise<Answer> {
  const measured = await stage.measure('typing', { rooms });
  const { cpu, found, tookS } = measured;
  return {
    figures: {
      'latency p50, ms': Number(found.p50),
      'latency p95, ms': Number(found.p95),
      'latency p99, ms': Number(found.p99),
      'server CPU, %': (cpu.cpuS / tookS) * 100,
      [perMillion]: (cpu.cpuS / deliveriesOf(measured)) * 1e6,
      'load CPU, %': measured.loadPercent,
    },
    measured,
  };
}

async function joinStorm(stage: Stage): Promise<Answer> {
  await stage.play('fill');
  const meanwhile = stage.play('typeMeanwhile', { seconds: 6 });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const [measured, { sentAt, tookMs }] = await Promise.all([stage.measure('join'), meanwhile]);
  const { found, cpu } = measured;
  const [from, to] = [Number(found.from), Number(found.to)];
  const during = (tookMs as number[]).filter((took, n) => {
    const sent = (sentAt as number[])[n] as number;
    return sent + took > from && sent < to;
  });
  return {
    figures: {
      'all synced, ms': to - from,
      'worst typing latency meanwhile, ms': Math.max(...during),
      'server CPU for each, ms': (cpu.cpuS / Number(found.people)) * 1_000,
      'load CPU, %': measured.loadPercent,
    },
    measured,
  };
}

async function comeBack(stage: Stage): Promise<Answer> {
  const measured = await stage.measure('reconnect', {}, 1, async (nth) => {
    if (nth > 0) return;
    await stage.kill();
    await stage.raise();
    await stage.calm();
  });
  const { found, cpu } = measured;
  return {
    figures: {
      'all synced, ms': Number(found.syncedMs),
      'and all that they typed meanwhile or then seen by others, ms': Number(found.seenMs),
      'server CPU for each, ms': (cpu.cpuS / Number(found.people)) * 1_000,
    },
    measured,
  };
}

async function coldLoad(stage: Stage): Promise<Answer> {
  const { clock } = await stage.play('fill', { history: 1 });
  await stage.kill();
  await stage.raise();
  await stage.calm();
  const { firstMs, secondMs } = await stage.play('cold', { clock: Number(clock) });
  return {
    figures: { 'connect to all content, ms': Number(firstMs), 'the second one, ms': Number(secondMs) },
    measured: null,
  };
}

async function weigh(stage: Stage, task: 'openDocuments' | 'openSockets', of: string): Promise<Answer> {
  const weights: Memory[] = [];
  const measured = await stage.measure(task, {}, 0, async (nth) => {
    if (nth === 2) await new Promise((resolve) => setTimeout(resolve, 12_000)); // an empty room is kept for ten seconds
    await stage.calm();
    weights.push(await stage.memory());
  });
  const count = Number(measured.found.count);
  const each = (mark: number, what: keyof Memory) =>
    (((weights[mark]?.[what] ?? Number.NaN) - (weights[0]?.[what] ?? 0)) * 1_024) / count;
  return {
    figures: {
      [`live KiB for each open ${of}`]: each(1, 'liveMiB'),
      'kept for each when all have left': each(2, 'liveMiB'),
      [`resident KiB for each open ${of}`]: each(1, 'rssMiB'),
      'resident, kept': each(2, 'rssMiB'),
      'CPU ms to open one': (measured.cpu.cpuS / count) * 1_000,
    },
    measured,
  };
}

async function killed(stage: Stage): Promise<Answer> {
  const seen = await stage.play('typeUntilKilled', {}, () => stage.kill());
  await stage.raise();
  const left = await stage.play('whatIsLeft');
  const [clients, clocks] = [seen.clients as number[], seen.clocks as number[]];
  const found = new Map((left.clients as number[]).map((client, i) => [client, (left.clocks as number[])[i] ?? 0]));
  const total = clocks.reduce((sum, clock) => sum + clock, 0);
  const kept = clients.reduce((sum, client, i) => sum + Math.min(clocks[i] ?? 0, found.get(client) ?? 0), 0);
  return {
    figures: {
      'updates somebody had seen': total,
      'of these gone': total - kept,
      'documents gone, of 3': Number(left.gone),
    },
    measured: null,
  };
}

/** Everyone types as soon as their words have arrived. */
export const rushed = (people: number): Workload => ({
  name: 'fan-out',
  what: `Fan-out at saturation: 10 rooms of ${people}, everyone types as soon as their words have arrived`,
  needs: 'nothing',
  goals: { [perMillion]: all(atMost(0.6), ratioAtMost(0.25), belowRelays()) },
  run: (stage) => saturation(stage, 'fanOut', { people }),
});

export const workloads: readonly Workload[] = [
  rushed(20),
  {
    name: 'fan-out-1',
    what: 'The same with one key on its way each, not four: less to merge',
    needs: 'nothing',
    goals: {},
    run: (stage) => saturation(stage, 'fanOut', { window: 1 }),
  },
  {
    name: 'cursors',
    what: 'Fan-out at saturation with a cursor movement for every key',
    needs: 'nothing',
    goals: { [perMillion]: all(atMost(1.4), ratioAtMost(1 / 6), belowRelays()) },
    run: (stage) => saturation(stage, 'fanOut', { cursors: 1 }),
  },
  {
    name: 'trace',
    what: 'A recorded session of two authors (26,078 edits), as fast as their words reach each other, in 10 rooms of 20',
    needs: 'nothing',
    ...(findTrace() === null ? { missing: 'the recording is not on this machine' } : {}),
    goals: {},
    run: (stage) => saturation(stage, 'replay', {}),
  },
  {
    name: 'typing-1',
    what: '1 room of 30 people, 5 keys a second each',
    needs: 'nothing',
    goals: {},
    run: (stage) => paced(stage, 1),
  },
  {
    name: 'typing-8',
    what: '8 rooms of 30 people, 5 keys a second each',
    needs: 'nothing',
    goals: { 'latency p50, ms': atMost(1), 'latency p99, ms': ratioAtMost(1) },
    run: (stage) => paced(stage, 8),
  },
  {
    name: 'typing-22',
    what: '22 rooms of 30 people, 5 keys a second each',
    needs: 'nothing',
    goals: { 'server CPU, %': all(atMost(45), ratioAtMost(45 / 94)) },
    run: (stage) => paced(stage, 22),
  },
  {
    name: 'join',
    what: '300 people open one document of 249 KB at once while two type in it',
    needs: 'answers',
    goals: { 'all synced, ms': atMost(250), 'worst typing latency meanwhile, ms': atMost(40) },
    run: joinStorm,
  },
  {
    name: 'reconnect',
    what: '300 people come back at once after kill -9, with all that was there; every tenth has typed meanwhile',
    needs: 'keeps',
    goals: {},
    run: comeBack,
  },
  {
    name: 'cold',
    what: 'The first person after a restart (kill -9), in a document of 260,000 edits',
    needs: 'keeps',
    goals: { 'connect to all content, ms': atMost(15) },
    run: coldLoad,
  },
  {
    name: 'documents',
    what: '5,000 documents of 12.5 KB, each open in one client',
    needs: 'answers',
    roundsMax: 1,
    goals: { 'live KiB for each open document': atMost(45), 'kept for each when all have left': below(1) },
    run: (stage) => weigh(stage, 'openDocuments', 'document'),
  },
  {
    name: 'sockets',
    what: '500 sockets on one document of 12.5 KB',
    needs: 'answers',
    roundsMax: 1,
    goals: {},
    run: (stage) => weigh(stage, 'openSockets', 'socket'),
  },
  {
    name: 'kill',
    what: 'kill -9 while five people type in each of three documents',
    needs: 'keeps',
    goals: { 'of these gone': atMost(0), 'documents gone, of 3': atMost(0) },
    run: killed,
  },
];
