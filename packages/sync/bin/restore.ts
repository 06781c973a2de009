#!/usr/bin/env node
/**
 * Puts a backup into a folder that is empty or not there.
 *
 *   node bin/restore.ts --data ./data FILE
 *   node bin/restore.ts --postgres postgres://…     after the database has been put back: looks at it, and begins a new history
 */

import { restore } from '../src/update-log/care/backup.ts';
import type { PostgresPlace } from '../src/update-log/care/postgres.ts';
import { askedOf, run } from './command.ts';

run(async () => {
  const { data, files, postgres } = askedOf('restore --data FOLDER FILE, or restore --postgres URL', 1);
  if (postgres !== null) return restored(postgres);
  const [file] = files as [string];
  const { files: copied, madeAt, raisedTo } = await restore(file, data);
  console.log(`${copied.map(({ name }) => name).join(', ')} of ${madeAt} are in ${data}`);
  tellOf(raisedTo);
  return 0;
});

/** The history is a new one whatever is found: what is damaged opens read-only, and can be repaired. */
async function restored(place: PostgresPlace): Promise<number> {
  const { beginHistory, checkPostgresLog } = await import('../src/update-log/care/postgres.ts');
  const generation = await beginHistory(place);
  let problems = 0;
  for await (const { document, what } of checkPostgresLog(place)) {
    problems++;
    console.log(`document ${document}: ${what}`);
  }
  tellOf(generation);
  return problems === 0 ? 0 : 1;
}

function tellOf(generation: number): void {
  console.log(`It is a new history (${generation}): pages that hold more are closed and offer their words as a copy.`);
}
