/**
 * What a second server adds: two on one PostgreSQL and one Redis, whose people type by turns: those of one server; those
 * of both, in documents apart; all in the same documents; nobody. One machine cannot show how much more two carry, so the
 * measure is CPU time for each delivered character: if a server needs no more of it for having a neighbour, two carry
 * twice as much. The turns are short and come again and again, so that a noisy minute hits all of them.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startPostgres, startRedis } from '@tangram/sync/testing/servers';
import { median } from '../engine/spread.ts';
import { rounded, row } from '../engine/tables.ts';
import type { Found, Room, Turns } from './load.ts';

const ROOMS = 5;
const PEOPLE = 20;
const PER_SECOND = 5;
const SECONDS = 4;
/** The first of them does not count: code that has never run before is slow. */
const CYCLES = 4;

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Who types in a turn, and on how many servers they are. */
const kinds = [
  { name: 'one server', groups: ['one'], servers: 1 },
  { name: 'two, documents apart', groups: ['one', 'two'], servers: 2 },
  { name: 'two, every document on both', groups: ['both'], servers: 2 },
  { name: 'nobody', groups: [], servers: 0 },
] as const;

/** Of one kind of turn, all its turns together. */
interface Measured extends Found {
  /** seconds of each server on a CPU */
  readonly cpuS: readonly number[];
}

/** Measures; answers Markdown tables. */
export async function measureCluster(rounds: number): Promise<string> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const all: Measured[][] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      all.push(await measure([postgres.url, redis.url, `bench_${round}`]));
      console.log('cluster', round, all.at(-1));
    }
  } finally {
    await Promise.all([postgres.remove(), redis.remove()]);
  }
  return tablesOf(all);
}

async function measure(args: readonly string[]): Promise<Measured[]> {
  const servers = [await startServer(args), await startServer(args)];
  const ports = servers.map(({ port }) => port);
  const turns = Array.from({ length: CYCLES }, () => kinds.map(({ groups }) => groups)).flat();
  const [one = 0, two = 0] = ports;
  const groups = {
    one: roomsOf(ROOMS, 'one', [one]),
    two: roomsOf(ROOMS, 'two', [two]),
    both: roomsOf(2 * ROOMS, 'both', ports),
  };
  const { found, cpuS } = await play({ groups, turns, perSecond: PER_SECOND, seconds: SECONDS }, servers);
  for (const { child } of servers) child.kill('SIGKILL');
  return kinds.map((_, kind) => {
    const isOfKind = (_: unknown, turn: number) => turn >= kinds.length && turn % kinds.length === kind;
    const turnsFound = found.filter(isOfKind);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
      deliveries: sum(turnsFound.map(({ deliveries }) => deliveries)),
      tookS: sum(turnsFound.map(({ tookS }) => tookS)),
      p50: median(turnsFound.map(({ p50 }) => p50)),
      p99: median(turnsFound.map(({ p99 }) => p99)),
      cpuS: servers.map((_, server) => sum(cpuS.filter(isOfKind).map((turn) => turn[server] as number))),
    };
  });
}

function roomsOf(count: number, name: string, ports: readonly number[]): Room[] {
  return Array.from({ length: count }, (_, i) => ({
    document: `${name}-${i}`,
    ports: Array.from({ length: PEOPLE }, (_, place) => ports[place % ports.length] as number),
  }));
}

async function startServer(args: readonly string[]): Promise<Server> {
  const child = start(new URL('./server.ts', import.meta.url), args);
  const [port] = await once(child, 'message');
  return { child, port };
}

function start(entry: URL, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(entry), ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

async function cpuOf({ child }: Server): Promise<number> {
  child.send('cpu');
  const [seconds] = await once(child, 'message');
  return seconds;
}

/** Lets people take their turns; answers what they found, and how long each server worked in each. */
async function play(turns: Turns, servers: readonly Server[]): Promise<{ found: Found[]; cpuS: number[][] }> {
  const load = start(new URL('./load.ts', import.meta.url), []);
  load.send(turns);
  const marks: number[][] = [];
  return new Promise((resolve, reject) => {
    load.on('message', async (message: 'mark' | { found: Found[] } | { error: string }) => {
      if (message === 'mark') {
        marks.push(await Promise.all(servers.map(cpuOf)));
        load.send('go on');
      } else if ('found' in message) {
        const between = (turn: number) =>
          servers.map((_, i) => (marks[2 * turn + 1]?.[i] as number) - (marks[2 * turn]?.[i] as number));
        resolve({ found: message.found, cpuS: message.found.map((_, turn) => between(turn)) });
      } else reject(new Error(message.error));
    });
    load.on('exit', (code) => reject(new Error(`the load ended with ${code}`)));
  });
}

function tablesOf(all: readonly (readonly Measured[])[]): string {
  const cost = (measured: Measured, servers: number) =>
    (measured.cpuS.slice(0, servers).reduce((total, cpu) => total + cpu, 0) / measured.deliveries) * 1e6;
  const [nobody, one] = [kinds.length - 1, 0];
  const figures: Readonly<Record<string, (kind: number, servers: number, round: readonly Measured[]) => number>> = {
    'update-deliveries per second': (kind, _, round) => perSecond(round[kind]),
    'CPU s per million update-deliveries': (kind, servers, round) => cost(round[kind] as Measured, servers),
    'what they carry with their CPU, one server being 1': (kind, servers, round) =>
      (servers * cost(round[one] as Measured, 1)) / cost(round[kind] as Measured, servers),
    'latency p50, ms': (kind, _, round) => round[kind]?.p50 ?? Number.NaN,
    'latency p99, ms': (kind, _, round) => round[kind]?.p99 ?? Number.NaN,
  };
  const typing = kinds.slice(0, nobody);
  const percent = (kind: number, server: number) =>
    cellOf(all.map((round) => (((round[kind] as Measured).cpuS[server] ?? 0) / (round[kind] as Measured).tookS) * 100));
  return [
    `### ${ROOMS} rooms of ${PEOPLE} people for each server, ${PER_SECOND} keys a second each`,
    '',
    row(['', ...typing.map(({ name }) => name)]),
    row(['---', ...typing.map(() => '---:')]),
    ...Object.entries(figures).map(([name, figure]) =>
      row([name, ...typing.map(({ servers }, kind) => cellOf(all.map((round) => figure(kind, servers, round))))]),
    ),
    '',
    `### A second server that has none of the ${ROOMS} documents open in which people type on the first`,
    '',
    row(['CPU, %', 'first', 'second']),
    row(['---', '---:', '---:']),
    row(['while they type', percent(one, 0), percent(one, 1)]),
    row(['while nobody types', percent(nobody, 0), percent(nobody, 1)]),
    '',
  ].join('\n');
}

function perSecond(measured: Measured | undefined): number {
  return measured === undefined ? Number.NaN : measured.deliveries / measured.tookS;
}

function cellOf(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(rounded);
  return least === most ? `${least}` : `${rounded(median(values))} (${least}–${most})`;
}
