#!/usr/bin/env node
/**
 * Looks at everything in a data folder, also while a server works in it, and changes nothing.
 *
 *   node bin/self-check.ts --data ./data
 *
 * Ends with 0 when all is in order, 1 when something is not, 2 when it could not look.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase, checkLog } from '../src/update-log/care/self-check.ts';
import { askedOf, run } from './command.ts';

run(() => {
  const { data } = askedOf('self-check --data FOLDER', 0);
  const log = join(data, 'log.db');
  if (!existsSync(log)) throw new Error(`there is no log in ${data}`);
  let problems = 0;
  const look = checkLog(log);
  let step = look.next();
  for (; !step.done; step = look.next()) {
    problems++;
    console.log(`log.db: ${step.value.document === null ? '' : `document ${step.value.document}: `}${step.value.what}`);
  }
  for (const name of readdirSync(data).filter((one) => one.endsWith('.db') && one !== 'log.db')) {
    for (const { what } of checkDatabase(join(data, name))) {
      problems++;
      console.log(`${name}: ${what}`);
    }
  }
  console.log(`${step.value.documents} documents replayed, ${problems} ${problems === 1 ? 'problem' : 'problems'}`);
  return problems === 0 ? 0 : 1;
});
