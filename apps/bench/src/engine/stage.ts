/**
 * One server and its load on stage, each in a process of its own and, where the machine lets us, on a core of its
 * own.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TaskName } from './load/load.ts';
import type { Findings, Mark, Task } from './load/task.ts';
import { type Moment, moment, othersPercent } from './machine.ts';
import type { Peer } from './peers.ts';
import type { Ask, Cpu, Memory, Profiles } from './servers/control.ts';

/** Are server and load kept on different cores? */
export const isPinned =
  availableParallelism() > 1 &&
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'taskset')));

const collect = new URL('./servers/collect.ts', import.meta.url);
/**
 * Longer than a task takes by far. A server that has fallen behind may read minutes of keys in one turn of its event
 * loop, and answers nobody meanwhile.
 */
const TASK_MS_MAX = 240_000;
const PACED_MS_MAX = 60_000;
const paced: ReadonlySet<TaskName> = new Set<TaskName>(['fanOut', 'typing', 'join']);

/** The server was still at it when nobody wanted to wait any longer. */
export class DidNotFinish extends Error {
  override readonly name = 'DidNotFinish';
}
const CALM_MS_MAX = 90_000;

function start(entry: URL, args: readonly string[], core: number): ChildProcess {
  const flags = ['--expose-gc', '--import', collect.href];
  const program = [process.execPath, ...flags, fileURLToPath(entry), ...args];
  const [command = '', ...rest] = isPinned ? ['taskset', '-c', String(core), ...program] : program;
  return spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
}

/** What lay between the first two marks of a task that was measured. */
export interface Measured {
  readonly found: Findings;
  /** the server's */
  readonly cpu: Cpu;
  readonly tookS: number;
  readonly loadPercent: number;
  readonly othersPercent: number;
  readonly profiles: Profiles | null;
}

/** Called at each mark of a task; the load waits for it. */
export type OnMark = (nth: number, mark: Mark) => Promise<void>;

/** A server that can be asked, killed and started again on the same folder. */
export class Stage {
  readonly peer: Peer;
  /** Takes a CPU profile of whatever is measured. */
  readonly profiles: boolean;
  readonly #folder = mkdtempSync(join(tmpdir(), 'tangram-bench-'));
  #server: ChildProcess | null = null;
  #port = 0;

  constructor(peer: Peer, profiles = false) {
    this.peer = peer;
    this.profiles = profiles;
  }

  async raise(): Promise<void> {
    const server = start(this.peer.entry, [this.#folder, ...this.peer.args], 0);
    this.#server = server;
    this.#port = await Promise.race([
      once(server, 'message').then(([port]) => port as number),
      once(server, 'exit').then(([code]) => Promise.reject(new Error(`${this.peer.name} ended with ${code}`))),
    ]);
  }

  cpu(): Promise<Cpu> {
    return this.#ask('cpu');
  }

  memory(): Promise<Memory> {
    return this.#ask('memory');
  }

  /** Resolves when the server has nothing to do any more, or after a while. */
  async calm(): Promise<void> {
    const until = performance.now() + CALM_MS_MAX;
    for (let before = (await this.cpu()).cpuS; performance.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const { cpuS } = await this.cpu();
      if (cpuS - before < 0.06) return;
      before = cpuS;
    }
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (server === null || server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  /** Runs a task of the load, and measures what lies between two of its marks. */
  async measure(name: TaskName, settings: Task['settings'] = {}, first = 0, onMark?: OnMark): Promise<Measured> {
    const moments: {
      readonly cpu: Cpu;
      readonly moment: Moment;
      readonly loadCpuS: number;
      readonly ownCpuS: number;
    }[] = [];
    let profiles: Profiles | null = null;
    const found = await this.play(name, settings, async (nth, mark) => {
      await onMark?.(nth, mark);
      if (nth !== first && nth !== first + 1) return;
      if (this.profiles && nth === first + 1) profiles = await this.#ask('stopProfile');
      const { user, system } = process.cpuUsage();
      const cpu = await this.cpu();
      moments.push({ cpu, moment: moment(), loadCpuS: mark.loadCpuS, ownCpuS: (user + system) / 1e6 });
      if (this.profiles && nth === first) await this.#ask('startProfile');
    });
    const [from, to] = moments;
    if (from === undefined || to === undefined) throw new Error(`${name} has not said when it begins and ends`);
    const cpu = between(from.cpu, to.cpu);
    const tookS = (to.moment.atMs - from.moment.atMs) / 1_000;
    const loadS = to.loadCpuS - from.loadCpuS;
    const ownS = cpu.cpuS + loadS + to.ownCpuS - from.ownCpuS;
    return {
      found,
      cpu,
      tookS,
      loadPercent: (loadS / tookS) * 100,
      othersPercent: othersPercent(from.moment, to.moment, ownS),
      profiles,
    };
  }

  /** Runs a task of the load. */
  async play(name: TaskName, settings: Task['settings'] = {}, onMark: OnMark = async () => {}): Promise<Findings> {
    const load = start(new URL('./load/load.ts', import.meta.url), [], 1);
    const { dialect, query, answers } = this.peer;
    const task: Task = { speech: { dialect, query, answers }, port: this.#port, settings };
    const { promise, resolve, reject } = Promise.withResolvers<Findings>();
    const words = (why: string) => `${this.peer.name}, ${name}: ${why}`;
    const fail = (why: string) => reject(new Error(words(why)));
    let marks = 0;
    load.on('message', async (message: Mark | { findings: Findings } | { error: string }) => {
      if ('findings' in message) resolve(message.findings);
      else if ('error' in message) fail(message.error);
      else {
        try {
          await onMark(marks++, message);
          load.send(this.#port);
        } catch (error) {
          fail(String(error));
        }
      }
    });
    load.on('exit', (code) => fail(`the load ended with ${code}`));
    const { minutes = 0 } = settings;
    const patienceMs = (paced.has(name) ? PACED_MS_MAX : TASK_MS_MAX) + minutes * 60_000;
    const tooLong = setTimeout(() => reject(new DidNotFinish(words('it does not come to an end'))), patienceMs);
    load.send({ name, task });
    try {
      return await promise;
    } finally {
      clearTimeout(tooLong);
      load.kill();
    }
  }

  async clear(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask<T>(ask: Ask): Promise<T> {
    const server = this.#server as ChildProcess;
    server.send(ask);
    const [answer] = await once(server, 'message');
    return answer as T;
  }
}

function between(from: Cpu, to: Cpu): Cpu {
  const before = new Map(from.workers.map((worker) => [worker.id, worker]));
  return {
    ...difference(from, to),
    main: difference(from.main, to.main),
    workers: to.workers.map((worker) => ({ id: worker.id, ...difference(before.get(worker.id), worker) })),
    threads: Object.fromEntries(
      Object.entries(to.threads).map(([name, seconds]) => [name, seconds - (from.threads[name] ?? 0)]),
    ),
  };
}

interface Seconds {
  readonly cpuS: number;
  readonly kernelS: number;
}

function difference(from: Seconds = { cpuS: 0, kernelS: 0 }, to: Seconds): Seconds {
  return { cpuS: to.cpuS - from.cpuS, kernelS: to.kernelS - from.kernelS };
}
