/**
 * A server program that a test owns: on a port of its own, with a folder of its own, started, ended as it
 * must be and thrown away.
 */

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** What `npm test` found, by the variable that names it. Throws a sentence where there is nothing. */
export function programsIn(variable: 'TANGRAM_TEST_POSTGRES_BIN' | 'TANGRAM_TEST_REDIS'): string {
  const place = process.env[variable];
  if (!place) throw new Error(`${variable} is not set: run “npm test”, or let it name what “npm test” would install`);
  return place;
}

/** Below the ports that systems hand out to connections, so that nobody gets ours while its server restarts. */
const LOWEST = 18_000;
const PORTS = 12_000;

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  for (let at = Math.floor(Math.random() * PORTS); ; at++) {
    const port = LOWEST + (at % PORTS);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** A process that has said it is ready. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, 'exit');
    // Whoever ends without stopping it takes it along.
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    this.#ended.then(() => process.off('exit', end));
  }

  /** Starts it; resolves when one of its lines matches `ready`. Rejects with all it said if it ends before. */
  static async start(file: string, args: readonly string[], ready: RegExp, options: SpawnOptions = {}) {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const program = new Program(child);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (words: Buffer) => {
        if (said.length < 100_000) said += words.toString();
        if (ready.test(said)) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${said}`)));
    });
    return program;
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Sends a signal, and waits until the process has ended. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
    await this.#ended;
  }
}
