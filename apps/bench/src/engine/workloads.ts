/** What is asked of every engine, and what each answer is called. */

import type { Usage } from './servers/control.ts';
import type { Stage } from './stage.ts';

/** A figure by its name, in the order of the table. */
export type Figures = Readonly<Record<string, number>>;

export interface Workload {
  readonly name: string;
  readonly what: string;
  /** Does it ask for documents that are kept? */
  readonly needsStore: boolean;
  /** Raised server in, figures out. */
  readonly run: (stage: Stage) => Promise<Figures>;
}

async function fanOut(stage: Stage, cursors: number): Promise<Figures> {
  const cpu: number[] = [];
  const found = await stage.play('fanOut', { cursors }, async () => {
    cpu.push((await stage.usage()).cpuS);
  });
  const { deliveries = 0, perSecond = 0 } = found;
  return {
    'CPU s per million update-deliveries': (cpuBetween(cpu) / deliveries) * 1e6,
    'update-deliveries per second': perSecond,
  };
}

async function typing(stage: Stage, rooms: number): Promise<Figures> {
  const cpu: number[] = [];
  const found = await stage.play('typing', { rooms }, async () => {
    cpu.push((await stage.usage()).cpuS);
  });
  const { deliveries = 0, tookS = 1, p50 = 0, p95 = 0, p99 = 0 } = found;
  return {
    'latency p50, ms': p50,
    'latency p95, ms': p95,
    'latency p99, ms': p99,
    'server CPU, %': (cpuBetween(cpu) / tookS) * 100,
    'CPU s per million update-deliveries': (cpuBetween(cpu) / deliveries) * 1e6,
  };
}

const cpuBetween = (marks: readonly number[]) => (marks[1] ?? 0) - (marks[0] ?? 0);

export const workloads: readonly Workload[] = [
  {
    name: 'fan-out',
    what: 'Fan-out at saturation: 10 rooms of 20, everyone types as soon as their words have arrived',
    needsStore: false,
    run: (stage) => fanOut(stage, 0),
  },
  {
    name: 'fan-out-cursors',
    what: 'The same, with a cursor movement for every key',
    needsStore: false,
    run: (stage) => fanOut(stage, 1),
  },
  {
    name: 'typing',
    what: '8 rooms of 30 people, 5 keys a second each',
    needsStore: false,
    run: (stage) => typing(stage, 8),
  },
  {
    name: 'full-house',
    what: '22 rooms of 30 people, 5 keys a second each',
    needsStore: false,
    run: (stage) => typing(stage, 22),
  },
  {
    name: 'join',
    what: '300 people open one document of 250 kB at once while two type in it',
    needsStore: true,
    async run(stage) {
      await stage.play('fill');
      const cpu: number[] = [];
      const found = await stage.play('join', {}, async () => {
        cpu.push((await stage.usage()).cpuS);
      });
      const { allSyncedMs = 0, worstTypingMs = 0, people = 1 } = found;
      return {
        'all synced, ms': allSyncedMs,
        'worst typing latency meanwhile, ms': worstTypingMs,
        'server CPU for each, ms': (cpuBetween(cpu) / people) * 1_000,
      };
    },
  },
  {
    name: 'cold',
    what: 'The first person after a restart (kill -9), in a document of 260,000 edits',
    needsStore: true,
    async run(stage) {
      await stage.play('fill', { history: 1 });
      await stage.kill();
      await stage.raise();
      const { firstMs = 0 } = await stage.play('cold');
      return { 'connect to all content, ms': firstMs };
    },
  },
  {
    name: 'memory',
    what: '1,000 documents of 12.5 kB, each open in one client',
    needsStore: true,
    async run(stage) {
      const usages: Usage[] = [];
      const { documents = 1 } = await stage.play('open', {}, async () => {
        usages.push(await stage.usage());
      });
      const perDocument = (mark: number, of: 'rssMiB' | 'liveMiB') =>
        (((usages[mark]?.[of] ?? 0) - (usages[0]?.[of] ?? 0)) * 1_024) / documents;
      return {
        'live KiB for each open document': perDocument(1, 'liveMiB'),
        'live KiB kept for each, all closed': perDocument(2, 'liveMiB'),
        'resident KiB for each open document': perDocument(1, 'rssMiB'),
      };
    },
  },
  {
    name: 'kill',
    what: 'kill -9 while five people type',
    needsStore: true,
    async run(stage) {
      const seen = await stage.play('typeUntilKilled', {}, () => stage.kill());
      await stage.raise();
      const left = await stage.play('whatIsLeft');
      const total = Object.values(seen).reduce((sum, clock) => sum + clock, 0);
      const kept = Object.entries(seen).reduce((sum, [client, clock]) => sum + Math.min(clock, left[client] ?? 0), 0);
      return { 'updates somebody had seen': total, 'of these gone': total - kept };
    },
  },
];
