/** A running process watched, or lied to, by strace (TANGRAM_TEST_STRACE): what it flushes, and calls that fail. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Watch {
  /** Lets go of the process; it goes on as if nothing had been. What strace wrote down, line by line. */
  letGo(): Promise<readonly string[]>;
}

/** Attaches to all threads of a process. Resolves when it has. */
export async function attach(child: ChildProcess, ...expressions: readonly string[]): Promise<Watch> {
  const program = process.env.TANGRAM_TEST_STRACE;
  if (program === undefined) throw new Error('TANGRAM_TEST_STRACE names no strace; run this with npm test');
  const notes = join(mkdtempSync(join(tmpdir(), 'tangram-strace-')), 'notes');
  const asked = expressions.flatMap((expression) => ['-e', expression]);
  const strace = spawn(program, ['-f', '-ttt', '-o', notes, ...asked, '-p', String(child.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(strace, 'exit');
  await new Promise<void>((resolve, reject) => {
    let said = '';
    strace.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (/attached/.test(said)) resolve();
    });
    strace.once('exit', (code) => reject(new Error(`strace ended with ${code}: ${said}`)));
  });
  return {
    async letGo() {
      strace.kill('SIGINT');
      await gone;
      return readFileSync(notes, 'utf8').split('\n');
    },
  };
}
