#!/usr/bin/env node
/**
 * Looks at everything in a data folder, also while a server works in it, and changes nothing.
 *
 *   node bin/self-check.ts --data ./data
 *   node bin/self-check.ts --postgres postgres://… [--schema NAME]
 *
 * Ends with 0 when all is in order, 1 when something is not, 2 when it could not look.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresPlace } from '../src/update-log/care/postgres.ts';
import { checkDatabase, checkLog } from '../src/update-log/care/self-check.ts';
import { askedOf, run } from './command.ts';

run(async () => {
  const { data, postgres } = askedOf('self-check --data FOLDER, or self-check --postgres URL', 0);
  return postgres === null ? checkFolder(data) : checkDatabaseServer(postgres);
});

function checkFolder(data: string): number {
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
  return sum(step.value.documents, problems);
}

async function checkDatabaseServer(place: PostgresPlace): Promise<number> {
  const { checkPostgresLog } = await import('../src/update-log/care/postgres.ts');
  let problems = 0;
  const look = checkPostgresLog(place);
  let step = await look.next();
  for (; !step.done; step = await look.next()) {
    problems++;
    console.log(`document ${step.value.document}: ${step.value.what}`);
  }
  return sum(step.value.documents, problems);
}

function sum(documents: number, problems: number): number {
  console.log(`${documents} documents replayed, ${problems} ${problems === 1 ? 'problem' : 'problems'}`);
  return problems === 0 ? 0 : 1;
}
