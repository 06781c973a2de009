/** The engine's own program, as a process that can be killed. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/sync-server.ts', import.meta.url));

export interface SyncProcess {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts it, on any free port unless the arguments name one; what it complains of is shown unless nobody wants it. */
export async function startSyncProcess(args: readonly string[], complains: 'inherit' | 'ignore' = 'inherit') {
  const all = args.includes('--port') ? args : ['--port', '0', ...args];
  const child = spawn(process.execPath, [program, ...all], { stdio: ['ignore', 'pipe', complains] });
  for await (const line of createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })) {
    const url = /ws:\S+(?=,)/.exec(line)?.[0];
    if (url !== undefined) return { url, child };
  }
  throw new Error('the server did not start');
}

/** Ends it without a word. */
export async function kill({ child }: SyncProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
