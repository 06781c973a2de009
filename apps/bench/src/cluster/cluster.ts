/**
 * What a second server adds: servers on one PostgreSQL and one Redis, each with the same number of people, in
 * documents of their own or in the same ones. One machine cannot show how much faster two are, so the measure is CPU
 * time for each delivered character: if a server needs no more of it for having a neighbour, two carry twice as much.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startPostgres, startRedis } from '@tangram/sync/testing/servers';
import { median } from '../engine/spread.ts';
import { rounded } from '../engine/tables.ts';
import type { Found, Places } from './load.ts';

const ROOMS = 5;
const PEOPLE = 20;
const PER_SECOND = 5;
const SECONDS = 10;

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

/** One way in which people can be spread; `rooms` answers the rooms, given the servers' ports. */
interface Spread {
  readonly name: string;
  readonly servers: number;
  readonly rooms: (ports: readonly number[]) => Places['rooms'];
}

const room = (document: string, ports: readonly number[]) => ({
  document,
  ports: Array.from({ length: PEOPLE }, (_, i) => ports[i % ports.length] as number),
});
const roomsOf = (count: number, name: string, ports: readonly number[]) =>
  Array.from({ length: count }, (_, i) => room(`${name}-${i}`, ports));

const spreads: readonly Spread[] = [
  { name: 'one server', servers: 1, rooms: ([one = 0]) => roomsOf(ROOMS, 'one', [one]) },
  {
    name: 'two, documents apart',
    servers: 2,
    rooms: ([one = 0, two = 0]) => [...roomsOf(ROOMS, 'one', [one]), ...roomsOf(ROOMS, 'two', [two])],
  },
  { name: 'two, every document on both', servers: 2, rooms: (ports) => roomsOf(2 * ROOMS, 'both', ports) },
];

type Figures = Readonly<Record<string, number>>;

/** Measures; answers Markdown tables. */
export async function measureCluster(rounds: number): Promise<string> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  let names = 0;
  const freshArguments = () => [postgres.url, redis.url, `bench_${++names}`];
  try {
    const figures = new Map(spreads.map(({ name }) => [name, [] as Figures[]]));
    const idle: Figures[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const spread of spreads) {
        const measured = await measure(spread, freshArguments());
        console.log('cluster', round + 1, spread.name, measured);
        figures.get(spread.name)?.push(measured);
      }
      idle.push(await measureIdle(freshArguments()));
      console.log('cluster', round + 1, 'idle', idle.at(-1));
    }
    return [
      `### ${ROOMS} rooms of ${PEOPLE} people for each server, ${PER_SECOND} keys a second each, on PostgreSQL and Redis`,
      '',
      ...tableOf(spreads.map(({ name }) => [name, figures.get(name) ?? []])),
      '',
      `### A server that has none of the ${ROOMS} documents open in which ${PEOPLE} people type on another one`,
      '',
      ...tableOf([['idle server', idle]]),
      '',
    ].join('\n');
  } finally {
    await Promise.all([postgres.remove(), redis.remove()]);
  }
}

async function measure({ servers, rooms }: Spread, args: readonly string[]): Promise<Figures> {
  const all = await startServers(servers, args);
  const { found, cpuS } = await play({ rooms: rooms(all.map(({ port }) => port)), ...pace }, all);
  for (const server of all) await end(server);
  const total = cpuS.reduce((sum, each) => sum + each, 0);
  const perMillion = (total / found.deliveries) * 1e6;
  return {
    'update-deliveries per second': found.deliveries / found.tookS,
    'CPU of each server, %': (total / servers / found.tookS) * 100,
    'CPU s per million update-deliveries': perMillion,
    'update-deliveries per second and fully used server core, all servers together': (servers * 1e6) / perMillion,
    'latency p50, ms': found.p50,
    'latency p99, ms': found.p99,
  };
}

/** Two servers, people on one of them only; before and after that nobody types anywhere. */
async function measureIdle(args: readonly string[]): Promise<Figures> {
  const [busy, idle] = (await startServers(2, args)) as [Server, Server];
  const places = (perSecond: number): Places => ({
    // Somebody reads another document on the idle one: it has a room to look after.
    rooms: [...roomsOf(ROOMS, 'busy', [busy.port]), { document: 'read', ports: [idle.port], isQuiet: true }],
    ...pace,
    perSecond,
  });
  await play(places(1 / 3_600), [busy, idle]); // what is done once has been done
  const typing = await play(places(PER_SECOND), [busy, idle]);
  const nobody = await play(places(1 / 3_600), [busy, idle]);
  for (const server of [busy, idle]) await end(server);
  const percent = ({ found, cpuS }: typeof typing, which: number) => ((cpuS[which] ?? 0) / found.tookS) * 100;
  return {
    'its CPU while they type, %': percent(typing, 1),
    'its CPU while nobody types anywhere, %': percent(nobody, 1),
    'CPU of the server that they type on, %': percent(typing, 0),
  };
}

const pace = { perSecond: PER_SECOND, seconds: SECONDS };

async function startServers(count: number, args: readonly string[]): Promise<Server[]> {
  const all: Server[] = [];
  for (let i = 0; i < count; i++) {
    const child = start(new URL('./server.ts', import.meta.url), args);
    const [port] = await once(child, 'message');
    all.push({ child, port });
  }
  return all;
}

function start(entry: URL, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(entry), ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

async function end({ child }: Server): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function cpuOf({ child }: Server): Promise<number> {
  child.send('cpu');
  const [seconds] = await once(child, 'message');
  return seconds;
}

/** Lets people type, and answers what they found and how long each server worked meanwhile. */
async function play(places: Places, servers: readonly Server[]): Promise<{ found: Found; cpuS: number[] }> {
  const load = start(new URL('./load.ts', import.meta.url), []);
  load.send(places);
  const marks: number[][] = [];
  return new Promise((resolve, reject) => {
    load.on('message', async (message: 'mark' | { found: Found } | { error: string }) => {
      if (message === 'mark') {
        marks.push(await Promise.all(servers.map(cpuOf)));
        load.send('go on');
      } else if ('found' in message) {
        const [before = [], behind = []] = marks;
        resolve({ found: message.found, cpuS: behind.map((cpu, i) => cpu - (before[i] as number)) });
      } else reject(new Error(message.error));
    });
    load.on('exit', (code) => reject(new Error(`the load ended with ${code}`)));
  });
}

function tableOf(columns: readonly (readonly [name: string, figures: readonly Figures[]])[]): string[] {
  const names = Object.keys(columns[0]?.[1][0] ?? {});
  const rows = names.map((name) => {
    const cells = columns.map(([, figures]) => cellOf(figures.map((one) => one[name] ?? Number.NaN)));
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  const head = columns.map(([name]) => name).join(' | ');
  return [`| | ${head} |`, `| --- |${' ---: |'.repeat(columns.length)}`, ...rows];
}

function cellOf(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(rounded);
  return least === most ? `${least}` : `${rounded(median(values))} (${least}–${most})`;
}
