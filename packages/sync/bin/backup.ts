#!/usr/bin/env node
/**
 * Copies a data folder into one file, also while a server works in it.
 *
 *   node bin/backup.ts --data ./data FILE
 */

import { backUp } from '../src/update-log/care/backup.ts';
import { askedOf, run } from './command.ts';

run(async () => {
  const { data, files, postgres } = askedOf('backup --data FOLDER FILE', 1);
  if (postgres !== null) {
    throw new Error(
      'PostgreSQL is backed up with its own pg_dump; docs/operating/cluster.md says how, and what comes after',
    );
  }
  const [file] = files as [string];
  const { files: copied } = await backUp(data, file);
  const bytes = copied.reduce((sum, one) => sum + one.bytes, 0);
  console.log(`${copied.map(({ name }) => name).join(', ')}: ${bytes} bytes in ${file}`);
  console.log('It holds what the folder holds: keep it where nobody else can read it.');
  return 0;
});
