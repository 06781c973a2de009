/**
 * A house is one running Tangram, started as a user starts it: its own process, its own data folder, its own port.
 * It can be stopped kindly, killed, and started again on the same folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const serverMain = join(root, 'apps/server/src/main.ts');

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to be had');
  return address.port;
}

export class House {
  readonly port: number;
  readonly dataFolder: string;
  /** Everything the process has printed since it was last started. */
  output = '';
  #process: ChildProcess | null = null;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(port: number, dataFolder: string, environment: Readonly<Record<string, string>>) {
    this.port = port;
    this.dataFolder = dataFolder;
    this.#environment = environment;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts the process; resolves when it says that it is ready, fails with all it printed when it ends before. */
  async start(): Promise<void> {
    this.output = '';
    const child = spawn(process.execPath, [serverMain], {
      env: { ...process.env, PORT: String(this.port), TANGRAM_DATA: this.dataFolder, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes('Tangram is ready at')) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) =>
        reject(new Error(`the server ended with ${code} before it was ready:\n${this.output}`)),
      );
    });
  }

  /** Ends the process with a signal and waits until it is gone; resolves to its exit code, null when a signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    const [code] = await gone;
    return code as number | null;
  }

  /** Ends the process kindly and removes its data. */
  async tearDown(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}

/**
 * Starts a new house: with settings of its own on an empty data folder, else on one as a first start leaves it, with the demo
 * network in it (first-start.ts has been there).
 */
export async function openHouse(environment: Readonly<Record<string, string>> = {}): Promise<House> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tangram-e2e-'));
  const { TANGRAM_TEST_FIRST_START: furnished } = process.env;
  if (furnished !== undefined && Object.keys(environment).length === 0)
    await cp(furnished, dataFolder, { recursive: true });
  const house = new House(await freePort(), dataFolder, environment);
  await house.start();
  return house;
}
