/** A Redis for a test: nothing is kept, as the fan-out keeps nothing. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program, programsIn } from './program.ts';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Ends it and removes everything. */
  remove(): Promise<void>;
}

/** Starts a new Redis. */
export async function startRedis(): Promise<RedisServer> {
  const file = programsIn('TANGRAM_TEST_REDIS');
  const folder = mkdtempSync(join(tmpdir(), 'tangram-redis-'));
  const port = await freePort();
  const start = () =>
    Program.start(
      file,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      /Ready to accept connections/i,
    );
  let program = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop: () => program.end('SIGKILL'),
    async start() {
      program = await start();
    },
    async remove() {
      await program.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
