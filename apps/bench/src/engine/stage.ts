/**
 * One server and one load on stage, each in a process of its own and, where the machine lets us, on a
 * core of its own.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Findings, Task } from './load.ts';
import type { Peer } from './peers.ts';
import type { Usage } from './servers/control.ts';

/** Are server and load kept on different cores? */
export const isPinned =
  availableParallelism() > 1 &&
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'taskset')));

function start(entry: URL, args: readonly string[], core: number): ChildProcess {
  const program = [process.execPath, '--expose-gc', fileURLToPath(entry), ...args];
  const [command = '', ...rest] = isPinned ? ['taskset', '-c', String(core), ...program] : program;
  return spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
}

/** A server that can be asked, killed and started again on the same folder. */
export class Stage {
  readonly peer: Peer;
  readonly #folder = mkdtempSync(join(tmpdir(), 'tangram-bench-'));
  #server: ChildProcess | null = null;
  #port = 0;

  constructor(peer: Peer) {
    this.peer = peer;
  }

  async raise(): Promise<void> {
    this.#server = start(this.peer.entry, [this.#folder], 0);
    [this.#port] = await once(this.#server, 'message');
  }

  async usage(): Promise<Usage> {
    const server = this.#server as ChildProcess;
    server.send('usage');
    const [usage] = await once(server, 'message');
    return usage;
  }

  async kill(): Promise<void> {
    const server = this.#server as ChildProcess;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  /** Runs a task of the load; `onMark` is called each time the load marks a moment, and the load waits for it. */
  async play(
    name: Task['name'],
    settings: Task['settings'] = {},
    onMark: () => Promise<void> = async () => {},
  ): Promise<Findings> {
    const load = start(new URL('./load.ts', import.meta.url), [], 1);
    const { dialect, stores } = this.peer;
    const task: Task = { name, peer: { dialect, stores }, port: this.#port, settings };
    load.send(task);
    return new Promise((resolve, reject) => {
      load.on('message', async (message: 'mark' | { findings: Findings } | { error: string }) => {
        if (message === 'mark') {
          await onMark();
          load.send('go on');
        } else if ('findings' in message) resolve(message.findings);
        else reject(new Error(`${this.peer.name}, ${name}: ${message.error}`));
      });
      load.on('exit', (code) => reject(new Error(`${this.peer.name}, ${name}: the load ended with ${code}`)));
    });
  }

  async clear(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
