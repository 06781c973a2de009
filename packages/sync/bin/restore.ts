#!/usr/bin/env node
/**
 * Puts a backup into a folder that is empty or not there.
 *
 *   node bin/restore.ts --data ./data FILE
 */

import { restore } from '../src/update-log/care/backup.ts';
import { askedOf, run } from './command.ts';

run(async () => {
  const { data, files } = askedOf('restore --data FOLDER FILE', 1);
  const [file] = files as [string];
  const { files: copied, madeAt, raisedTo } = await restore(file, data);
  console.log(`${copied.map(({ name }) => name).join(', ')} of ${madeAt} are in ${data}`);
  console.log(`It is a new history (${raisedTo}): pages that hold more are closed and offer their words as a copy.`);
  return 0;
});
