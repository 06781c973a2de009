/**
 * The load: a process of its own, with one core of its own where there are two. It is told what to do, and tells
 * when the part that counts begins and ends, so that the server's CPU time can be read then.
 */

import { fanOut } from './fan-out.ts';
import { typeUntilKilled, whatIsLeft } from './kill.ts';
import { cold, fill, join, typeMeanwhile } from './large.ts';
import { openDocuments, openSockets } from './memory.ts';
import { replay } from './replay.ts';
import { reconnect } from './restart.ts';
import { soak } from './soak.ts';
import type { Findings, Task } from './task.ts';
import { typing } from './typing.ts';

const tasks = {
  fanOut,
  replay,
  typing,
  fill,
  join,
  typeMeanwhile,
  cold,
  reconnect,
  openDocuments,
  openSockets,
  typeUntilKilled,
  whatIsLeft,
  soak,
} satisfies Record<string, (task: Task) => Promise<Findings>>;

export type TaskName = keyof typeof tasks;

process.once('message', async ({ name, task }: { readonly name: TaskName; readonly task: Task }) => {
  try {
    process.send?.({ findings: await tasks[name](task) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  process.disconnect?.();
});
