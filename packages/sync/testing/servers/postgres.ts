/** A PostgreSQL for a test, as it would run anywhere: fsync on, and it recovers when it was killed. */

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program, programsIn } from './program.ts';

export interface PostgresServer {
  readonly url: string;
  readonly port: number;
  /** Ends it without a checkpoint; the next start recovers from the write-ahead log. */
  crash(): Promise<void>;
  /** Starts it again on the same port, with other settings if they are given. */
  start(settings?: readonly string[]): Promise<void>;
  /** Ends it and removes everything. */
  remove(): Promise<void>;
}

/** Makes a new, empty PostgreSQL and starts it. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const bin = programsIn('TANGRAM_TEST_POSTGRES_BIN');
  const folder = mkdtempSync(join(tmpdir(), 'tangram-postgres-'));
  const data = join(folder, 'data');
  const user = whoRunsIt();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...user };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'tangram', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--wal-segsize=1'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`PostgreSQL could not make a database: ${made.stderr || made.error}`);
  const port = await freePort();

  const start = (more: readonly string[] = settings) =>
    Program.start(
      join(bin, 'postgres'),
      [
        ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
        // Before it recovers it makes sure that all its files are on the disk, here at one go.
        ...(process.platform === 'linux' ? ['-c', 'recovery_init_sync_method=syncfs'] : []),
        ...['-c', 'shared_buffers=32MB', '-c', 'max_connections=60', '-c', 'jit=off'],
        ...more.flatMap((setting) => ['-c', setting]),
      ],
      /ready to accept connections/,
      options,
    );

  let program = await start();
  return {
    url: `postgres://tangram@127.0.0.1:${port}/postgres`,
    port,
    crash: () => program.end('SIGQUIT'),
    async start(more) {
      program = await start(more);
    },
    async remove() {
      await program.end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It refuses to run as root: then somebody else's account is used. */
function whoRunsIt(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user called postgres or nobody to run it as');
}
